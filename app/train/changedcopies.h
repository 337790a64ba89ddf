// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// What can happen to a file of the user's and shall not matter.
struct AudioChange {
    std::string name;                   // of the change, and of the collection of its copies
    std::string ending;                 // of the file, with the point
    std::vector<std::string> arguments; // for the ffmpeg program, before the file
};

/// MP3 at 64 kb/s, Opus at 48 kb/s, resampled to 32 kHz, mixed to mono, 12 dB louder and softer, 1 % faster and slower.
///
/// All but the first two are written as 32-bit float: 12 dB louder then means just that. A file of the user's that is
/// 12 dB louder than another copy was mastered so and does not clip either; 16 bits would add clipping or noise of
/// their own to the question.
const std::vector<AudioChange>& audioChanges();

/// What makes another file of the same recording: MP3 at 64 kb/s, Opus at 48 kb/s, 10 seconds less at the start or at
/// the end, 12 dB louder and softer, 0.5 % faster and slower.
const std::vector<AudioChange>& copyChanges();

/// Makes changed copies of a file at once, by the ffmpeg program, in a folder: named after the changes, with their
/// endings. `seconds`: the file's length, for the time limit.
/// Errors: NotFound (no such program), LimitTime, IoError (with what ffmpeg said).
Status makeChangedCopies(const std::filesystem::path& ffmpeg, const std::filesystem::path& file, double seconds,
                         std::span<const AudioChange> changes, const std::filesystem::path& folder);

} // namespace tonekin
