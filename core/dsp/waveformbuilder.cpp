// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/waveformbuilder.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr std::int64_t firstSliceLength = 256;
constexpr std::int64_t mostSlices = 8192; // several times what a screen shows, so that columns stay exact enough
constexpr std::int64_t farthest = std::int64_t{1} << 45; // samples; beyond it a header has lied

std::uint8_t toByte(double amplitude)
{
    return static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(amplitude, 0.0, 1.0)));
}

} // namespace

WaveformBuilder::WaveformBuilder(int sampleRate)
    : m_sampleRate(sampleRate)
    , m_sliceLength(firstSliceLength)
{
}

void WaveformBuilder::moveTo(double seconds)
{
    const double position = std::clamp(seconds * m_sampleRate, 0.0, static_cast<double>(farthest));
    m_position = std::llround(position);
}

void WaveformBuilder::merge()
{
    for (std::size_t i = 0; i < m_slices.size(); i += 2) {
        Slice sum = m_slices[i];
        if (i + 1 < m_slices.size()) {
            sum.peak = std::max(sum.peak, m_slices[i + 1].peak);
            sum.squares += m_slices[i + 1].squares;
            sum.samples += m_slices[i + 1].samples;
        }
        m_slices[i / 2] = sum;
    }
    m_slices.resize((m_slices.size() + 1) / 2);
    m_sliceLength *= 2;
}

void WaveformBuilder::add(std::span<const float> mono)
{
    while (!mono.empty()) {
        while (m_position / m_sliceLength >= mostSlices)
            merge();
        const std::int64_t index = m_position / m_sliceLength;
        if (index >= static_cast<std::int64_t>(m_slices.size()))
            m_slices.resize(static_cast<std::size_t>(index) + 1);
        const std::int64_t room = (index + 1) * m_sliceLength - m_position;
        const auto taken = static_cast<std::size_t>(std::min(room, static_cast<std::int64_t>(mono.size())));
        Slice& slice = m_slices[static_cast<std::size_t>(index)];
        float peak = slice.peak;
        float squares = 0.0F; // of at most one block; the long sum is kept in double
        for (const float sample : mono.first(taken)) {
            peak = std::max(peak, std::abs(sample));
            squares += sample * sample;
        }
        slice.peak = peak;
        slice.squares += static_cast<double>(squares);
        slice.samples += static_cast<std::int64_t>(taken);
        m_position += static_cast<std::int64_t>(taken);
        mono = mono.subspan(taken);
    }
    m_end = std::max(m_end, m_position);
}

Waveform WaveformBuilder::finish(double totalSeconds, int mostColumns) const
{
    const double total = std::max(static_cast<double>(m_end), totalSeconds * m_sampleRate);
    const double slices = total / static_cast<double>(m_sliceLength);
    const auto columns = static_cast<std::size_t>(std::clamp(std::ceil(slices), 0.0, static_cast<double>(mostColumns)));
    Waveform result;
    Slice last;
    for (std::size_t column = 0; column < columns; ++column) {
        const double from = slices * static_cast<double>(column) / static_cast<double>(columns);
        const double to = slices * static_cast<double>(column + 1) / static_cast<double>(columns);
        Slice sum;
        const auto end =
            std::min(static_cast<std::size_t>(std::max(std::ceil(to), std::floor(from) + 1.0)), m_slices.size());
        for (auto i = static_cast<std::size_t>(from); i < end; ++i) {
            sum.peak = std::max(sum.peak, m_slices[i].peak);
            sum.squares += m_slices[i].squares;
            sum.samples += m_slices[i].samples;
        }
        if (sum.samples > 0)
            last = sum;
        const double rms = last.samples > 0 ? std::sqrt(last.squares / static_cast<double>(last.samples)) : 0.0;
        result.peak.push_back(toByte(static_cast<double>(last.peak)));
        result.rms.push_back(toByte(rms));
    }
    return result;
}

} // namespace tonekin
