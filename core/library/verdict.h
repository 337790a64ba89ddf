// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"

#include <cstdint>
#include <string>

namespace tonekin {

/// What the user was asked about. The numbers stand in library files: never change or reuse one.
enum class VerdictKind : int {
    Copies = 1,      // whether two files hold the same recording
    OddOneOut = 2,   // whether a track is odd in a set
    KindOfTrack = 3, // whether it is an intro, an outro ...
};

enum class Decision : int {
    Accepted = 1,
    Rejected = 2,
};

/// A decision of the user's, by what the audio is: it outlives another scan, a moved file and another network.
struct Verdict {
    VerdictKind kind = VerdictKind::Copies;
    AudioHash audio;
    std::string about; // what else it is about: another audio or a set, in words of the kind's own
    Decision decision = Decision::Accepted;
    std::int64_t decidedSeconds = 0; // since 1970

    bool operator==(const Verdict&) const = default;
};

} // namespace tonekin
