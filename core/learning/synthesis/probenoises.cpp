// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probeattributes.h"
#include "synthesis/filters.h"
#include "synthesis/noisemaker.h"
#include "synthesis/probeplans.h"

#include <array>
#include <cmath>

namespace tonekin::probes {
namespace {

constexpr int steadyClips = 30;
constexpr int burstClips = 60;
constexpr int bandClips = 144;

void fillWith(Samples& samples, NoiseKind kind, std::uint64_t seed)
{
    NoiseMaker noise(kind, RandomStream(seed, {}));
    for (float& sample : samples)
        sample = static_cast<float>(0.1 * noise.step());
}

ClipPlan steadyNoise(NoiseKind kind, std::string_view attribute, std::uint64_t seed)
{
    ClipPlan plan;
    plan.treat = [kind, seed](Samples& samples) {
        fillWith(samples, kind, seed);
        swell(samples);
    };
    plan.attributes = {std::string(attribute)};
    if (kind == NoiseKind::Crackle)
        plan.unsure = {"noise burst"};
    else
        plan.attributes.emplace_back("steady sound");
    if (kind == NoiseKind::Hum) {
        plan.unsure = {"harmonic comb", "low drone", "bass note"};
        appendRanges(plan.unsure, 50.0, 480.0);
    }
    return plan;
}

std::vector<ClipPlan> steadyNoises(RandomStream random)
{
    constexpr std::array<std::pair<NoiseKind, std::string_view>, 5> kinds{{{NoiseKind::White, "white noise"},
                                                                           {NoiseKind::Pink, "pink noise"},
                                                                           {NoiseKind::Brown, "low rumble"},
                                                                           {NoiseKind::Hum, "hum"},
                                                                           {NoiseKind::Crackle, "crackle"}}};
    std::vector<ClipPlan> plans;
    for (const auto& [kind, attribute] : kinds)
        for (int variant = 0; variant < steadyClips; ++variant)
            plans.push_back(steadyNoise(kind, attribute, random.next()));
    return plans;
}

/// Bursts that die away within 20 to 150 ms.
void addBursts(Samples& samples, NoiseKind kind, std::uint64_t seed)
{
    RandomStream random(seed, {});
    NoiseMaker noise(kind, RandomStream(seed, {1}));
    const double fall = random.between(0.02, 0.15);
    const double gap = random.between(0.25, 0.7);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / recordingRate - soundStarts;
        const double level = time < 0.0 ? 0.0 : std::exp(-3.0 * std::fmod(time, gap) / fall);
        samples[i] = static_cast<float>(0.1 * level * noise.step());
    }
}

std::vector<ClipPlan> bursts(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < burstClips; ++variant) {
        const NoiseKind kind = variant % 2 == 0 ? NoiseKind::White : NoiseKind::Pink;
        ClipPlan plan;
        plan.treat = [kind, seed = random.next()](Samples& samples) { addBursts(samples, kind, seed); };
        plan.attributes = {"noise burst"};
        plan.unsure = {kind == NoiseKind::White ? "white noise" : "pink noise"};
        plans.push_back(std::move(plan));
    }
    return plans;
}

std::vector<ClipPlan> hisses(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < steadyClips; ++variant) {
        ClipPlan plan;
        plan.treat = [seed = random.next(), from = random.between(3000.0, 6500.0)](Samples& samples) {
            fillWith(samples, NoiseKind::White, seed);
            highPass(samples, from);
            highPass(samples, from);
            swell(samples);
        };
        plan.attributes = {"hiss", "steady sound"};
        plan.unsure = {"white noise"};
        appendRanges(plan.unsure, 4000.0, 10000.0);
        plans.push_back(std::move(plan));
    }
    return plans;
}

std::vector<ClipPlan> bands(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < bandClips; ++variant) {
        const double octaves = std::log2(10000.0 / 25.0);
        const double middle = 25.0 * std::exp2(octaves * (variant + random.unit()) / bandClips);
        ClipPlan plan;
        plan.treat = [seed = random.next(), middle](Samples& samples) {
            fillWith(samples, NoiseKind::White, seed);
            for (int pass = 0; pass < 2; ++pass) {
                Biquad filter = Biquad::bandPass(middle, 5.0);
                for (float& sample : samples)
                    sample = static_cast<float>(filter.step(sample));
            }
            swell(samples);
        };
        plan.attributes = {noiseAround(middle), "steady sound"};
        appendRanges(plan.unsure, middle / 1.2, middle * 1.2);
        if (middle < 130.0)
            plan.unsure.insert(plan.unsure.end(), {"low rumble", "low drone", "bass note"});
        if (middle > 3000.0)
            plan.unsure.insert(plan.unsure.end(), {"hiss", "high noisy sound"});
        plan.unsure.emplace_back("noisy sound");
        plans.push_back(std::move(plan));
    }
    return plans;
}

std::vector<ClipPlan> silence(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < steadyClips; ++variant) {
        ClipPlan plan;
        plan.quiet = true;
        plan.treat = [variant, seed = random.next(), level = decibels(random.between(-50.0, -30.0))](Samples& samples) {
            fillWith(samples, variant % 2 == 0 ? NoiseKind::White : NoiseKind::Pink, seed); // at -20 dB
            for (float& sample : samples)
                sample = variant < 3 ? 0.0F : static_cast<float>(level * sample);
        };
        plan.attributes = {"near silence"};
        plan.unsure = {"steady sound"};
        plans.push_back(std::move(plan));
    }
    return plans;
}

} // namespace

void addNoises(std::vector<RecordingPlan>& plans)
{
    plans.push_back({"noises", steadyNoises});
    plans.push_back({"bursts", bursts});
    plans.push_back({"hisses", hisses});
    plans.push_back({"bands", bands});
    plans.push_back({"silence", silence});
}

} // namespace tonekin::probes
