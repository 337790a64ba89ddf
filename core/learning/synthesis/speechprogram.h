// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace tonekin {

struct Utterance {
    std::string voice = "en"; // language, with "+variant" for another speaker
    int pitch = 50;           // 0 to 99
    int wordsPerMinute = 160;
    std::string text; // UTF-8
};

/// Speaks with the program espeak-ng (a process of its own for each utterance: the library keeps state from one
/// utterance to the next, and only one thread may use it). Samples at recordingRate within +-1; the same utterance
/// gives the same samples. Errors: NotFound (no such program), IoError (it failed or said nothing).
Result<std::vector<float>> speak(const Utterance& utterance);

} // namespace tonekin
