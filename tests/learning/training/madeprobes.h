// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/randomstream.h"
#include "corpus/probeset.h"

#include <string>

namespace tonekin {

inline constexpr int framesAClip = 64;

/// One recording of clips that differ only in the bands that sound and in how they begin.
class MadeProbes {
public:
    explicit MadeProbes(std::uint64_t seed)
        : m_random(seed, {})
    {
        m_mel.bands = m_frontEnd.bands;
        m_mel.framesPerSecond = m_frontEnd.framesPerSecond();
        m_mel.stretches = {{0, 0.0}};
        m_labels.path = "made.flac";
    }

    /// Bands from..to sound in the frames of the clip from `begin` on.
    void add(const std::string& attribute, int from, int to, int begin)
    {
        const int first = m_mel.frames();
        for (int frame = 0; frame < framesAClip; ++frame)
            for (int band = 0; band < m_mel.bands; ++band) {
                const bool sounds = frame >= begin && band >= from && band < to;
                m_mel.values.push_back(static_cast<float>((sounds ? 3.0 : 0.2) + 0.3 * m_random.unit()));
            }
        const double hop = 1.0 / m_mel.framesPerSecond;
        // As long as its frames' windows reach.
        m_labels.clips.push_back({{first * hop, (first + framesAClip + 1) * hop}, {attribute}, {}});
        addGap();
    }
    ProbeSet take() { return {{m_mel}, {m_labels}}; }

private:
    void addGap() { m_mel.values.insert(m_mel.values.end(), static_cast<std::size_t>(2 * m_mel.bands), 0.0F); }

    MelFrontEnd m_frontEnd;
    RandomStream m_random;
    MelSpectrogram m_mel;
    ProbeLabels m_labels;
};

inline ProbeSet soundsOf(std::uint64_t seed)
{
    MadeProbes probes(seed);
    for (int i = 0; i < 30; ++i) {
        probes.add("hum", 0, 12, 4);
        probes.add("white noise", 0, 128, 4);
        probes.add("hiss", 90, 128, 4);
        probes.add("the note C", 40, 44, 4);
    }
    return probes.take();
}

} // namespace tonekin
