// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/trackplays.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tonekin {

class Connection;

/// Plays of a library's tracks, as each source tells them. Belongs to the Library that gives it out, and to its thread.
class PlayStore {
public:
    explicit PlayStore(Connection& connection);

    /// What a source says, in place of all it said before. Tracks that are not there any more are passed over.
    /// Errors: InvalidArgument (no name, counts below 0, a rating that is none).
    Status save(const std::string& source, const std::vector<TrackPlays>& plays, std::int64_t imported);
    /// Of all sources together, by track: the largest count of any, since they overlap, and Tonekin's own on top; the
    /// latest play, and the rating that was imported last.
    Result<std::vector<TrackPlays>> all() const;
    Result<std::vector<PlaySource>> sources() const; // by name

private:
    Connection& m_connection;
};

} // namespace tonekin
