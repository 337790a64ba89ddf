// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/soundscape.h"

#include "synthesis/effects.h"
#include "synthesis/noisemaker.h"
#include "synthesis/oscillators.h"

#include <array>
#include <string_view>

namespace tonekin {
namespace {

/// Wanders slowly and smoothly between 0 and 1: a random value every `seconds`, eased between them.
class Wander {
public:
    Wander(double seconds, const RandomStream& random)
        : m_step(1.0 / (seconds * recordingRate))
        , m_random(random)
        , m_from(m_random.unit())
        , m_to(m_random.unit())
    {
    }
    double next()
    {
        m_share += m_step;
        if (m_share >= 1.0) {
            m_share -= 1.0;
            m_from = m_to;
            m_to = m_random.unit();
        }
        return m_from + (m_to - m_from) * m_share * m_share * (3.0 - 2.0 * m_share);
    }

private:
    double m_step;
    RandomStream m_random;
    double m_from;
    double m_to;
    double m_share = 0.0;
};

RandomStream branch(RandomStream& random)
{
    return RandomStream(random.next(), {});
}

Recording emptyRecording(std::string_view kind, double seconds)
{
    Recording recording;
    recording.labels.kind = kind;
    recording.samples.resize(static_cast<std::size_t>(seconds * recordingRate));
    return recording;
}

/// Noise whose level and colour follow a slow wander, added at `level`.
struct Weather {
    NoiseKind noise = NoiseKind::Pink;
    double level = 0.2;
    double calmest = 0.3;  // share of the level
    double change = 3.0;   // seconds
    double lowest = 200.0; // corner of the filter, Hz
    double highest = 1500.0;
    double q = 1.0;
    bool band = false; // else low-pass
};

void addWeather(Samples& samples, const Weather& weather, RandomStream& random)
{
    NoiseMaker noise(weather.noise, branch(random));
    Wander strength(weather.change, branch(random));
    SweptFilter filter;
    const double octaves = std::log2(weather.highest / weather.lowest);
    for (float& sample : samples) {
        const double now = strength.next();
        const auto out = filter.step(noise.step(), weather.lowest * std::exp2(octaves * now), weather.q);
        const double gain = weather.level * (weather.calmest + (1.0 - weather.calmest) * now);
        sample += static_cast<float>(gain * (weather.band ? out.band : out.low));
    }
}

void addDrops(Samples& samples, RandomStream& random)
{
    const double perSecond = random.between(5.0, 60.0);
    double at = 0.0;
    while (true) {
        at -= std::log(1.0 - random.unit()) / perSecond;
        if (at * recordingRate >= static_cast<double>(samples.size()))
            return;
        const double hertz = random.between(1200.0, 6000.0);
        const double level = 0.12 * random.unit() * random.unit();
        Oscillator tone;
        addSound(samples, at, 0.03,
                 [&](double t) { return level * tone.sine(hertz * (1.0 + 8.0 * t)) * std::exp(-t / 0.006); });
    }
}

void addWaves(Samples& samples, RandomStream& random)
{
    const double period = random.between(5.0, 11.0);
    NoiseMaker noise(NoiseKind::White, branch(random));
    SweptFilter filter;
    const double offset = random.unit();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / recordingRate / period + offset;
        const double share = t - std::floor(t);
        // A wave comes up for a third of its time, breaks, and runs out.
        const double lastOne = std::exp(-3.5 * (share + 0.65));
        const double height =
            share < 0.35 ? std::max(lastOne, std::pow(share / 0.35, 2.0)) : std::exp(-3.5 * (share - 0.35));
        const auto out = filter.step(noise.step(), 250.0 + 4500.0 * height * height, 0.7);
        samples[i] += static_cast<float>(0.3 * (0.1 + 0.9 * height) * out.low);
    }
}

void addBells(Recording& recording, RandomStream& random)
{
    static constexpr std::array<double, 6> partials{1.0, 2.0, 2.4, 3.0, 4.5, 5.33};
    const int tonic = 48 + random.below(24);
    static constexpr std::array<int, 5> scale{0, 2, 4, 7, 9};
    double at = random.between(0.2, 2.0);
    while (at < recording.seconds() - 1.0) {
        const int pitch = tonic + scale.at(static_cast<std::size_t>(random.below(5))) + 12 * random.below(2);
        const double hertz = midiHertz(pitch);
        const double length = std::min(random.between(1.5, 5.0), recording.seconds() - at);
        const double level = random.between(0.1, 0.3);
        std::array<Oscillator, partials.size()> tones;
        addSound(recording.samples, at, length, [&](double t) {
            double sum = 0.0;
            for (std::size_t i = 0; i < partials.size(); ++i)
                if (partials[i] * hertz < 0.45 * recordingRate)
                    sum += tones[i].sine(partials[i] * hertz) * std::exp(-4.0 * t * std::sqrt(partials[i]) / length) /
                           partials[i];
            return level * sum * std::min(1.0, (length - t) / 0.02);
        });
        recording.labels.melody.push_back({{at, at + 0.5 * length}, pitch});
        at += 0.5 * length + random.between(0.1, 2.5);
    }
    recording.labels.key = tonic % 12;
}

double droneWave(Oscillator& wave, std::string_view style, double hertz)
{
    if (style == "pure")
        return wave.sine(hertz);
    return style == "reedy" ? wave.pulse(hertz, 0.3) : wave.saw(hertz);
}

} // namespace

Recording makeDrone(RandomStream random, double seconds)
{
    static constexpr std::array<std::string_view, 3> styles{"pure", "reedy", "dark"};
    Recording recording = emptyRecording("drone", seconds);
    recording.labels.style = styles.at(static_cast<std::size_t>(random.below(3)));
    recording.labels.kit = "additive";
    const int lowest = 26 + random.below(20);
    const int voices = 3 + random.below(4);
    const double beating = random.between(0.1, 3.0); // Hz between neighbours
    const bool pure = recording.labels.style == "pure";
    for (int voice = 0; voice < voices; ++voice) {
        static constexpr std::array<double, 6> steps{0.0, 0.0, 12.0, 7.0, 19.0, 24.0};
        const double hertz = midiHertz(lowest + steps.at(static_cast<std::size_t>(voice)));
        const double off = voice == 0 ? 0.0 : beating * random.between(-0.5, 0.5);
        Wander strength(random.between(2.0, 9.0), branch(random));
        Oscillator wave(random.unit());
        addSound(recording.samples, 0.0, seconds, [&](double) {
            const double level = voice == 0 ? 0.8 : 0.1 + 0.6 * strength.next();
            return 0.15 * level * droneWave(wave, recording.labels.style, hertz + off);
        });
    }
    if (!pure)
        sweepFilter(recording.samples, random.between(0.02, 0.15), random.between(120.0, 300.0),
                    random.between(700.0, 4000.0), random.between(0.7, 5.0));
    if (random.happens(0.4))
        addWeather(recording.samples, {NoiseKind::Pink, 0.05, 0.2, 6.0, 150.0, 2500.0, 2.0, true}, random);
    fadeEnds(recording.samples, random.between(0.5, 5.0));
    recording.labels.melody.push_back({{0.0, recording.seconds()}, lowest});
    recording.labels.key = lowest % 12;
    return recording;
}

Recording makeAmbience(RandomStream random, double seconds)
{
    static constexpr std::array<std::string_view, 6> styles{"wind", "rain", "sea", "room", "bells", "hiss"};
    Recording recording = emptyRecording("ambience", seconds);
    SoundLabels& labels = recording.labels;
    labels.style = styles.at(static_cast<std::size_t>(random.below(6)));
    labels.kit = "shaped noise";
    labels.noise = 1.0;
    labels.noiseKind = NoiseKind::Pink;
    if (labels.style == "wind") {
        const double low = random.between(120.0, 350.0);
        addWeather(
            recording.samples,
            {NoiseKind::Pink, 0.3, 0.15, random.between(1.0, 4.0), low, low * 6.0, random.between(1.0, 7.0), true},
            random);
        addWeather(recording.samples, {NoiseKind::Brown, 0.15, 0.3, 4.0, 100.0, 400.0, 0.7, false}, random);
    } else if (labels.style == "rain") {
        labels.noiseKind = NoiseKind::White;
        addWeather(recording.samples,
                   {NoiseKind::White, random.between(0.05, 0.2), 0.7, 5.0, 5000.0, 12'000.0, 0.7, false}, random);
        addDrops(recording.samples, random);
    } else if (labels.style == "sea") {
        labels.noiseKind = NoiseKind::White;
        addWaves(recording.samples, random);
        addWeather(recording.samples, {NoiseKind::Brown, 0.08, 0.5, 5.0, 80.0, 300.0, 0.7, false}, random);
    } else if (labels.style == "room") {
        labels.noiseKind = NoiseKind::Brown;
        addWeather(recording.samples, {NoiseKind::Brown, 0.2, 0.8, 8.0, 150.0, 500.0, 0.7, false}, random);
        NoiseMaker hum(NoiseKind::Hum, branch(random));
        const double level = random.between(0.0, 0.08);
        for (float& sample : recording.samples)
            sample += static_cast<float>(level * hum.step());
    } else if (labels.style == "bells") {
        labels.noise = 0.0;
        labels.noiseKind = NoiseKind::None;
        addBells(recording, random);
        addReverb(recording.samples, {0.35, 4.0, 0.9, 0.3});
        labels.reverb = 0.35;
    } else {
        labels.noiseKind = static_cast<NoiseKind>(1 + random.below(noiseKinds - 1));
        NoiseMaker noise(labels.noiseKind, branch(random));
        for (float& sample : recording.samples)
            sample += static_cast<float>(0.02 * noise.step());
    }
    fadeEnds(recording.samples, random.between(0.02, 3.0));
    return recording;
}

} // namespace tonekin
