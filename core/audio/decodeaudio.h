// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/result.h"

#include <chrono>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// A run of samples at the wanted rate, full scale 1, always finite and within +-8.
struct AudioBlock {
    std::span<const float> mono;        // [samples]
    std::span<const float> interleaved; // [samples x channels], for what needs both sides
    int channels = 1;                   // 1 or 2, the same for the whole track
};

/// What wants to hear a track. Called in order of time, on the thread that decodes.
class AudioSink {
public:
    virtual ~AudioSink() = default;
    /// What follows starts that long after the start of the track. Not called for a track that is read whole.
    virtual void startStretch(double seconds) = 0;
    virtual void add(const AudioBlock& block) = 0;
};

struct DecodeOptions {
    int sampleRate = 22050;         // Hz
    double mostSeconds = 15 * 60.0; // longer tracks are read in windows spread over them
    double windowSeconds = 60.0;
    std::chrono::milliseconds mostTime{120'000}; // on the clock, for the whole call
};

/// What one pass over a file told, besides the samples themselves.
struct DecodedAudio {
    AudioFacts facts;
    AudioHash hash;
    std::vector<TrackWarning> warnings;
    std::map<std::string, std::string> metadata; // FFmpeg's names in small letters; a stopgap where TagLib has nothing
};

/// Decodes a file once, in blocks, straight to the wanted rate; nothing longer than a block is kept. The descriptor
/// stays the caller's and must be of a regular file.
///
/// Fails with EmptyFile, NotAudio, NoAudioStream, UnsupportedCodec, Drm, CorruptHeader, BadParameters, IoError,
/// LimitTime, LimitMemory; with CorruptFrames when more than half was lost, and with Truncated or TooShort when there
/// is not one sample. Warns of Truncated, CorruptFrames, Silent, TooShort, ExcerptOnly, BadSamples.
Result<DecodedAudio> decodeAudio(int descriptor, const DecodeOptions& options, AudioSink& sink);

/// Facts, hash and metadata as above without decoding: every packet is read, and the length counted.
Result<DecodedAudio> probeAudio(int descriptor, std::chrono::milliseconds mostTime);

} // namespace tonekin
