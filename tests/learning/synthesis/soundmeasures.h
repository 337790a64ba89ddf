// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/recording.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>
#include <vector>

// What tests hear in made sound.
namespace tonekin::test {

inline std::span<const float> cut(const std::vector<float>& samples, double start, double end)
{
    const auto at = [&](double seconds) {
        return std::min(samples.size(), static_cast<std::size_t>(std::max(0.0, seconds) * recordingRate));
    };
    return std::span(samples).subspan(at(start), at(std::max(start, end)) - at(start));
}

/// Root mean square.
inline double loudness(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return samples.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

inline double inDecibels(double ratio)
{
    return 20.0 * std::log10(std::max(ratio, 1e-12));
}

/// The amplitude of one frequency, through a Hann window.
inline double amplitudeAt(std::span<const float> samples, double hertz)
{
    std::complex<double> sum;
    double window = 0.0;
    const double step = 2.0 * std::numbers::pi / static_cast<double>(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double weight = 0.5 - 0.5 * std::cos(step * static_cast<double>(i));
        sum += weight * samples[i] *
               std::polar(1.0, -2.0 * std::numbers::pi * hertz * static_cast<double>(i) / recordingRate);
        window += weight;
    }
    return window > 0.0 ? 2.0 * std::abs(sum) / window : 0.0;
}

/// The power between two frequencies, from blocks of 2048 samples.
inline double powerBetween(std::span<const float> samples, double low, double high)
{
    constexpr std::size_t block = 2048;
    constexpr double binWidth = static_cast<double>(recordingRate) / block;
    double power = 0.0;
    std::size_t blocks = 0;
    for (std::size_t at = 0; at + block <= samples.size(); at += 8 * block, ++blocks)
        for (double hertz = std::ceil(low / binWidth) * binWidth; hertz < high; hertz += binWidth)
            power += std::pow(amplitudeAt(samples.subspan(at, block), hertz), 2.0);
    return blocks > 0 ? power / static_cast<double>(blocks) : 0.0;
}

/// The period that a stretch repeats with best (normalised autocorrelation), as a MIDI pitch between two others.
inline double heardPitch(std::span<const float> samples, double lowest, double highest)
{
    const auto periodOf = [](double pitch) { return recordingRate / (440.0 * std::exp2((pitch - 69.0) / 12.0)); };
    const auto correlation = [&](std::size_t lag) {
        double product = 0.0;
        double first = 1e-20;
        double second = 1e-20;
        for (std::size_t i = 0; i + lag < samples.size(); ++i) {
            product += static_cast<double>(samples[i]) * samples[i + lag];
            first += static_cast<double>(samples[i]) * samples[i];
            second += static_cast<double>(samples[i + lag]) * samples[i + lag];
        }
        return product / std::sqrt(first * second);
    };
    const auto shortest = static_cast<std::size_t>(periodOf(highest));
    const auto longest = static_cast<std::size_t>(periodOf(lowest)) + 1;
    std::size_t best = shortest;
    double most = -1.0;
    for (std::size_t lag = shortest; lag <= longest && lag * 2 < samples.size(); ++lag)
        if (const double now = correlation(lag); now > most) {
            most = now;
            best = lag;
        }
    // A parabola through the best and its neighbours.
    const double before = correlation(best - 1);
    const double after = correlation(best + 1);
    const double bend = before - 2.0 * most + after;
    const double period = static_cast<double>(best) + (std::abs(bend) > 1e-12 ? 0.5 * (before - after) / bend : 0.0);
    return 69.0 + 12.0 * std::log2(recordingRate / period / 440.0);
}

} // namespace tonekin::test
