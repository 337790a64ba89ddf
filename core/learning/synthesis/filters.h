// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/recording.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonekin {

inline constexpr double turn = 2.0 * std::numbers::pi;

inline double decibels(double level)
{
    return std::pow(10.0, level / 20.0);
}

inline double midiHertz(double pitch)
{
    return 440.0 * std::exp2((pitch - 69.0) / 12.0);
}

/// A second-order filter at recordingRate. Coefficients: R. Bristow-Johnson, "Audio EQ Cookbook".
class Biquad {
public:
    static Biquad lowPass(double hertz, double q)
    {
        const Corner c(hertz, q);
        return {(1 - c.cosine) / 2, 1 - c.cosine, (1 - c.cosine) / 2, 1 + c.alpha, -2 * c.cosine, 1 - c.alpha};
    }
    static Biquad highPass(double hertz, double q)
    {
        const Corner c(hertz, q);
        return {(1 + c.cosine) / 2, -(1 + c.cosine), (1 + c.cosine) / 2, 1 + c.alpha, -2 * c.cosine, 1 - c.alpha};
    }
    /// 0 dB at its middle.
    static Biquad bandPass(double hertz, double q)
    {
        const Corner c(hertz, q);
        return {c.alpha, 0.0, -c.alpha, 1 + c.alpha, -2 * c.cosine, 1 - c.alpha};
    }
    static Biquad allPass(double hertz, double q)
    {
        const Corner c(hertz, q);
        return {1 - c.alpha, -2 * c.cosine, 1 + c.alpha, 1 + c.alpha, -2 * c.cosine, 1 - c.alpha};
    }
    static Biquad bell(double hertz, double q, double gainDecibels)
    {
        const Corner c(hertz, q);
        const double a = std::sqrt(decibels(gainDecibels));
        return {1 + c.alpha * a, -2 * c.cosine, 1 - c.alpha * a, 1 + c.alpha / a, -2 * c.cosine, 1 - c.alpha / a};
    }
    static Biquad lowShelf(double hertz, double gainDecibels) { return shelf(hertz, gainDecibels, 1.0); }
    static Biquad highShelf(double hertz, double gainDecibels) { return shelf(hertz, gainDecibels, -1.0); }

    double step(double in)
    {
        const double out = m_b0 * in + m_first;
        m_first = m_b1 * in - m_a1 * out + m_second;
        m_second = m_b2 * in - m_a2 * out;
        return out;
    }
    /// Takes another's coefficients and goes on without a click.
    void turnInto(const Biquad& other)
    {
        m_b0 = other.m_b0;
        m_b1 = other.m_b1;
        m_b2 = other.m_b2;
        m_a1 = other.m_a1;
        m_a2 = other.m_a2;
    }

private:
    struct Corner {
        Corner(double hertz, double q)
        {
            const double angle = turn * std::clamp(hertz, 5.0, 0.49 * recordingRate) / recordingRate;
            cosine = std::cos(angle);
            alpha = std::sin(angle) / (2.0 * q);
        }
        double cosine = 0.0;
        double alpha = 0.0;
    };
    /// `side`: 1 the lows, -1 the highs.
    static Biquad shelf(double hertz, double gainDecibels, double side)
    {
        const Corner c(hertz, std::numbers::sqrt2 / 2.0);
        const double a = std::sqrt(decibels(gainDecibels));
        const double slope = 2.0 * std::sqrt(a) * c.alpha;
        const double cosine = side * c.cosine;
        return {a * ((a + 1) - (a - 1) * cosine + slope), side * 2 * a * ((a - 1) - (a + 1) * cosine),
                a * ((a + 1) - (a - 1) * cosine - slope), (a + 1) + (a - 1) * cosine + slope,
                -2 * side * ((a - 1) + (a + 1) * cosine), (a + 1) + (a - 1) * cosine - slope};
    }
    Biquad(double b0, double b1, double b2, double a0, double a1, double a2)
        : m_b0(b0 / a0)
        , m_b1(b1 / a0)
        , m_b2(b2 / a0)
        , m_a1(a1 / a0)
        , m_a2(a2 / a0)
    {
    }

    double m_b0, m_b1, m_b2, m_a1, m_a2;
    double m_first = 0.0;
    double m_second = 0.0;
};

/// A resonant low-pass and band-pass whose corner may change with every sample: trapezoidal state variable filter
/// (V. Zavalishin, "The Art of VA Filter Design").
class SweptFilter {
public:
    struct Out {
        double low;
        double band;
        double high;
    };
    Out step(double in, double hertz, double q)
    {
        const double g = std::tan(std::numbers::pi * std::clamp(hertz, 5.0, 0.45 * recordingRate) / recordingRate);
        const double damping = 1.0 / q;
        const double high = (in - (damping + g) * m_first - m_second) / (1.0 + g * (g + damping));
        const double band = g * high + m_first;
        const double low = g * band + m_second;
        m_first = g * high + band;
        m_second = g * band + low;
        return {low, band, high};
    }

private:
    double m_first = 0.0;
    double m_second = 0.0;
};

} // namespace tonekin
