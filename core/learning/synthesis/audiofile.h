// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

enum class AudioFormat { Flac, Mp3, Opus, Vorbis };

/// What a file says of itself; what is empty or 0 is left out.
struct AudioTexts {
    std::string title;
    std::string artist;
    std::string album;
    int number = 0; // of the track on its album
};

/// ".flac", ".mp3", ".opus", ".ogg"
std::string_view audioFileEnding(AudioFormat format);

/// One channel at recordingRate as the bytes of a file, the same bytes for the same samples. FLAC is 16 bits;
/// `kilobits` (a second) is that of MP3 (64 to 128) and Opus (48 and up, at 24 kHz, for Opus knows no 32 kHz), and for
/// Vorbis chooses the quality that comes near. Samples beyond +-1 are cut. libsndfile does the work.
/// Errors: IoError (the library cannot write this format), InvalidArgument (nothing to encode).
Result<std::vector<char>> encodeAudio(std::span<const float> samples, AudioFormat format, int kilobits,
                                      const AudioTexts& texts = {});

} // namespace tonekin
