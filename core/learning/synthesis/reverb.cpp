// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/effects.h"

#include "synthesis/filters.h"
#include "synthesis/noisemaker.h"

#include <array>

namespace tonekin {
namespace {

/// Feedback comb with a one-pole low-pass in its loop.
class Comb {
public:
    Comb(std::size_t length, double feedback, double damping)
        : m_samples(length)
        , m_feedback(static_cast<float>(feedback))
        , m_damping(static_cast<float>(damping))
    {
    }
    float step(float in)
    {
        const float out = m_samples[m_at];
        m_dull = out + (m_dull - out) * m_damping;
        m_samples[m_at] = in + m_dull * m_feedback;
        m_at = m_at + 1 == m_samples.size() ? 0 : m_at + 1;
        return out;
    }

private:
    std::vector<float> m_samples;
    std::size_t m_at = 0;
    float m_dull = 0.0F;
    float m_feedback;
    float m_damping;
};

class Diffuser {
public:
    explicit Diffuser(std::size_t length)
        : m_samples(length)
    {
    }
    float step(float in)
    {
        const float kept = m_samples[m_at];
        const float stored = in + 0.5F * kept;
        m_samples[m_at] = stored;
        m_at = m_at + 1 == m_samples.size() ? 0 : m_at + 1;
        return kept - 0.5F * stored;
    }

private:
    std::vector<float> m_samples;
    std::size_t m_at = 0;
};

/// What a one-pole low-pass keeps at 1 kHz: the loop's gain makes up for it, so that the time asked for is right there.
double keptAtOneKilohertz(double damping)
{
    const double cosine = std::cos(turn * 1000.0 / recordingRate);
    return (1.0 - damping) / std::sqrt(1.0 - 2.0 * damping * cosine + damping * damping);
}

} // namespace

void addReverb(Samples& samples, const Reverb& reverb)
{
    // Seconds, mutually inharmonic; a cathedral's are three times as long as a room's.
    constexpr std::array<double, 8> combs{0.02531, 0.02694, 0.02896, 0.03075, 0.03224, 0.03381, 0.03531, 0.03667};
    constexpr std::array<double, 4> diffusers{0.01261, 0.01000, 0.00773, 0.00510};
    const double stretch = 0.6 + 1.4 * reverb.size;
    const double damping = 0.4 * reverb.damping;
    std::vector<Comb> rooms;
    for (const double length : combs) {
        const double once = std::pow(10.0, -3.0 * length * stretch / reverb.seconds);
        const double feedback = std::min(0.995, once / keptAtOneKilohertz(damping));
        rooms.emplace_back(static_cast<std::size_t>(length * stretch * recordingRate), feedback, damping);
    }
    std::vector<Diffuser> walls;
    for (const double length : diffusers)
        walls.emplace_back(static_cast<std::size_t>(length * stretch * recordingRate));

    Samples wet(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        float sum = 0.0F;
        for (Comb& room : rooms)
            sum += room.step(samples[i]);
        for (Diffuser& wall : walls)
            sum = wall.step(sum);
        wet[i] = sum;
    }
    // As loud as the dry sound, so that the amount says what share of what is heard is the room.
    const double dryLevel = levelOf(samples);
    const double wetLevel = levelOf(wet);
    const auto wetGain = static_cast<float>(wetLevel > 0.0 ? reverb.amount * dryLevel / wetLevel : 0.0);
    const auto dryGain = static_cast<float>(1.0 - reverb.amount);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = dryGain * samples[i] + wetGain * wet[i];
}

} // namespace tonekin
