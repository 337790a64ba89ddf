// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/effects.h"

#include "synthesis/filters.h"
#include "synthesis/noisemaker.h"

namespace tonekin {
namespace {

/// The last `length` samples, read between samples, too.
class DelayLine {
public:
    explicit DelayLine(double longestSeconds)
        : m_samples(static_cast<std::size_t>(longestSeconds * recordingRate) + 4)
    {
    }
    void push(double sample)
    {
        m_at = (m_at + 1) % m_samples.size();
        m_samples[m_at] = static_cast<float>(sample);
    }
    double read(double samplesAgo) const
    {
        const double inside = std::clamp(samplesAgo, 0.0, static_cast<double>(m_samples.size()) - 2.0);
        const auto whole = static_cast<std::size_t>(inside);
        const double part = inside - static_cast<double>(whole);
        const double newer = m_samples[(m_at + m_samples.size() - whole) % m_samples.size()];
        const double older = m_samples[(m_at + m_samples.size() - whole - 1) % m_samples.size()];
        return newer + (older - newer) * part;
    }

private:
    std::vector<float> m_samples;
    std::size_t m_at = 0;
};

void apply(Samples& samples, Biquad filter)
{
    for (float& sample : samples)
        sample = static_cast<float>(filter.step(sample));
}

/// Between 0 and 1.
double swingAt(std::size_t i, double perSecond)
{
    return 0.5 - 0.5 * std::cos(turn * perSecond * static_cast<double>(i) / recordingRate);
}

double between(double low, double high, double share)
{
    return low * std::pow(high / low, share);
}

} // namespace

void distort(Samples& samples, DistortionKind kind, double amount)
{
    const double before = levelOf(samples);
    float peak = 0.0F;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    if (peak <= 0.0F || amount <= 0.0)
        return;
    const double drive = decibels(40.0 * amount) / peak;
    const double steps = std::exp2(15.0 - 13.0 * amount);
    const double hold = 1.0 + 7.0 * amount * amount;
    double held = 0.0;
    double next = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double in = samples[i] * drive;
        if (kind == DistortionKind::Soft) {
            samples[i] = static_cast<float>(std::tanh(in));
        } else if (kind == DistortionKind::Hard) {
            samples[i] = static_cast<float>(std::clamp(in, -1.0, 1.0));
        } else {
            if (static_cast<double>(i) >= next) {
                held = std::round(samples[i] / peak * steps) / steps;
                next += hold;
            }
            samples[i] = static_cast<float>(held);
        }
    }
    const double after = levelOf(samples);
    if (after > 0.0)
        for (float& sample : samples)
            sample *= static_cast<float>(before / after);
}

void addSwing(Samples& samples, const Swing& swing)
{
    DelayLine line(swing.middle + swing.depth + 0.01);
    double back = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        line.push(samples[i] + swing.feedback * back);
        const double delay = swing.middle + swing.depth * (2.0 * swingAt(i, swing.perSecond) - 1.0);
        back = line.read(delay * recordingRate);
        samples[i] = static_cast<float>((1.0 - swing.mix) * samples[i] + swing.mix * back);
    }
}

void addPhaser(Samples& samples, double perSecond, double lowest, double highest)
{
    constexpr int stages = 4;
    constexpr std::size_t block = 32;
    std::vector<Biquad> filters(stages, Biquad::allPass(lowest, 0.7));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i % block == 0)
            for (Biquad& filter : filters)
                filter.turnInto(Biquad::allPass(between(lowest, highest, swingAt(i, perSecond)), 0.7));
        double turned = samples[i];
        for (Biquad& filter : filters)
            turned = filter.step(turned);
        samples[i] = static_cast<float>(0.5 * (samples[i] + turned));
    }
}

void addEcho(Samples& samples, double seconds, double feedback, double mix)
{
    DelayLine line(seconds);
    for (float& sample : samples) {
        const double back = line.read(seconds * recordingRate - 1.0);
        line.push(sample + feedback * back);
        sample = static_cast<float>(sample + mix * back);
    }
}

void addTremolo(Samples& samples, double perSecond, double depth)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] *= static_cast<float>(1.0 - depth * swingAt(i, perSecond));
}

void lowPass(Samples& samples, double hertz)
{
    apply(samples, Biquad::lowPass(hertz, 0.707));
}

void highPass(Samples& samples, double hertz)
{
    apply(samples, Biquad::highPass(hertz, 0.707));
}

void addShelf(Samples& samples, double hertz, double decibelsBelow, double decibelsAbove)
{
    apply(samples, Biquad::lowShelf(hertz, decibelsBelow));
    apply(samples, Biquad::highShelf(hertz, decibelsAbove));
}

void addBell(Samples& samples, double hertz, double q, double gain)
{
    apply(samples, Biquad::bell(hertz, q, gain));
}

void sweepFilter(Samples& samples, double perSecond, double lowest, double highest, double q)
{
    constexpr std::size_t block = 16;
    SweptFilter filter;
    double corner = lowest;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i % block == 0)
            corner = between(lowest, highest, swingAt(i, perSecond));
        samples[i] = static_cast<float>(filter.step(samples[i], corner, q).low);
    }
}

void compress(Samples& samples, double threshold, double ratio)
{
    const double up = std::exp(-1.0 / (0.005 * recordingRate));
    const double down = std::exp(-1.0 / (0.12 * recordingRate));
    const double limit = decibels(threshold);
    double heard = 0.0;
    for (float& sample : samples) {
        const double now = std::abs(sample);
        heard = now + (heard - now) * (now > heard ? up : down);
        if (heard > limit)
            sample *= static_cast<float>(std::pow(heard / limit, 1.0 / ratio - 1.0));
    }
}

void addNoise(Samples& samples, NoiseKind kind, double level, const RandomStream& random)
{
    const double gain = level * levelOf(samples);
    if (kind == NoiseKind::None || gain <= 0.0)
        return;
    NoiseMaker noise(kind, random);
    for (float& sample : samples)
        sample += static_cast<float>(gain * noise.step());
}

void setPeak(Samples& samples, double peak)
{
    float highest = 0.0F;
    for (const float sample : samples)
        highest = std::max(highest, std::abs(sample));
    if (highest > 0.0F)
        for (float& sample : samples)
            sample *= static_cast<float>(peak) / highest;
}

void fadeEnds(Samples& samples, double seconds)
{
    const auto length = std::min(samples.size() / 2, static_cast<std::size_t>(seconds * recordingRate));
    for (std::size_t i = 0; i < length; ++i) {
        const auto gain = static_cast<float>(i) / static_cast<float>(length);
        samples[i] *= gain;
        samples[samples.size() - 1 - i] *= gain;
    }
}

} // namespace tonekin
