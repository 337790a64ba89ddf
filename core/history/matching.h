// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"
#include "history/playhistory.h"
#include "library/trackplays.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// What matching asks of a track of the library.
struct LibraryTrack {
    TrackId id;
    std::string recordingId; // of MusicBrainz
    std::string artist;
    std::string albumArtist;
    std::string title;
    std::string album;
    double seconds = 0.0; // 0: not known
    std::string path;     // absolute, bytes
};

enum class MatchedBy { RecordingId, Name, Path };

enum class NotMatched {
    NoSuchArtist,
    NoSuchTitle,       // of that artist
    LengthDiffers,     // same names, another recording
    SeveralCandidates, // and nothing to tell them apart by
    NoSuchPlace,       // there is only a path or a recording id, which no track has
};

/// The stable name, for example "no_such_artist".
std::string_view nameOf(MatchedBy by);
std::string_view nameOf(NotMatched why);

/// What became of one entry: a track and by what it was found, or why there is none.
struct HistoryMatch {
    std::optional<TrackId> track;
    MatchedBy by = MatchedBy::RecordingId;     // where there is a track
    NotMatched why = NotMatched::NoSuchArtist; // where there is none
};

/// Finds each entry's track, in the order of the entries: by recording id; by artist and title (see nameKey) where
/// lengths differ by 3 s at most or one is not known; by path. Several tracks that fit are told apart by path, then
/// album, then by the nearest length.
std::vector<HistoryMatch> matchHistory(std::span<const HistoryEntry> entries, std::span<const LibraryTrack> tracks);

/// What matched entries say of each track, by track: entries of one history are different plays, so they are summed.
std::vector<TrackPlays> playsOfTracks(std::span<const HistoryEntry> entries, std::span<const HistoryMatch> matches);

} // namespace tonekin
