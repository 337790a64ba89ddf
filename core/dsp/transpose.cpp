// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/transpose.h"

#include "dsp/melanalyser.h"
#include "dsp/melbands.h"

#include <cmath>
#include <span>
#include <vector>

namespace tonekin {

namespace {

/// Where a band of the result takes its power from: a fractional band.
std::vector<double> sourceBands(const MelFrontEnd& frontEnd, double semitones)
{
    const double lowest = hertzToMel(frontEnd.lowestHertz);
    const double step = (hertzToMel(frontEnd.highestHertz) - lowest) / (frontEnd.bands + 1);
    const double ratio = std::exp2(semitones / 12.0);
    std::vector<double> sources;
    for (int band = 0; band < frontEnd.bands; ++band)
        sources.push_back((hertzToMel(melBandHertz(frontEnd, band) / ratio) - lowest) / step - 1.0);
    return sources;
}

/// Silence beyond the ends.
double powerAt(std::span<const float> frame, double band)
{
    const auto below = static_cast<std::ptrdiff_t>(std::floor(band));
    const double share = band - static_cast<double>(below);
    const auto power = [&](std::ptrdiff_t index) {
        return index >= 0 && index < std::ssize(frame)
                   ? std::expm1(static_cast<double>(frame[static_cast<std::size_t>(index)]))
                   : 0.0;
    };
    return (1.0 - share) * power(below) + share * power(below + 1);
}

} // namespace

MelSpectrogram transposed(const MelSpectrogram& mel, const MelFrontEnd& frontEnd, double semitones)
{
    const std::vector<double> sources = sourceBands(frontEnd, semitones);
    MelSpectrogram shifted = mel;
    for (int frame = 0; frame < mel.frames(); ++frame)
        for (std::size_t band = 0; band < sources.size(); ++band)
            shifted.values[static_cast<std::size_t>(frame) * sources.size() + band] =
                static_cast<float>(std::log1p(powerAt(mel.frame(frame), sources[band])));
    return shifted;
}

} // namespace tonekin
