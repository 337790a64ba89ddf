// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/pitchclasses.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace tonekin {

namespace {

constexpr double lowestHertz = 100.0; // below, the bins are wider than semitones
constexpr double highestHertz = 2000.0;
constexpr double leastPower = 1e-9;

int windowFor(int sampleRate)
{
    int window = 1024;
    while (window < sampleRate * 0.15)
        window *= 2;
    return window;
}

} // namespace

PitchClasses::PitchClasses(int sampleRate)
    : m_spectrum(windowFor(sampleRate))
    , m_hann(scaledHann(windowFor(sampleRate)))
    , m_power(m_spectrum.bins())
    , m_classOfBin(m_spectrum.bins(), -1)
{
    for (std::size_t bin = 1; bin < m_classOfBin.size(); ++bin) {
        const double hertz = static_cast<double>(bin) * sampleRate / static_cast<double>(window());
        if (hertz < lowestHertz || hertz > highestHertz)
            continue;
        const int pitch = static_cast<int>(std::lround(69.0 + 12.0 * std::log2(hertz / 440.0)));
        m_classOfBin[bin] = pitch % 12;
    }
}

std::optional<PitchClasses::Vector> PitchClasses::read(std::span<const float> samples)
{
    std::ranges::transform(samples, m_hann, m_spectrum.samples().begin(), std::multiplies<>());
    m_spectrum.power(m_power.data());
    Vector classes{};
    for (std::size_t bin = 1; bin + 1 < m_power.size(); ++bin) {
        const bool isPeak = m_power[bin] > m_power[bin - 1] && m_power[bin] >= m_power[bin + 1];
        if (isPeak && m_classOfBin[bin] >= 0)
            classes.at(static_cast<std::size_t>(m_classOfBin[bin])) += std::sqrt(m_power[bin]);
    }
    const double sum = std::accumulate(classes.begin(), classes.end(), 0.0);
    m_tonality = 0.0;
    if (sum * sum < leastPower)
        return {};
    const double squares = std::inner_product(classes.begin(), classes.end(), classes.begin(), 0.0);
    m_tonality = (12.0 * squares / (sum * sum) - 1.0) / 11.0;
    const double least = *std::ranges::min_element(classes);
    for (double& value : classes)
        value -= least;
    const double length = std::sqrt(std::inner_product(classes.begin(), classes.end(), classes.begin(), 0.0));
    if (length <= 0.0)
        return {};
    for (double& value : classes)
        value /= length;
    return classes;
}

} // namespace tonekin
