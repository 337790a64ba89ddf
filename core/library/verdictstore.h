// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/verdict.h"

#include <vector>

namespace tonekin {

class Connection;

/// What the user decided about what was found. Nothing but the user takes a decision away: neither tracks nor networks
/// that go. Belongs to the Library that gives it out, and to its thread.
class VerdictStore {
public:
    explicit VerdictStore(Connection& connection);

    Result<std::vector<Verdict>> all(VerdictKind kind) const; // by audio, then by what else they are about
    /// All or none of them; each in place of an earlier one about the same. Errors: InvalidArgument (too long).
    Status save(const std::vector<Verdict>& verdicts);
    /// Takes back what was decided about the same as these, whatever it was.
    Status forget(const std::vector<Verdict>& verdicts);

private:
    Connection& m_connection;
};

} // namespace tonekin
