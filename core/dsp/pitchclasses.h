// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dsp/realspectrum.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// How much of each of the twelve pitch classes sounds, as a unit vector of what each has above the least. One object,
/// one thread.
class PitchClasses {
public:
    using Vector = std::array<double, 12>;

    explicit PitchClasses(int sampleRate); // Hz
    /// Samples for one reading; about 0.2 s.
    std::size_t window() const { return m_hann.size(); }
    /// Nothing where nothing sounds or all classes are alike.
    std::optional<Vector> read(std::span<const float> samples);
    /// Of the last reading: 0 all classes alike, to 1 a single one.
    double tonality() const { return m_tonality; }

private:
    RealSpectrum m_spectrum;
    std::vector<float> m_hann;
    std::vector<float> m_power;
    std::vector<int> m_classOfBin; // -1: none
    double m_tonality = 0.0;
};

} // namespace tonekin
