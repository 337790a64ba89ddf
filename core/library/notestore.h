// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/unitnote.h"

#include <string>
#include <vector>

namespace tonekin {

class Connection;

/// The user's own words on a network's units; they stay when a model's results go. Belongs to the Library that gives it
/// out, and to its thread.
class NoteStore {
public:
    explicit NoteStore(Connection& connection);

    Result<std::vector<UnitNote>> all(const std::string& modelHash) const; // by unit
    /// An empty one is forgotten. Errors: InvalidArgument with what is wrong (see flawOf).
    Status save(const std::string& modelHash, const UnitNote& note);
    /// All or none of them; those of the same units are replaced, others stay. Errors as above.
    Status save(const std::string& modelHash, const std::vector<UnitNote>& notes);

private:
    Connection& m_connection;
};

} // namespace tonekin
