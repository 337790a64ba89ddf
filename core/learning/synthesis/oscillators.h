// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/filters.h"

namespace tonekin {

/// A wave whose phase runs from 0 to 1; saws and pulses have their edges rounded so that little folds back (polynomial
/// band-limited steps, V. Välimäki and A. Huovilainen 2007).
class Oscillator {
public:
    explicit Oscillator(double phase = 0.0)
        : m_phase(phase)
    {
    }
    double sine(double hertz)
    {
        const double out = std::sin(turn * m_phase);
        advance(hertz);
        return out;
    }
    double saw(double hertz)
    {
        const double out = 2.0 * m_phase - 1.0 - edge(m_phase, hertz / recordingRate);
        advance(hertz);
        return out;
    }
    double pulse(double hertz, double width)
    {
        const double perSample = hertz / recordingRate;
        const double since = m_phase + 1.0 - width;
        const double out =
            (m_phase < width ? 1.0 : -1.0) + edge(m_phase, perSample) - edge(since - std::floor(since), perSample);
        advance(hertz);
        return out;
    }
    double triangle(double hertz)
    {
        const double out = 1.0 - 4.0 * std::abs(m_phase - 0.5);
        advance(hertz);
        return out;
    }
    /// The stepped triangle of early game consoles: 16 levels.
    double steppedTriangle(double hertz) { return std::round(7.5 * triangle(hertz) + 7.5) / 7.5 - 1.0; }

private:
    void advance(double hertz)
    {
        m_phase += hertz / recordingRate;
        m_phase -= std::floor(m_phase);
    }
    static double edge(double phase, double perSample)
    {
        if (phase < perSample) {
            const double t = phase / perSample;
            return t + t - t * t - 1.0;
        }
        if (phase > 1.0 - perSample) {
            const double t = (phase - 1.0) / perSample;
            return t * t + t + t + 1.0;
        }
        return 0.0;
    }

    double m_phase;
};

/// Rises, falls to a level, stays, and dies away after `held` seconds.
struct Envelope {
    double attack = 0.005; // seconds
    double decay = 0.1;
    double sustain = 0.7; // level
    double release = 0.05;

    double at(double seconds, double held) const
    {
        if (seconds > held)
            return whileHeld(held) * std::max(0.0, 1.0 - (seconds - held) / release);
        return whileHeld(seconds);
    }

private:
    double whileHeld(double seconds) const
    {
        if (seconds < attack)
            return seconds / attack;
        return sustain + (1.0 - sustain) * std::exp(-3.0 * (seconds - attack) / decay);
    }
};

/// Adds what `wave(seconds)` gives for `length` seconds from `start` on; cut at the end of the samples.
template <typename Wave>
void addSound(std::vector<float>& samples, double start, double length, Wave wave)
{
    const auto first = static_cast<std::size_t>(std::max(0.0, start) * recordingRate);
    const auto count = static_cast<std::size_t>(length * recordingRate);
    for (std::size_t i = 0; i < count && first + i < samples.size(); ++i)
        samples[first + i] += static_cast<float>(wave(static_cast<double>(i) / recordingRate));
}

} // namespace tonekin
