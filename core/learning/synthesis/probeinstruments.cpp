// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probeattributes.h"
#include "synthesis/filters.h"
#include "synthesis/probeplans.h"

#include <algorithm>
#include <array>

namespace tonekin::probes {
namespace {

constexpr int programs = 128;
constexpr int programsOfFamily = 8;
constexpr int timpani = 47;
constexpr int firstStruckInstrument = 112;
constexpr int firstUnpitched = 115; // wood block, drums, reversed cymbal, then noises
constexpr std::array lowestPitches{36, 48, 60, 72, 84};
constexpr std::array velocities{60, 115};

struct ChordKind {
    std::string_view name;
    std::vector<int> tones; // semitones above the root
};

const std::vector<ChordKind>& chordKinds()
{
    static const std::vector<ChordKind> kinds{{"major triad", {0, 4, 7}},  {"minor triad", {0, 3, 7}},
                                              {"major triad", {0, 5, 9}},  {"minor triad", {0, 5, 8}},
                                              {"fifth or fourth", {0, 7}}, {"fifth or fourth", {0, 5}},
                                              {"third or sixth", {0, 4}},  {"third or sixth", {0, 3}},
                                              {"third or sixth", {0, 9}},  {"octave", {0, 12}}};
    return kinds;
}

void append(std::vector<std::string>& names, std::initializer_list<std::string_view> more)
{
    names.insert(names.end(), more.begin(), more.end());
}

/// What an instrument may sound like besides what it is.
void appendDoubts(std::vector<std::string>& unsure, int program)
{
    append(unsure, {"sharp attack", "steady sound"});
    const int family = program / programsOfFamily;
    if (family == 5 || family == 6 || family == 8 || family == 9) // bowed, sung or blown: some tremble by themselves
        append(unsure, {"vibrato"});
    if (program == 29 || program == 30)
        append(unsure, {"distortion"});
    if (family == 10 || family == 12) // some sound two notes, or move
        append(unsure, {"octave", "fifth or fourth", "glide", "vibrato"});
    if (program == timpani || program >= firstStruckInstrument)
        append(unsure, {"low drum", "bass drum", "tom", "hand drum", "wood or metal percussion", "drum loop"});
    if (program >= firstUnpitched)
        append(unsure, {"white noise", "pink noise", "noise burst", "hiss", "hi-hat", "cymbal", "snare drum", "crackle",
                        "low rumble", "rising glide", "falling glide", "speech"});
}

ClipPlan noteOf(int program, int pitch, int velocity, double length)
{
    ClipPlan plan;
    plan.changes = {programChange(0, program)};
    plan.notes = {{soundStarts, soundStarts + length, 0, pitch, velocity}};
    plan.attributes = {std::string(familyName(program))};
    const bool pitched = program < firstUnpitched && program != timpani;
    appendNoteNames(pitched ? plan.attributes : plan.unsure, pitch);
    appendDoubts(plan.unsure, program);
    if (const std::string comb = combAround(midiHertz(pitch)); !comb.empty())
        plan.unsure.push_back(comb);
    if (pitch < 48)
        append(plan.unsure, {"low drone", "hum"});
    return plan;
}

std::vector<ClipPlan> notesOfFamily(const std::vector<int>& family, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int program : family)
        for (const int lowest : lowestPitches)
            for (const int velocity : velocities)
                plans.push_back(noteOf(program, lowest + random.below(12), velocity, 1.9));
    return plans;
}

std::vector<ClipPlan> bassNotes(const std::vector<int>& basses, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int program : basses)
        for (int variant = 0; variant < 8; ++variant) {
            const int pitch = 24 + random.below(24);
            ClipPlan plan = noteOf(program, pitch, 70 + random.below(50), 0.0);
            plan.notes.clear();
            const double beat = random.between(0.3, 1.2);
            for (double start = soundStarts; start + beat < soundEnds; start += beat)
                plan.notes.push_back({start, start + 0.9 * beat, 0, pitch, 90});
            plan.attributes.emplace_back("bass note");
            plans.push_back(std::move(plan));
        }
    return plans;
}

std::vector<ClipPlan> chords(const std::vector<int>& instruments, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int program : instruments)
        for (const ChordKind& kind : chordKinds())
            for (int variant = 0; variant < 2; ++variant) {
                const int lowest = 45 + random.below(20);
                ClipPlan plan = noteOf(program, lowest, 90, 2.2);
                plan.notes.clear();
                plan.attributes = {std::string(kind.name), std::string(familyName(program))};
                plan.unsure.emplace_back("harmonic comb");
                for (const int tone : kind.tones) {
                    plan.notes.push_back({soundStarts, soundStarts + 2.2, 0, lowest + tone, 90});
                    appendNoteNames(plan.unsure, lowest + tone);
                }
                plans.push_back(std::move(plan));
            }
    return plans;
}

/// The same phrase as it is and treated.
using Treatment = std::function<void(Samples&, RandomStream&)>;

std::vector<ClipPlan> dryAndWet(const std::vector<int>& instruments, std::string_view attribute, double noteLength,
                                const Treatment& treatment, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int program : instruments)
        for (int variant = 0; variant < 6; ++variant) {
            ClipPlan dry = noteOf(program, 40 + random.below(36), 70 + random.below(50), noteLength);
            ClipPlan wet = dry;
            wet.treat = [treatment, own = RandomStream(random.next(), {})](Samples& samples) mutable {
                treatment(samples, own);
            };
            // The treatment changes what the note sounds like, so it is no plain note any more.
            std::ranges::move(wet.attributes, std::back_inserter(wet.unsure));
            append(wet.unsure, {"harmonic comb", "noisy sound"});
            wet.attributes = {std::string(attribute)};
            plans.push_back(std::move(dry));
            plans.push_back(std::move(wet));
        }
    return plans;
}

void reverberate(Samples& samples, RandomStream& random)
{
    addReverb(samples, {random.between(0.5, 0.8), random.between(1.5, 4.0), random.unit(), random.between(0.2, 0.8)});
}

void drive(Samples& samples, RandomStream& random)
{
    setPeak(samples, 0.8);
    distort(samples, random.happens(0.5) ? DistortionKind::Soft : DistortionKind::Hard, random.between(0.5, 0.9));
}

} // namespace

void addInstruments(const SoundFontPlayer& player, std::vector<RecordingPlan>& plans)
{
    const auto present = [&player](std::initializer_list<int> wanted) {
        std::vector<int> found;
        std::ranges::copy_if(wanted, std::back_inserter(found),
                             [&](int program) { return player.hasProgram(program); });
        return found;
    };
    for (int first = 0; first < programs; first += programsOfFamily) {
        std::vector<int> family;
        for (int program = first; program < first + programsOfFamily; ++program)
            if (player.hasProgram(program))
                family.push_back(program);
        plans.push_back({"notes-" + std::to_string(first),
                         [family](RandomStream random) { return notesOfFamily(family, random); }});
    }
    plans.push_back({"bass", [basses = present({32, 33, 34, 35, 36, 37, 38, 39, 43, 58, 87})](RandomStream random) {
                         return bassNotes(basses, random);
                     }});
    plans.push_back({"chords", [instruments = present({0, 4, 11, 16, 19, 24, 48, 50, 52, 61, 80, 89})](
                                   RandomStream random) { return chords(instruments, random); }});
    plans.push_back({"distortion", [clean = present({0, 4, 16, 24, 27, 33, 48, 56, 73, 80})](RandomStream random) {
                         return dryAndWet(clean, "distortion", 1.9, drive, random);
                     }});
    plans.push_back({"reverberation", [clean = present({0, 9, 13, 24, 45, 56, 65, 73, 80, 105})](RandomStream random) {
                         return dryAndWet(clean, "reverberation", 0.3, reverberate, random);
                     }});
}

} // namespace tonekin::probes
