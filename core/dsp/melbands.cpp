// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/melbands.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {

double hertzToMel(double hertz)
{
    return 2595.0 * std::log10(1.0 + hertz / 700.0);
}

double melToHertz(double mel)
{
    return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
}

namespace {

/// The bands + 2 corners of the triangles, Hz.
std::vector<double> corners(const MelFrontEnd& frontEnd)
{
    const double lowest = hertzToMel(frontEnd.lowestHertz);
    const double highest = hertzToMel(frontEnd.highestHertz);
    std::vector<double> result(static_cast<std::size_t>(frontEnd.bands) + 2);
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = melToHertz(lowest + (highest - lowest) * static_cast<double>(i) / (frontEnd.bands + 1));
    return result;
}

} // namespace

MelBands::MelBands(const MelFrontEnd& frontEnd)
{
    const auto corner = corners(frontEnd);
    const double binHertz = static_cast<double>(frontEnd.sampleRate) / frontEnd.window;
    const int lastBin = frontEnd.window / 2;
    for (std::size_t b = 0; b + 2 < corner.size(); ++b) {
        const double left = corner[b];
        const double top = corner[b + 1];
        const double right = corner[b + 2];
        Band band;
        band.firstBin = std::clamp(static_cast<int>(std::ceil(left / binHertz)), 0, lastBin);
        band.firstWeight = static_cast<int>(m_weights.size());
        const int end = std::min(static_cast<int>(std::floor(right / binHertz)), lastBin) + 1;
        for (int bin = band.firstBin; bin < end; ++bin) {
            const double hertz = bin * binHertz;
            const double weight = hertz < top ? (hertz - left) / (top - left) : (right - hertz) / (right - top);
            m_weights.push_back(static_cast<float>(std::max(0.0, weight)));
        }
        band.bins = std::max(0, end - band.firstBin);
        m_bands.push_back(band);
    }
}

void MelBands::weigh(std::span<const float> power, std::span<float> bands) const
{
    for (std::size_t b = 0; b < m_bands.size(); ++b) {
        const Band& band = m_bands[b];
        const float* weight = m_weights.data() + band.firstWeight;
        bands[b] = std::inner_product(weight, weight + band.bins, power.data() + band.firstBin, 0.0F);
    }
}

} // namespace tonekin
