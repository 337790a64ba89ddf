// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errorcode.h"
#include "base/finding.h"
#include "base/melspectrogram.h"
#include "base/tracktags.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace tonekin {

/// 128 bits over the compressed audio packets, without tags or container: two files with the same hash hold the same
/// audio to the end, whatever they are called and however they are tagged. Uncompressed audio mixes in codec, rate and
/// channels, which its packets do not tell.
struct AudioHash {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const AudioHash&) const = default;
};

/// What the decoder counted, not what the header claims.
struct AudioFacts {
    std::string container; // FFmpeg's short name: "mp3", "ogg", "flac"
    std::string codec;     // "mp3", "vorbis"
    int sampleRate = 0;    // Hz, of the file
    int channels = 0;
    int bitRate = 0;              // bits a second, 0 when unknown
    double durationSeconds = 0.0; // whole track; counted where it was decoded to the end
    double analysedSeconds = 0.0; // what was read of it

    bool operator==(const AudioFacts&) const = default;
};

/// The outline of a track for the seek bar: the peak and the loudness of equal slices, 0..255 of full scale.
struct Waveform {
    std::vector<std::uint8_t> peak; // [columns]
    std::vector<std::uint8_t> rms;  // [columns]

    bool operator==(const Waveform&) const = default;
};

/// One warning that goes with a usable result, with a number or place for those who want to know.
struct TrackWarning {
    ErrorCode code;
    std::string detail;
};

/// Tags and facts alone, cheap to get: no audio is decoded.
struct ProbedTrack {
    TrackTags tags;
    AudioFacts audio;
    AudioHash audioHash;
};

/// All that a decoder finds in one pass over a file.
struct DecodedTrack {
    TrackTags tags;
    AudioFacts audio;
    AudioHash audioHash;
    MelSpectrogram mel;
    Waveform waveform;
    double loudnessLufs = -70.0;   // integrated, EBU R128
    std::vector<Finding> findings; // of the decoder's kinds, all but the waveform
    std::vector<TrackWarning> warnings;
};

} // namespace tonekin
