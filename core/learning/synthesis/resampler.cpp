// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/resampler.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace tonekin {
namespace {

constexpr int halfTaps = 32;
constexpr int phases = 512; // between two samples

/// Taps for each phase, one after the other.
std::vector<float> makeTaps(double corner)
{
    std::vector<float> taps(static_cast<std::size_t>(phases + 1) * 2 * halfTaps);
    const auto bessel = [](double x) { return std::cyl_bessel_i(0.0, x); };
    constexpr double kaiser = 8.0;
    for (int phase = 0; phase <= phases; ++phase)
        for (int tap = 0; tap < 2 * halfTaps; ++tap) {
            const double t = tap - halfTaps + 1 - static_cast<double>(phase) / phases;
            const double x = std::numbers::pi * corner * t;
            const double sinc = std::abs(x) < 1e-9 ? 1.0 : std::sin(x) / x;
            const double edge = std::clamp(t / halfTaps, -1.0, 1.0);
            const double window = bessel(kaiser * std::sqrt(1.0 - edge * edge)) / bessel(kaiser);
            taps[static_cast<std::size_t>(phase) * 2 * halfTaps + static_cast<std::size_t>(tap)] =
                static_cast<float>(corner * sinc * window);
        }
    return taps;
}

} // namespace

std::vector<float> resample(const std::vector<float>& samples, double step)
{
    const std::vector<float> taps = makeTaps(0.96 * std::min(1.0, 1.0 / step));
    std::vector<float> out(static_cast<std::size_t>(static_cast<double>(samples.size()) / step));
    const auto count = static_cast<std::ptrdiff_t>(samples.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double at = static_cast<double>(i) * step;
        const auto whole = static_cast<std::ptrdiff_t>(at);
        const auto phase = static_cast<std::size_t>(std::lround((at - static_cast<double>(whole)) * phases));
        const float* row = taps.data() + phase * 2 * halfTaps;
        const std::ptrdiff_t first = whole - halfTaps + 1;
        float sum = 0.0F;
        for (std::ptrdiff_t tap = std::max<std::ptrdiff_t>(0, -first);
             tap < std::min<std::ptrdiff_t>(2 * halfTaps, count - first); ++tap)
            sum += row[tap] * samples[static_cast<std::size_t>(first + tap)];
        out[i] = sum;
    }
    return out;
}

} // namespace tonekin
