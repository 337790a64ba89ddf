// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace tonekin {

/// What a file says about itself. Texts are UTF-8, at most 4,096 characters each, as found (cleaning for display is
/// the window's business). Empty or nullopt where the file says nothing.
struct TrackTags {
    std::string title;
    std::string artist;
    std::string albumArtist;
    std::string album;
    std::string genre;
    std::string musicBrainzRecordingId;
    std::string musicBrainzReleaseId;
    std::string musicBrainzArtistId;
    std::optional<int> trackNumber;
    std::optional<int> discNumber;
    std::optional<int> year;
    std::optional<int> playCount;
    std::optional<double> replayGainTrackDecibel;
    std::optional<double> replayGainAlbumDecibel;

    bool operator==(const TrackTags&) const = default;
};

} // namespace tonekin
