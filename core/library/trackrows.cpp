// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/trackrows.h"

#include <algorithm>

namespace tonekin {

namespace {

std::optional<int> optionalInt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(static_cast<int>(row.integer(column)));
}

std::optional<double> optionalReal(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

// One list of columns for each part of a row, read in the same order below.
constexpr std::string_view rowColumns =
    "track.id, track.root, track.path, track.device, track.inode, track.size, track.modified_ns, track.state, "
    "track.missing, track.excluded, "
    // A hash of the first rule says nothing about a track that may be longer than it reached: no packet is shorter than
    // 2.5 ms, and 250,000 were hashed.
    "CASE WHEN track.audio_hash_rule >= 2 OR (track.size <= 33554432 AND track.duration <= 625.0) "
    "THEN track.audio_hash END, track.added, ";
constexpr std::string_view tagColumns =
    "track.title, track.artist, track.album_artist, track.album, track.genre, track.musicbrainz_recording, "
    "track.musicbrainz_release, track.musicbrainz_artist, track.track_number, track.disc_number, track.year, "
    "track.play_count, track.gain_track, track.gain_album, ";
constexpr std::string_view audioColumns =
    "track.container, track.codec, track.sample_rate, track.channels, track.bit_rate, track.duration, track.analysed, ";
constexpr std::string_view otherColumns =
    "CASE WHEN track.state >= 2 THEN (SELECT code FROM problem WHERE problem.track = track.id AND place = 0) END, "
    "EXISTS (SELECT 1 FROM embedding WHERE embedding.track = track.id) ";

TrackTags readTags(const Statement& row, int at)
{
    TrackTags tags;
    tags.title = row.text(at++);
    tags.artist = row.text(at++);
    tags.albumArtist = row.text(at++);
    tags.album = row.text(at++);
    tags.genre = row.text(at++);
    tags.musicBrainzRecordingId = row.text(at++);
    tags.musicBrainzReleaseId = row.text(at++);
    tags.musicBrainzArtistId = row.text(at++);
    tags.trackNumber = optionalInt(row, at++);
    tags.discNumber = optionalInt(row, at++);
    tags.year = optionalInt(row, at++);
    tags.playCount = optionalInt(row, at++);
    tags.replayGainTrackDecibel = optionalReal(row, at++);
    tags.replayGainAlbumDecibel = optionalReal(row, at);
    return tags;
}

AudioFacts readAudio(const Statement& row, int at)
{
    AudioFacts audio;
    audio.container = row.text(at++);
    audio.codec = row.text(at++);
    audio.sampleRate = static_cast<int>(row.integer(at++));
    audio.channels = static_cast<int>(row.integer(at++));
    audio.bitRate = static_cast<int>(row.integer(at++));
    audio.durationSeconds = row.real(at++);
    audio.analysedSeconds = row.real(at);
    return audio;
}

TrackRow readRow(const Statement& row)
{
    constexpr int firstTag = 12;
    constexpr int firstAudio = firstTag + 14;
    constexpr int problemColumn = firstAudio + 7;
    TrackRow track;
    track.id = {row.integer(0)};
    track.root = {row.integer(1)};
    const Bytes path = row.blob(2);
    track.relativePath.assign(path.begin(), path.end());
    track.stamp = {static_cast<std::uint64_t>(row.integer(3)), static_cast<std::uint64_t>(row.integer(4)),
                   row.integer(5), row.integer(6)};
    track.state = shownState(row.integer(8) != 0, row.integer(9) != 0, row.integer(7));
    const Bytes hash = row.blob(10);
    if (hash.size() == AudioHash().bytes.size())
        std::ranges::copy(hash, track.audioHash.emplace().bytes.begin());
    track.addedSeconds = row.integer(11);
    track.tags = readTags(row, firstTag);
    track.audio = readAudio(row, firstAudio);
    const bool shown = track.state == TrackState::Failed || track.state == TrackState::DoneWithWarning;
    if (shown && !row.isNull(problemColumn))
        track.problem = errorFromName(row.text(problemColumn)).value_or(ErrorCode::DbError);
    track.hasEmbedding = row.integer(problemColumn + 1) != 0;
    return track;
}

} // namespace

TrackState shownState(bool missing, bool excluded, std::int64_t stored)
{
    if (missing)
        return TrackState::Missing;
    if (excluded)
        return TrackState::Excluded;
    switch (stored) {
    case storedDone:
        return TrackState::Done;
    case storedDoneWithWarning:
        return TrackState::DoneWithWarning;
    case storedFailed:
        return TrackState::Failed;
    default:
        return TrackState::Waiting;
    }
}

std::vector<TrackRow> readTrackRows(const Database& database, const std::string& where,
                                    const std::function<void(Statement&)>& bind)
{
    std::string sql = "SELECT ";
    sql.append(rowColumns).append(tagColumns).append(audioColumns).append(otherColumns);
    sql.append("FROM track ").append(where).append(" ORDER BY track.id");
    Statement rows(database, sql);
    bind(rows);
    std::vector<TrackRow> tracks;
    while (rows.next())
        tracks.push_back(readRow(rows));
    return tracks;
}

} // namespace tonekin
