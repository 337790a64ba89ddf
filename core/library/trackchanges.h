// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/connection.h"
#include "library/statement.h"
#include "library/trackstore.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tonekin {

// What every change of a track's row is made of. Functions throw DatabaseError.

// Lists of columns, for updateTrack().
inline constexpr std::string_view setStamp = "device = ?, inode = ?, size = ?, modified_ns = ?";
inline constexpr std::string_view setTags =
    "title = ?, artist = ?, album_artist = ?, album = ?, genre = ?, musicbrainz_recording = ?, musicbrainz_release = "
    "?, musicbrainz_artist = ?, track_number = ?, disc_number = ?, year = ?, play_count = ?, gain_track = ?, "
    "gain_album = ?, audio_hash = ?, audio_hash_rule = 2";
inline constexpr std::string_view setAudio =
    "container = ?, codec = ?, sample_rate = ?, channels = ?, bit_rate = ?, duration = ?, analysed = ?";

std::int64_t secondsNow(); // since 1970
Error noSuchTrack();
bool exists(const Connection& connection, TrackId id);

// What the open places in the lists above are bound to, in their order.
void bindStamp(Statement& statement, const FileStamp& stamp);
void bindTags(Statement& statement, const TrackTags& tags, const AudioHash& hash);
void bindAudio(Statement& statement, const AudioFacts& audio);

void forgetProblems(Database& database, TrackId id);
void saveProblem(Database& database, TrackId id, int place, const TrackProblem& problem);
/// Any final result of a track ends that it is in hand.
void endInHand(Database& database, TrackId id);

/// Changes one track's row: `set` is SQL of ours, and `bind` binds what it leaves open.
template <typename Bind>
Status updateTrack(Connection& connection, TrackId id, const std::string& set, Bind&& bind)
{
    Statement update(connection.database, "UPDATE track SET changed = ?, " + set + " WHERE id = ?");
    update.bind(connection.changeNumber());
    bind(update);
    update.bind(id.value);
    update.run();
    if (connection.database.changes() == 0)
        return noSuchTrack();
    return ok();
}

} // namespace tonekin
