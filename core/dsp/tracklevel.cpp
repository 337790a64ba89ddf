// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/tracklevel.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace tonekin {

namespace {

constexpr double absoluteGate = 1e-7; // -70 dB
constexpr double relativeGate = 0.1;  // -10 dB
constexpr double mostGain = 1e6;      // 60 dB

/// 0 where nothing is above.
double meanAbove(const std::vector<double>& powers, double gate)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const double power : powers)
        if (power > gate) {
            sum += power;
            ++count;
        }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

} // namespace

double gatedPower(const MelSpectrogram& power)
{
    std::vector<double> powers(static_cast<std::size_t>(power.frames()));
    for (std::size_t i = 0; i < powers.size(); ++i) {
        const auto frame = power.frame(static_cast<int>(i));
        powers[i] = std::accumulate(frame.begin(), frame.end(), 0.0);
    }
    return meanAbove(powers, std::max(absoluteGate, relativeGate * meanAbove(powers, absoluteGate)));
}

double gainToLevel(const MelSpectrogram& power, double level)
{
    const double found = level > 0.0 ? gatedPower(power) : 0.0;
    return found > 0.0 ? std::clamp(level / found, 1.0 / mostGain, mostGain) : 1.0;
}

} // namespace tonekin
