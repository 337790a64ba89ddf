// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/electronic.h"

#include "synthesis/noisemaker.h"
#include "synthesis/oscillators.h"

#include <array>
#include <vector>

namespace tonekin {
namespace {

enum class Colour { Harmonic, Odd, Modulated, Bell, Pure };

/// One sounding tone of steady or gliding pitch.
struct Tone {
    double start = 0.0;
    double seconds = 1.0;
    double pitch = 60.0;  // MIDI, at its beginning
    double target = 60.0; // at its end
    double vibratoDepth = 0.0;
    double vibratoRate = 6.0;
    Colour colour = Colour::Harmonic;
    int partials = 12;
    double slope = 1.0; // partial n is n^-slope as loud as the first
    double index = 3.0; // of frequency modulation
};

/// Partials of a struck bell over its prime (after A. Lehr): hum, prime, tierce, quint, nominal and above.
constexpr std::array<double, 8> bellPartials{0.5, 1.0, 1.2, 1.5, 2.0, 2.5, 2.67, 3.0};

class ToneSound {
public:
    explicit ToneSound(const Tone& tone)
        : m_tone(tone)
    {
        for (int i = 0; i < tone.partials; ++i)
            m_levels.push_back(std::pow(tone.colour == Colour::Odd ? 2 * i + 1 : i + 1, -tone.slope));
    }
    double operator()(double t)
    {
        const double share = t / m_tone.seconds;
        const double pitch = m_tone.pitch + (m_tone.target - m_tone.pitch) * share +
                             m_tone.vibratoDepth * std::sin(turn * m_tone.vibratoRate * t);
        const double hertz = midiHertz(pitch);
        m_phase += hertz / recordingRate;
        return wave(hertz, t) * envelope(t);
    }

private:
    double envelope(double t) const
    {
        const double fade = std::min({1.0, t / 0.015, (m_tone.seconds - t) / 0.04});
        return std::max(0.0, fade) * (m_tone.colour == Colour::Bell ? std::exp(-3.0 * t / m_tone.seconds) : 1.0);
    }
    double wave(double hertz, double t) const
    {
        switch (m_tone.colour) {
        case Colour::Pure:
            return std::sin(turn * m_phase);
        case Colour::Modulated:
            return std::sin(turn * m_phase +
                            m_tone.index * std::exp(-t / m_tone.seconds) * std::sin(turn * 2.0 * m_phase));
        case Colour::Bell: {
            double sum = 0.0;
            for (const double partial : bellPartials)
                if (partial * hertz < 0.45 * recordingRate)
                    sum += std::sin(turn * partial * m_phase) * std::exp(-partial * t / m_tone.seconds) / partial;
            return 0.4 * sum;
        }
        default:
            return comb(hertz);
        }
    }
    /// sin(n x) by the recurrence from the two before: one sine and cosine for all partials.
    double comb(double hertz) const
    {
        const int step = m_tone.colour == Colour::Odd ? 2 : 1;
        const double twiceCosine = 2.0 * std::cos(turn * step * m_phase);
        double sine = std::sin(turn * m_phase);
        double before = step == 1 ? 0.0 : -sine;
        double sum = 0.0;
        for (std::size_t i = 0;
             i < m_levels.size() && (1.0 + step * static_cast<double>(i)) * hertz < 0.45 * recordingRate; ++i) {
            sum += m_levels[i] * sine;
            const double next = twiceCosine * sine - before;
            before = sine;
            sine = next;
        }
        return 0.5 * sum;
    }

    Tone m_tone;
    std::vector<double> m_levels;
    double m_phase = 0.0;
};

Tone drawTone(RandomStream& random, double vibratoDepth, Colour colour)
{
    Tone tone;
    tone.pitch = 36.0 + random.below(55);
    tone.target = tone.pitch;
    tone.colour = colour;
    tone.vibratoDepth = vibratoDepth;
    tone.vibratoRate = random.between(4.5, 7.5);
    tone.seconds = random.between(0.25, 2.5);
    tone.partials = 4 + random.below(20);
    tone.slope = random.between(0.3, 1.5);
    tone.index = random.between(0.5, 6.0);
    return tone;
}

void addTone(Recording& recording, const Tone& tone, double level)
{
    ToneSound sound(tone);
    addSound(recording.samples, tone.start, tone.seconds, [&](double t) { return level * sound(t); });
    if (tone.pitch == tone.target)
        recording.labels.melody.push_back({{tone.start, tone.start + tone.seconds}, static_cast<int>(tone.pitch)});
}

/// Broadband noise through a band that glides, or a burst of the whole band.
void addNoiseSweep(Recording& recording, RandomStream& random, double start, double seconds)
{
    NoiseMaker noise(NoiseKind::White, RandomStream(random.next(), {}));
    SweptFilter filter;
    const bool burst = random.happens(0.4);
    const double from = 150.0 * std::exp2(random.between(0.0, 6.0));
    const double to = 150.0 * std::exp2(random.between(0.0, 6.0));
    const double q = random.between(0.7, 5.0);
    addSound(recording.samples, start, seconds, [&](double t) {
        const double share = t / seconds;
        if (burst)
            return 0.25 * noise.step() * std::exp(-6.0 * share);
        return 0.4 * filter.step(noise.step(), from * std::pow(to / from, share), q).band *
               std::min(1.0, 10.0 * (1.0 - share));
    });
}

} // namespace

Recording makeTones(RandomStream random, double seconds)
{
    Recording recording;
    recording.labels.kind = "electronic";
    recording.labels.style = "tones";
    recording.labels.kit = "additive";
    recording.samples.resize(static_cast<std::size_t>(seconds * recordingRate));
    const auto colour = static_cast<Colour>(random.below(5));
    const double depth = random.happens(0.5) ? random.between(0.1, 1.5) : 0.0;
    const double glides = random.between(0.0, 0.6);
    const double noises = random.happens(0.5) ? random.between(0.1, 0.5) : 0.0;
    double at = random.between(0.0, 0.5);
    while (at < seconds - 0.3) {
        Tone tone = drawTone(random, depth, colour);
        tone.start = at;
        tone.seconds = std::min(tone.seconds, seconds - at);
        if (random.happens(noises)) {
            addNoiseSweep(recording, random, at, tone.seconds);
        } else {
            if (random.happens(glides)) {
                tone.target = std::clamp(tone.pitch + random.between(-24.0, 24.0), 30.0, 96.0);
                tone.vibratoDepth = 0.0;
            }
            addTone(recording, tone, random.between(0.2, 0.5));
        }
        at += tone.seconds + (random.happens(0.3) ? random.between(0.05, 0.6) : 0.0);
    }
    recording.labels.vibrato = recording.labels.melody.empty() ? 0.0 : depth;
    return recording;
}

} // namespace tonekin
