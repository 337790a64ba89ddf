// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probeattributes.h"
#include "synthesis/filters.h"
#include "synthesis/oscillators.h"
#include "synthesis/probeplans.h"

#include <array>
#include <cmath>

namespace tonekin::probes {
namespace {

constexpr int lowestTone = 20;       // MIDI numbers: 26 Hz ...
constexpr int highestTone = 122;     // ... to 9.4 kHz
constexpr int abovePlayedNotes = 84; // there these are nearly all that sounds
constexpr int combsOfRange = 10;
constexpr double lowestComb = 43.5;
constexpr int combRanges = 18;
constexpr int droneClips = 40;
constexpr int hopClips = 64;
constexpr double level = 0.1;

template <typename Wave>
void fillWith(Samples& samples, Wave wave)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(level * wave(static_cast<double>(i) / recordingRate - soundStarts));
}

/// Notes of a sine, held or struck again and again.
ClipPlan tone(int pitch, bool held, RandomStream random)
{
    ClipPlan plan;
    const double hertz = midiHertz(pitch + random.between(-0.4, 0.4));
    plan.treat = [hertz, held, gap = random.between(0.25, 0.6)](Samples& samples) {
        Oscillator oscillator;
        fillWith(samples, [&](double time) {
            const double since = std::fmod(std::max(0.0, time), gap);
            const double loud = held ? 1.0 : std::min(since / 0.01, 1.0) * std::exp(-4.0 * since / gap);
            return time < 0.0 ? 0.0 : loud * oscillator.sine(hertz);
        });
        if (held)
            swell(samples);
    };
    appendNoteNames(plan.attributes, pitch);
    if (held)
        plan.attributes.emplace_back("steady sound");
    plan.unsure = {"sharp attack", noiseAround(hertz)};
    if (pitch < 48)
        plan.unsure.insert(plan.unsure.end(), {"low drone", "hum", "low rumble"});
    return plan;
}

std::vector<ClipPlan> tones(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int pitch = lowestTone; pitch <= highestTone; ++pitch)
        for (int variant = 0; variant < (pitch >= abovePlayedNotes ? 4 : 2); ++variant)
            plans.push_back(tone(pitch, variant % 2 == 0, RandomStream(random.next(), {})));
    return plans;
}

/// Evenly spaced partials without the lowest few, so that only the spacing says which note it is.
std::vector<ClipPlan> combs(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < combRanges * combsOfRange; ++variant) {
        const double pitch = lowestComb + 2.0 * (variant / combsOfRange) + random.between(0.05, 1.95);
        const double hertz = midiHertz(pitch);
        ClipPlan plan;
        plan.treat = [hertz, from = random.between(1.0, 3.5), to = random.between(3000.0, 9000.0),
                      narrow = random.happens(0.5)](Samples& samples) {
            Oscillator oscillator;
            fillWith(samples, [&](double) { return narrow ? oscillator.pulse(hertz, 0.1) : oscillator.saw(hertz); });
            highPass(samples, from * hertz);
            lowPass(samples, to);
            swell(samples);
        };
        plan.attributes = {combAround(hertz), "steady sound"};
        for (int harmonic = 1; harmonic <= 12; ++harmonic)
            appendRanges(plan.unsure, harmonic * hertz, harmonic * hertz);
        plan.unsure.push_back(noteName(static_cast<int>(std::lround(pitch))));
        plans.push_back(std::move(plan));
    }
    return plans;
}

/// Over and over along a straight line in pitch.
struct Sweep {
    double lowest = 0.0;
    double highest = 0.0;
    double seconds = 1.0;
    bool rising = true;
    bool saw = false;
};

void fillWithSweeps(Samples& samples, const Sweep& sweep)
{
    constexpr double edge = 0.03; // seconds of coming in and going out
    Oscillator oscillator;
    const double octaves = std::log2(sweep.highest / sweep.lowest);
    fillWith(samples, [&](double time) {
        const double since = std::fmod(std::max(0.0, time), sweep.seconds);
        const double part = since / sweep.seconds;
        const double hertz = sweep.lowest * std::exp2(octaves * (sweep.rising ? part : 1.0 - part));
        const double loud = std::clamp(std::min(since, sweep.seconds - since) / edge, 0.0, 1.0);
        return time < 0.0 ? 0.0 : loud * (sweep.saw ? oscillator.saw(hertz) : oscillator.sine(hertz));
    });
}

std::vector<ClipPlan> sweeps(RandomStream random)
{
    constexpr std::array octavesPerSecond{0.5, 1.0, 2.0, 4.0};
    constexpr int variants = 8;
    std::vector<ClipPlan> plans;
    for (const double speed : octavesPerSecond)
        for (int variant = 0; variant < 4 * variants; ++variant) {
            Sweep sweep;
            sweep.rising = variant % 2 == 0;
            sweep.saw = variant % 4 < 2;
            sweep.seconds = std::min(soundLasts, random.between(3.0, 5.0) / speed);
            const double octaves = speed * sweep.seconds;
            sweep.lowest = random.between(80.0, std::min(800.0, 9000.0 / std::exp2(octaves)));
            sweep.highest = sweep.lowest * std::exp2(octaves);
            ClipPlan plan;
            plan.treat = [sweep](Samples& samples) { fillWithSweeps(samples, sweep); };
            plan.attributes = {sweep.rising ? "rising glide" : "falling glide"};
            plan.unsure = {"steady sound", "vibrato", "harmonic comb"};
            appendRanges(plan.unsure, sweep.lowest, sweep.highest);
            plans.push_back(std::move(plan));
        }
    return plans;
}

/// Tones at random places in the range of a sweep, each held a moment.
std::vector<ClipPlan> hops(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < hopClips; ++variant) {
        const double lowest = random.between(80.0, 800.0);
        const double octaves = random.between(2.0, 3.5);
        const double held = random.between(0.12, 0.35);
        ClipPlan plan;
        plan.treat = [=, saw = variant % 2 == 0, seed = random.next()](Samples& samples) {
            constexpr double edge = 0.02;
            RandomStream own(seed, {});
            Oscillator oscillator;
            double hertz = lowest;
            double last = held;
            fillWith(samples, [&](double time) {
                const double since = std::fmod(std::max(0.0, time), held);
                if (since < last)
                    hertz = lowest * std::exp2(octaves * own.unit());
                last = since;
                const double loud = std::clamp(std::min(since, held - since) / edge, 0.0, 1.0);
                return time < 0.0 ? 0.0 : loud * (saw ? oscillator.saw(hertz) : oscillator.sine(hertz));
            });
        };
        plan.attributes = {"hopping notes"};
        plan.unsure = {"harmonic comb", "sharp attack"};
        appendRanges(plan.unsure, lowest, lowest * std::exp2(octaves));
        plans.push_back(std::move(plan));
    }
    return plans;
}

/// A low tone, its octave or fifth beside it, slightly apart so that they beat, dulled.
std::vector<ClipPlan> drones(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < droneClips; ++variant) {
        const double hertz = random.between(35.0, 110.0);
        const double other = hertz * (variant % 2 == 0 ? 2.0 : 1.5) * random.between(0.996, 1.004);
        ClipPlan plan;
        plan.treat = [hertz, other, dull = random.between(150.0, 500.0), saw = variant % 3 != 0](Samples& samples) {
            Oscillator low;
            Oscillator high;
            fillWith(samples, [&](double) {
                return saw ? low.saw(hertz) + 0.6 * high.saw(other) : low.sine(hertz) + 0.6 * high.sine(other);
            });
            lowPass(samples, dull);
            swell(samples);
        };
        plan.attributes = {"low drone", "steady sound"};
        appendRanges(plan.unsure, hertz, hertz);
        appendRanges(plan.unsure, other, other);
        plan.unsure.insert(plan.unsure.end(), {"hum", "low rumble"});
        plans.push_back(std::move(plan));
    }
    return plans;
}

} // namespace

void addTones(std::vector<RecordingPlan>& plans)
{
    plans.push_back({"tones", tones});
    plans.push_back({"combs", combs});
    plans.push_back({"sweeps", sweeps});
    plans.push_back({"hops", hops});
    plans.push_back({"own-drones", drones});
}

} // namespace tonekin::probes
