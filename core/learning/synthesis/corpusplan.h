// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/audiofile.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tonekin {

/// What a recording of the corpus is made from.
enum class Material {
    Arrangement,
    Electronic,
    Tones,
    Chiptune,
    Drone,
    Ambience,
    Speech,
    SpeechOverBed,
    Song,
    SongOverArrangement,
};

/// One recording to make. It depends on nothing but the corpus's seed and its number.
struct PlannedRecording {
    int number = 0;
    Material material = Material::Arrangement;
    double seconds = 60.0; // about
    int work = 0;          // of an arrangement, or of the bed
    int version = 0;
    AudioFormat format = AudioFormat::Flac;
    int kilobits = 0; // a second, of formats that lose something
    /// Below the corpus's folder: "<kind>/<number>.<ending>". Kinds are folders, for `tonekin-train corpus FOLDER`
    /// takes the folders in it as collections.
    std::string path;
};

/// Recordings 0, 1, 2 ... of a seed until together they are about `hours` long: by time 68 % arrangements (all versions
/// of a work, one after the other), 7 % electronic and 3 % studies of tones, 7 % chiptune, 2.5 % drones, 2.5 %
/// ambience, 5 % speech (half over music), 5 % song (two fifths over music). A longer plan of the same seed begins with
/// the shorter. A quarter is stored as MP3, Opus or Vorbis, the rest as FLAC.
std::vector<PlannedRecording> planCorpus(std::uint64_t seed, double hours);

} // namespace tonekin
