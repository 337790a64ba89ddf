// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tonekin {

/// Draws the outline of a track whose length is not known before its end: slices double in length whenever there are
/// too many, so memory stays the same for a minute and for ten hours. One object, one thread.
class WaveformBuilder {
public:
    explicit WaveformBuilder(int sampleRate);

    /// From here on samples belong `seconds` after the start of the track. What was never heard takes the look of
    /// what was heard last before it.
    void moveTo(double seconds);
    void add(std::span<const float> mono);
    /// The outline of `totalSeconds` (the heard end, if that is later) in equal columns, at most `mostColumns`.
    Waveform finish(double totalSeconds, int mostColumns) const;

private:
    struct Slice {
        float peak = 0.0F;
        double squares = 0.0;
        std::int64_t samples = 0;
    };
    void merge();

    int m_sampleRate;
    std::int64_t m_sliceLength; // samples
    std::int64_t m_position = 0;
    std::int64_t m_end = 0;
    std::vector<Slice> m_slices;
};

} // namespace tonekin
