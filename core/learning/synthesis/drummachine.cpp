// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/drummachine.h"

#include "synthesis/effects.h"
#include "synthesis/noisemaker.h"
#include "synthesis/oscillators.h"

namespace tonekin {
namespace {

Samples glidingSine(double from, double to, double glide, double length, double click)
{
    Samples sound(static_cast<std::size_t>(length * 2.0 * recordingRate));
    Oscillator tone;
    addSound(sound, 0.0, length * 2.0, [&](double t) {
        const double hertz = to + (from - to) * std::exp(-t / glide);
        return tone.sine(hertz) * std::exp(-4.0 * t / length) + click * std::exp(-t / 0.0015);
    });
    fadeEnds(sound, 0.0005);
    return sound;
}

Samples makeSnare(RandomStream& random)
{
    const double length = random.between(0.12, 0.3);
    const double low = random.between(150.0, 230.0);
    const double snap = random.between(0.5, 1.2);
    Samples sound(static_cast<std::size_t>(length * 2.0 * recordingRate));
    Oscillator first;
    Oscillator second;
    NoiseMaker noise(NoiseKind::White, RandomStream(random.next(), {}));
    Biquad bright = Biquad::highPass(random.between(800.0, 2000.0), 0.7);
    addSound(sound, 0.0, length * 2.0, [&](double t) {
        const double body = 0.6 * first.sine(low) + 0.4 * second.sine(low * 1.78);
        return body * std::exp(-t / 0.06) + snap * 0.5 * bright.step(noise.step()) * std::exp(-4.0 * t / length);
    });
    return sound;
}

/// `length` until it is hardly heard: a closed hi-hat 0.05, a crash 1.5.
Samples makeMetal(RandomStream& random, double length, double lowest)
{
    Samples sound(static_cast<std::size_t>(length * 1.5 * recordingRate));
    constexpr std::array<double, 6> partials{1.0, 1.342, 1.2312, 1.6532, 1.9523, 2.1523};
    const double base = random.between(320.0, 560.0);
    const double metal = random.between(0.2, 0.8);
    std::array<Oscillator, 6> tones;
    NoiseMaker noise(NoiseKind::White, RandomStream(random.next(), {}));
    Biquad bright = Biquad::highPass(lowest, 0.8);
    addSound(sound, 0.0, length * 1.5, [&](double t) {
        double sum = 0.0;
        for (std::size_t i = 0; i < tones.size(); ++i)
            sum += tones[i].pulse(base * partials[i] * 3.7, 0.5);
        const double mixed = metal * sum / 3.0 + (1.0 - metal) * noise.step();
        return bright.step(mixed) * std::exp(-4.5 * t / length);
    });
    return sound;
}

Samples makeClap(RandomStream& random)
{
    Samples sound(static_cast<std::size_t>(0.3 * recordingRate));
    NoiseMaker noise(NoiseKind::White, RandomStream(random.next(), {}));
    Biquad hands = Biquad::bandPass(random.between(900.0, 1800.0), 1.5);
    addSound(sound, 0.0, 0.3, [&](double t) {
        const double burst = t < 0.03 ? std::exp(-std::fmod(t, 0.01) / 0.003) : std::exp(-(t - 0.03) / 0.06);
        return 1.5 * hands.step(noise.step()) * burst;
    });
    return sound;
}

} // namespace

DrumMachine::DrumMachine(RandomStream& random)
{
    const auto at = [this](DrumPiece piece) -> Samples& { return m_sounds.at(static_cast<std::size_t>(piece)); };
    at(DrumPiece::Kick) = glidingSine(random.between(120.0, 400.0), random.between(42.0, 65.0),
                                      random.between(0.012, 0.04), random.between(0.15, 0.6), random.between(0.1, 0.7));
    at(DrumPiece::Snare) = makeSnare(random);
    at(DrumPiece::HiHat) = makeMetal(random, random.between(0.04, 0.16), random.between(5500.0, 8000.0));
    at(DrumPiece::Cymbal) = makeMetal(random, random.between(0.8, 2.2), random.between(2500.0, 5000.0));
    const double tom = random.between(80.0, 180.0);
    at(DrumPiece::Tom) = glidingSine(tom * 1.6, tom, 0.05, random.between(0.25, 0.5), 0.1);
    at(DrumPiece::Other) = makeClap(random);
    for (Samples& sound : m_sounds)
        setPeak(sound, 1.0);
}

void DrumMachine::strike(Recording& recording, DrumPiece piece, double seconds, double velocity)
{
    const Samples& sound = m_sounds.at(static_cast<std::size_t>(piece));
    const auto first = static_cast<std::size_t>(std::max(0.0, seconds) * recordingRate);
    if (first >= recording.samples.size())
        return;
    const std::size_t count = std::min(sound.size(), recording.samples.size() - first);
    for (std::size_t i = 0; i < count; ++i)
        recording.samples[first + i] += static_cast<float>(velocity) * sound[i];
    auto& drums = recording.labels.drums;
    auto entry = std::ranges::find(drums, piece, &DrumHits::piece);
    if (entry == drums.end())
        entry = drums.insert(drums.end(), DrumHits{piece, {}});
    entry->times.push_back(static_cast<double>(first) / recordingRate);
}

void sortDrums(SoundLabels& labels)
{
    std::ranges::sort(labels.drums, {}, &DrumHits::piece);
    for (DrumHits& hits : labels.drums)
        std::ranges::sort(hits.times);
}

} // namespace tonekin
