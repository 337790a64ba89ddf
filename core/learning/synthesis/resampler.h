// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tonekin {

/// One sample for every `step` of the old ones, by a windowed sinc (64 taps, Kaiser window) whose corner follows the
/// lower of the two rates. `step` 4/3 goes from 32 to 24 kHz, 22050/32000 from 22.05 to 32 kHz.
std::vector<float> resample(const std::vector<float>& samples, double step);

inline std::vector<float> resampleToThreeQuarters(const std::vector<float>& samples)
{
    return resample(samples, 4.0 / 3.0);
}

} // namespace tonekin
