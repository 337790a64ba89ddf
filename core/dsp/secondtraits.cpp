// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/secondtraits.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace tonekin {

namespace {

constexpr double leastRise = 2.5;     // dB, of an onset
constexpr double riseOverUsual = 2.0; // of what is usual in that second
constexpr double mostBands = 0.5;

double medianRise(std::span<const SoundFrame> frames)
{
    std::vector<double> rises;
    rises.reserve(frames.size());
    for (const SoundFrame& frame : frames)
        rises.push_back(frame.rise);
    const auto middle = rises.begin() + static_cast<std::ptrdiff_t>(rises.size() / 2);
    std::ranges::nth_element(rises, middle);
    return *middle;
}

void countOnsets(std::span<const SoundFrame> frames, SecondTraits& traits)
{
    const double least = std::max(leastRise, riseOverUsual * medianRise(frames));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const double rise = frames[i].rise;
        const bool isPeak = rise >= least && (i == 0 || rise > frames[i - 1].rise) &&
                            (i + 1 == frames.size() || rise >= frames[i + 1].rise);
        if (!isPeak)
            continue;
        traits.onsets += 1.0;
        traits.percussive += frames[i].risingBands > mostBands ? 1.0 : 0.0;
    }
}

/// The envelope at so many swings a second, under a Hann window, against its mean.
double swingAt(std::span<const double> amplitudes, double mean, double perFrame)
{
    std::complex<double> sum;
    const auto count = static_cast<double>(amplitudes.size());
    for (std::size_t i = 0; i < amplitudes.size(); ++i) {
        const double at = static_cast<double>(i);
        const double hann = 1.0 - std::cos(2.0 * std::numbers::pi * (at + 0.5) / count);
        sum += hann * (amplitudes[i] - mean) * std::polar(1.0, -2.0 * std::numbers::pi * perFrame * at);
    }
    return 2.0 * std::abs(sum) / (count * mean);
}

void measureEnvelope(std::span<const SoundFrame> frames, double framesPerSecond, SecondTraits& traits)
{
    std::vector<double> amplitudes;
    amplitudes.reserve(frames.size());
    for (const SoundFrame& frame : frames)
        amplitudes.push_back(std::sqrt(frame.power));
    const double mean =
        std::accumulate(amplitudes.begin(), amplitudes.end(), 0.0) / static_cast<double>(amplitudes.size());
    if (mean <= 0.0)
        return;
    const auto quiet = std::ranges::count_if(amplitudes, [&](double value) { return value < 0.5 * mean; });
    traits.quietFrames = static_cast<double>(quiet) / static_cast<double>(amplitudes.size());
    double syllables = 0.0;
    double all = 0.0;
    for (int hertz = 1; hertz <= 12; ++hertz) {
        const double swing = swingAt(amplitudes, mean, hertz / framesPerSecond);
        all += swing * swing;
        if (hertz >= 3 && hertz <= 6)
            syllables += swing * swing;
    }
    traits.modulation = std::sqrt(syllables);
    traits.syllables = all > 0.0 ? syllables / all : 0.0;
}

/// Loud frames count, as the others have no centre to speak of.
double centreSpreadOf(std::span<const SoundFrame> frames, double meanPower)
{
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (const SoundFrame& frame : frames) {
        if (frame.power < 0.01 * meanPower)
            continue;
        sum += frame.centre;
        squares += frame.centre * frame.centre;
        count += 1.0;
    }
    return count > 1.0 ? std::sqrt(std::max(0.0, squares / count - sum * sum / (count * count))) : 0.0;
}

} // namespace

SecondTraits traitsOf(std::span<const SoundFrame> frames, double framesPerSecond)
{
    SecondTraits traits;
    if (frames.empty())
        return traits;
    for (const SoundFrame& frame : frames)
        traits.power += frame.power / static_cast<double>(frames.size());
    countOnsets(frames, traits);
    measureEnvelope(frames, framesPerSecond, traits);
    traits.centreSpread = centreSpreadOf(frames, traits.power);
    return traits;
}

} // namespace tonekin
