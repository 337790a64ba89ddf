// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "base/trackkind.h"
#include "synthesis/audiofile.h"
#include "synthesis/recordingmaker.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tonekin {

/// Made albums, of whose every track it is known what it is to its album: to learn what intros, outros, interludes,
/// skits and ambience sound like, and to measure how well they are found.
///
/// An album has a material of its own (a band, songs, speech over a beat, electronics, chiptune, ambient), a usual
/// length and a level; its ordinary tracks keep to them, with exceptions: short ones, long fades, a drone among songs.
/// Nothing else is labelled but what it is.

enum class LevelCourse { Steady, Rising, Falling, Swelling }; // over the whole track

struct PlannedAlbumTrack {
    TrackKind kind = TrackKind::Ordinary;
    Material material = Material::Arrangement;
    double seconds = 180.0; // of the finished track
    double relative = 0.0;  // dB, to the album's level
    LevelCourse course = LevelCourse::Steady;
    double courseDepth = 0.0;   // dB between its ends
    double fadeIn = 0.01;       // seconds
    double fadeOut = 0.01;      // seconds
    double silenceBefore = 0.0; // seconds, within `seconds`
    double silenceAfter = 0.0;
    double bedLevel = -12.0; // of music below speech, dB
    AudioTexts texts;
    std::string path; // below the folder: "<album>/<number>.flac"
};

struct PlannedAlbum {
    int number = 0;
    double level = -18.0; // dB below full scale, root mean square of its tracks
    std::vector<PlannedAlbumTrack> tracks;
};

/// The same seed and number give the same album. Titles do not tell what a track is.
PlannedAlbum planAlbum(std::uint64_t seed, int number);

/// Track number `place` (from 0) of the album, with labels.path, and what it is as labels.kind (see trackKindNames). A
/// track that is longer than what its material makes at once has it again and again. Errors: those of RecordingMaker.
Result<Recording> makeAlbumTrack(RecordingMaker& maker, std::uint64_t seed, const PlannedAlbum& album,
                                 std::size_t place);

} // namespace tonekin
