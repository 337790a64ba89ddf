// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/recording.h"

namespace tonekin {

/// Noise of one kind, sample by sample, with a root mean square of about 1 (crackle: of what is between the clicks,
/// too, over some seconds). `None` gives silence.
class NoiseMaker {
public:
    NoiseMaker(NoiseKind kind, RandomStream random);
    double step();

private:
    double white();
    double pink();
    double brown();
    double hum();
    double crackle();

    NoiseKind m_kind;
    RandomStream m_random;
    double m_rows[7] = {};
    double m_slow = 0.0;
    double m_phase = 0.0;
    double m_humStep = 0.0;
    double m_harmonics[12] = {};
    double m_click = 0.0;
    double m_clickDecay = 0.0;
    double m_clicksPerSample = 0.0;
};

/// Root mean square; 0 for nothing.
double levelOf(const std::vector<float>& samples);

} // namespace tonekin
