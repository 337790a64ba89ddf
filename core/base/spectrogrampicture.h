// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tonekin {

/// A picture of a stretch of a track for the inspector: log-mel values as 0..255 (0 = silence, 255 = full scale).
struct SpectrogramPicture {
    int bands = 0;
    int columns = 0;
    std::vector<std::uint8_t> values; // [columns x bands], band 0 lowest
    double startSeconds = 0.0;
    double secondsPerColumn = 0.0;
};

} // namespace tonekin
