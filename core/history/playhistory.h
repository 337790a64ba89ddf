// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// Which program or service a history comes from.
enum class HistoryKind {
    Strawberry,
    Clementine,
    Rhythmbox,
    Amarok,
    MpdStickers,
    MusicXml, // iTunes and Apple Music
    ListenBrainz,
    LastFm,
    Spotify,
    ScrobblerLog,
    Maloja,
};

/// The stable name, for example "strawberry": the source's name in the library and in JSON.
std::string_view nameOf(HistoryKind kind);

/// What another program knows of one recording. Names are one line of UTF-8 each; empty where nothing is said.
struct HistoryEntry {
    std::string recordingId; // of MusicBrainz, in lower case
    std::string artist;
    std::string title;
    std::string album;
    std::optional<double> seconds; // length
    /// Bytes, without ".." and NUL: absolute, or relative to a music folder that the history does not name.
    std::string path;
    std::int64_t plays = 0;
    std::int64_t skips = 0;
    std::int64_t lastPlayed = 0;  // seconds since 1970; 0 where it is not known
    std::optional<double> rating; // 0 to 1
};

/// A part of the file that was not taken, and why. `part` names the table or the file within a zip, if there are
/// several; `number` counts lines, rows or items from 1 (0: the part as a whole).
struct RefusedLine {
    std::string part;
    std::int64_t number = 0;
    std::string reason; // English
};

/// A history as read: each recording once, as far as the file itself can tell.
struct HistoryFile {
    HistoryKind kind = HistoryKind::Strawberry;
    std::vector<HistoryEntry> entries;
    std::vector<RefusedLine> refused; // the first ones
    std::int64_t refusedCount = 0;    // all of them
    std::int64_t ignoredCount = 0;    // podcasts, streams, videos and the like, which are no tracks
};

} // namespace tonekin
