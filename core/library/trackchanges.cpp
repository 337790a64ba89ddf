// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/trackchanges.h"

#include <chrono>

namespace tonekin {

std::int64_t secondsNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Error noSuchTrack()
{
    return {ErrorCode::NotFound, "no such track"};
}

bool exists(const Connection& connection, TrackId id)
{
    Statement row(connection.database, "SELECT 1 FROM track WHERE id = ?");
    row.bind(id.value);
    return row.next();
}

void bindStamp(Statement& statement, const FileStamp& stamp)
{
    statement.bind(static_cast<std::int64_t>(stamp.device)).bind(static_cast<std::int64_t>(stamp.inode));
    statement.bind(stamp.size).bind(stamp.modifiedNs);
}

void bindTags(Statement& statement, const TrackTags& tags, const AudioHash& hash)
{
    for (const std::string* text :
         {&tags.title, &tags.artist, &tags.albumArtist, &tags.album, &tags.genre, &tags.musicBrainzRecordingId,
          &tags.musicBrainzReleaseId, &tags.musicBrainzArtistId})
        statement.bind(std::string_view(*text));
    statement.bind(tags.trackNumber).bind(tags.discNumber).bind(tags.year).bind(tags.playCount);
    statement.bind(tags.replayGainTrackDecibel).bind(tags.replayGainAlbumDecibel).bind(Bytes(hash.bytes));
}

void bindAudio(Statement& statement, const AudioFacts& audio)
{
    statement.bind(std::string_view(audio.container)).bind(std::string_view(audio.codec)).bind(audio.sampleRate);
    statement.bind(audio.channels).bind(audio.bitRate).bind(audio.durationSeconds).bind(audio.analysedSeconds);
}

void forgetProblems(Database& database, TrackId id)
{
    Statement remove(database, "DELETE FROM problem WHERE track = ?");
    remove.bind(id.value);
    remove.run();
}

void saveProblem(Database& database, TrackId id, int place, const TrackProblem& problem)
{
    Statement insert(database, "INSERT INTO problem (track, place, code, stage, detail, attempts, noticed) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(id.value).bind(place).bind(errorName(problem.code)).bind(std::string_view(problem.stage));
    insert.bind(std::string_view(problem.detail)).bind(problem.attempts).bind(problem.whenSeconds);
    insert.run();
}

void endInHand(Database& database, TrackId id)
{
    Statement remove(database, "DELETE FROM in_hand WHERE track = ?");
    remove.bind(id.value);
    remove.run();
}

} // namespace tonekin
