// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probeattributes.h"
#include "synthesis/filters.h"
#include "synthesis/probeplans.h"

#include <algorithm>
#include <cmath>

namespace tonekin::probes {
namespace {

constexpr int bendRange = 12; // semitones up and down
constexpr int bendMiddle = 8192;
constexpr double bendStep = 0.01; // seconds between two changes

/// Pitch over time in semitones from the note's own.
using PitchCurve = std::function<double(double seconds)>;

void appendBends(std::vector<ChannelChange>& changes, const PitchCurve& curve)
{
    // Registered parameter 0, the range of the pitch wheel: General MIDI.
    for (const auto& [controller, value] : {std::pair{101, 0}, std::pair{100, 0}, std::pair{6, bendRange}})
        changes.push_back({0.0, 0, ChannelSetting::Control, controller, value});
    for (double time = 0.0; time < clipSeconds - 0.05; time += bendStep) {
        const double bend = bendMiddle + curve(time) / bendRange * bendMiddle;
        changes.push_back(
            {time, 0, ChannelSetting::Bend, 0, std::clamp(static_cast<int>(std::lround(bend)), 0, 2 * bendMiddle - 1)});
    }
}

ClipPlan bentNote(int program, int pitch, double lowestBend, double highestBend, const PitchCurve& curve)
{
    ClipPlan plan;
    plan.changes = {programChange(0, program)};
    appendBends(plan.changes, curve);
    plan.notes = {{soundStarts, soundEnds, 0, pitch, 100}};
    plan.unsure = {std::string(familyName(program)), noteName(pitch), "sharp attack", "steady sound"};
    appendRanges(plan.unsure, midiHertz(pitch + lowestBend), midiHertz(pitch + highestBend));
    return plan;
}

std::vector<ClipPlan> glides(const std::vector<int>& instruments, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int program : instruments)
        for (int variant = 0; variant < 8; ++variant) {
            const bool rising = variant % 2 == 0;
            const double span = random.between(8.0, 24.0);
            const double period = random.between(0.7, soundLasts);
            const double from = -span / 2.0;
            ClipPlan plan = bentNote(program, 52 + random.below(24), from, -from, [=](double seconds) {
                const double part = std::fmod(std::max(0.0, seconds - soundStarts), period) / period;
                return rising ? from + span * part : -from - span * part;
            });
            // Played anew where the glide starts over.
            const int pitch = plan.notes.front().pitch;
            plan.notes.clear();
            for (double start = soundStarts; start + 0.1 < soundEnds; start += period)
                plan.notes.push_back({start, std::min(start + 0.97 * period, soundEnds), 0, pitch, 100});
            plan.attributes = {rising ? "rising glide" : "falling glide"};
            plans.push_back(std::move(plan));
        }
    return plans;
}

std::vector<ClipPlan> vibrato(const std::vector<int>& instruments, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int program : instruments)
        for (const double depth : {0.0, 0.5, 1.0}) // semitones either way
            for (const double perSecond : {4.5, 5.5, 6.5}) {
                const int pitch = 55 + random.below(25);
                ClipPlan plan = bentNote(program, pitch, -depth, depth,
                                         [=](double seconds) { return depth * std::sin(turn * perSecond * seconds); });
                if (depth > 0.0)
                    plan.attributes = {"vibrato"};
                else
                    plan.unsure.emplace_back("vibrato"); // the instrument's own
                plans.push_back(std::move(plan));
            }
    return plans;
}

std::vector<ClipPlan> drones(const std::vector<int>& instruments, RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (const int program : instruments)
        for (int variant = 0; variant < 6; ++variant) {
            const int pitch = 26 + random.below(20);
            ClipPlan plan;
            plan.changes = {programChange(0, program)};
            plan.treat = swell;
            plan.attributes = {"low drone", "steady sound"};
            plan.unsure = {std::string(familyName(program))};
            for (const int tone : {0, variant % 3 == 1 ? 7 : 12}) {
                plan.notes.push_back({0.0, soundEnds, 0, pitch + tone, 90});
                appendNoteNames(plan.unsure, pitch + tone);
            }
            appendRanges(plan.unsure, midiHertz(pitch), midiHertz(pitch));
            plans.push_back(std::move(plan));
        }
    return plans;
}

} // namespace

void addExpression(const SoundFontPlayer& player, std::vector<RecordingPlan>& plans)
{
    const auto present = [&player](std::initializer_list<int> wanted) {
        std::vector<int> found;
        std::ranges::copy_if(wanted, std::back_inserter(found),
                             [&](int program) { return player.hasProgram(program); });
        return found;
    };
    plans.push_back({"glides", [bent = present({16, 30, 48, 52, 56, 65, 73, 80, 81, 89})](RandomStream random) {
                         return glides(bent, random);
                     }});
    plans.push_back({"vibrato", [sung = present({40, 42, 48, 52, 53, 56, 65, 68, 71, 73, 80, 81, 82, 85})](
                                    RandomStream random) { return vibrato(sung, random); }});
    plans.push_back({"drones", [held = present({16, 19, 20, 48, 50, 51, 52, 89, 90, 95})](RandomStream random) {
                         return drones(held, random);
                     }});
}

} // namespace tonekin::probes
