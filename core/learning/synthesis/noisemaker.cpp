// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/noisemaker.h"

#include "synthesis/filters.h"

namespace tonekin {

NoiseMaker::NoiseMaker(NoiseKind kind, RandomStream random)
    : m_kind(kind)
    , m_random(random)
{
    if (kind == NoiseKind::Hum) {
        m_humStep = (m_random.happens(0.6) ? 50.0 : 60.0) / recordingRate;
        double power = 0.0;
        for (int i = 0; i < 12; ++i) {
            m_harmonics[i] = m_random.between(0.2, 1.0) / (1.0 + 0.5 * i);
            power += 0.5 * m_harmonics[i] * m_harmonics[i];
        }
        for (double& harmonic : m_harmonics)
            harmonic /= std::sqrt(power);
    }
    m_clicksPerSample = m_random.between(8.0, 60.0) / recordingRate;
}

double NoiseMaker::step()
{
    switch (m_kind) {
    case NoiseKind::White:
        return white();
    case NoiseKind::Pink:
        return pink();
    case NoiseKind::Brown:
        return brown();
    case NoiseKind::Hum:
        return hum();
    case NoiseKind::Crackle:
        return crackle();
    case NoiseKind::None:
        break;
    }
    return 0.0;
}

/// Even over +-sqrt(3): a root mean square of 1, and nothing sticks out.
double NoiseMaker::white()
{
    return (2.0 * m_random.unit() - 1.0) * std::numbers::sqrt3;
}

/// Paul Kellet's filter: within 0.05 dB of -3 dB an octave above some 10 Hz.
double NoiseMaker::pink()
{
    constexpr double poles[6] = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
    constexpr double gains[6] = {0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980};
    const double in = white();
    double out = m_rows[6] + in * 0.5362;
    for (int i = 0; i < 6; ++i) {
        m_rows[i] = poles[i] * m_rows[i] + in * gains[i];
        out += m_rows[i];
    }
    m_rows[6] = in * 0.115926;
    constexpr double measuredLevel = 3.10; // of white noise with a root mean square of 1, over minutes
    return out / measuredLevel;
}

/// -6 dB an octave above 20 Hz.
double NoiseMaker::brown()
{
    constexpr double keep = 1.0 - turn * 20.0 / recordingRate;
    m_slow = keep * m_slow + white() * std::sqrt(1.0 - keep * keep);
    return m_slow;
}

double NoiseMaker::hum()
{
    m_phase += m_humStep;
    m_phase -= std::floor(m_phase);
    double out = 0.0;
    for (int i = 0; i < 12; ++i)
        out += m_harmonics[i] * std::sin(turn * m_phase * (i + 1));
    return out;
}

/// Clicks of random height that die away within a few samples, as of dust on a record.
double NoiseMaker::crackle()
{
    if (m_random.happens(m_clicksPerSample)) {
        const double height = m_random.unit();
        m_click += (m_random.happens(0.5) ? 1.0 : -1.0) * height * height;
        m_clickDecay = m_random.between(0.3, 0.92);
    }
    m_click *= -m_clickDecay;
    // A click's height squared has the mean 1/5, and the squares of its swings sum to 1.06 times that.
    return m_click / std::sqrt(m_clicksPerSample * 0.2 * 1.06);
}

double levelOf(const std::vector<float>& samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return samples.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

} // namespace tonekin
