// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/drummachine.h"
#include "synthesis/probeplans.h"

#include <array>
#include <string_view>

namespace tonekin::probes {
namespace {

constexpr int firstKey = 35; // of the General MIDI drum map
constexpr int lastKey = 81;
constexpr std::array kits{0, 8, 16, 24, 25, 32, 40, 48};
constexpr int loopsOfKit = 8;
constexpr int machines = 14;

/// What a key sounds like; empty where no word fits.
std::string_view attributeOfKey(int key)
{
    switch (key) {
    case 35:
    case 36:
        return "bass drum";
    case 38:
    case 40:
        return "snare drum";
    case 39:
        return "hand clap";
    case 41:
    case 43:
    case 45:
    case 47:
    case 48:
    case 50:
        return "tom";
    case 42:
    case 44:
    case 46:
        return "hi-hat";
    case 49:
    case 51:
    case 52:
    case 53:
    case 55:
    case 57:
    case 59:
        return "cymbal";
    case 54: // tambourine
    case 69: // cabasa
    case 70: // maracas
        return "shaker or tambourine";
    case 60:
    case 61:
    case 62:
    case 63:
    case 64:
    case 65:
    case 66:
        return "hand drum";
    case 37: // side stick
    case 56: // cowbell
    case 67: // agogo
    case 68:
    case 75: // claves
    case 76: // wood blocks
    case 77:
    case 80: // triangle
    case 81:
        return "wood or metal percussion";
    default: // whistles, scrapers
        return {};
    }
}

bool isLowTom(int key)
{
    return key == 41 || key == 43 || key == 45;
}

void nameHits(ClipPlan& plan, int key)
{
    const std::string_view attribute = attributeOfKey(key);
    if (attribute.empty())
        plan.unsure = {"wood or metal percussion", "shaker or tambourine", "glide"};
    else
        plan.attributes = {std::string(attribute)};
    if (isLowTom(key))
        plan.attributes.emplace_back("low drum");
    if (attribute == "bass drum" || attribute == "tom" || attribute == "hand drum")
        plan.unsure.emplace_back("falling glide"); // a skin's pitch falls
    if (attribute == "tom" || attribute == "hand drum")
        plan.unsure.emplace_back("low sound");
}

std::vector<ClipPlan> keysOfKit(int kit, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int key = firstKey; key <= lastKey; ++key)
        for (const int velocity : {70, 120}) {
            ClipPlan plan;
            plan.changes = {programChange(drumChannel, kit)};
            for (double time = soundStarts; time + 0.2 < soundEnds; time += random.between(0.35, 0.8))
                plan.notes.push_back({time, time + 0.15, drumChannel, key, velocity});
            nameHits(plan, key);
            plans.push_back(std::move(plan));
        }
    return plans;
}

/// A bass drum on the beats, a snare between them, hi-hats or a cymbal throughout.
std::vector<ClipPlan> loops(const std::vector<int>& present, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int kit : present)
        for (int variant = 0; variant < loopsOfKit; ++variant) {
            ClipPlan plan;
            plan.changes = {programChange(drumChannel, kit)};
            const double step = random.between(0.1, 0.18);
            const int metal = random.happens(0.7) ? 42 : 51;
            int at = 0;
            for (double time = soundStarts; time + 0.1 < soundEnds; time += step, ++at) {
                if (at % 8 == 0 || random.happens(0.12))
                    plan.notes.push_back({time, time + 0.08, drumChannel, 36, 110});
                if (at % 8 == 4 || random.happens(0.06))
                    plan.notes.push_back({time, time + 0.08, drumChannel, 38, 105});
                if (at % 2 == 0 || random.happens(0.2))
                    plan.notes.push_back({time, time + 0.08, drumChannel, metal, 80});
            }
            plan.attributes = {"drum loop"};
            plan.unsure = {"bass drum", "snare drum", "hi-hat", "cymbal"};
            plans.push_back(std::move(plan));
        }
    return plans;
}

std::vector<ClipPlan> machineHits(RandomStream random)
{
    constexpr std::array<std::pair<DrumPiece, std::string_view>, 5> pieces{{{DrumPiece::Kick, "bass drum"},
                                                                            {DrumPiece::Snare, "snare drum"},
                                                                            {DrumPiece::HiHat, "hi-hat"},
                                                                            {DrumPiece::Cymbal, "cymbal"},
                                                                            {DrumPiece::Tom, "tom"}}};
    std::vector<ClipPlan> plans;
    for (int machine = 0; machine < machines; ++machine) {
        const std::uint64_t seed = random.next();
        for (const auto& [piece, attribute] : pieces) {
            ClipPlan plan;
            plan.treat = [seed, piece = piece](Samples& samples) {
                RandomStream own(seed, {});
                DrumMachine drums(own);
                Recording recording;
                recording.samples = std::move(samples);
                for (double time = soundStarts; time + 0.2 < soundEnds; time += own.between(0.35, 0.8))
                    drums.strike(recording, piece, time, own.between(0.6, 1.0));
                samples = std::move(recording.samples);
            };
            plan.attributes = {std::string(attribute)};
            plan.unsure = {"falling glide"};
            plans.push_back(std::move(plan));
        }
    }
    return plans;
}

} // namespace

void addDrums(const SoundFontPlayer& player, std::vector<RecordingPlan>& plans)
{
    std::vector<int> present;
    for (const int kit : kits) {
        if (!player.hasDrumKit(kit))
            continue;
        present.push_back(kit);
        plans.push_back(
            {"drums-" + std::to_string(kit), [kit](RandomStream random) { return keysOfKit(kit, random); }});
    }
    plans.push_back({"loops", [present](RandomStream random) { return loops(present, random); }});
    plans.push_back({"machines", machineHits});
}

} // namespace tonekin::probes
