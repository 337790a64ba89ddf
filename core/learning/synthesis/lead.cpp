// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/lead.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace tonekin {
namespace {

constexpr int bendSemitones = 12;
constexpr int bendMiddle = 8192;
constexpr double bendStep = 0.01;
constexpr double wheelSemitones = 0.5; // of a full wheel, in the default modulators of the SoundFont 2.04 standard
constexpr double glideSeconds = 0.09;

bool singing(int program)
{
    return (program >= 40 && program <= 44) || (program >= 52 && program <= 54) || (program >= 56 && program <= 87) ||
           (program >= 20 && program <= 22) || (program >= 109 && program <= 111) || program == 29 || program == 30;
}

int bendOf(double semitones)
{
    return std::clamp(bendMiddle + static_cast<int>(std::lround(semitones / bendSemitones * bendMiddle)), 0, 16383);
}

class LeadPlayer {
public:
    LeadPlayer(const LeadPlan& lead, int channel, Performance& performance)
        : m_lead(lead)
        , m_channel(channel)
        , m_performance(performance)
    {
        change(0.0, ChannelSetting::Program, 0, lead.program);
        control(0.0, 7, lead.volume);
        control(0.0, 11, 127);
        control(0.0, 101, 0); // registered parameter 0: how far a bend goes
        control(0.0, 100, 0);
        control(0.0, 6, bendSemitones);
        const bool wheel = lead.vibratoByWheel;
        control(0.0, 1, wheel ? static_cast<int>(std::lround(lead.vibrato / wheelSemitones * 127.0)) : 0);
    }
    void play(double start, double end, int pitch, int velocity, std::optional<int> before)
    {
        const bool slides = m_lead.glides && before && *before != pitch && std::abs(*before - pitch) <= 5;
        bend(start, end, slides ? *before - pitch : 0);
        m_performance.notes.push_back({start, end, m_channel, pitch, velocity});
    }

private:
    void change(double time, ChannelSetting setting, int number, int value)
    {
        m_performance.changes.push_back({time, m_channel, setting, number, value});
    }
    void control(double time, int number, int value) { change(time, ChannelSetting::Control, number, value); }

    /// The bend over a note: from the note before it into its own pitch, and vibrato around that.
    void bend(double start, double end, int from)
    {
        const double depth = m_lead.vibratoByWheel ? 0.0 : m_lead.vibrato;
        if (from == 0 && depth == 0.0 && !m_lead.glides)
            return;
        for (double time = start; time < end; time += bendStep) {
            const double inside = time - start;
            const double left = std::max(0.0, 1.0 - inside / glideSeconds);
            const double shake = depth * std::sin(2.0 * std::numbers::pi * m_lead.vibratoRate * inside);
            change(time, ChannelSetting::Bend, 0, bendOf(from * left + shake));
            if (depth == 0.0 && left == 0.0)
                break;
        }
    }

    const LeadPlan& m_lead;
    int m_channel;
    Performance& m_performance;
};

} // namespace

int homeOctave(int program)
{
    if (program >= 32 && program <= 39)
        return -2;
    static constexpr std::array low{42, 43, 57, 58, 66, 67, 70, 47, 116, 117};
    static constexpr std::array high{8, 9, 10, 72, 78, 14, 112};
    if (std::ranges::find(low, program) != low.end())
        return -1;
    return std::ranges::find(high, program) != high.end() ? 1 : 0;
}

LeadPlan drawLead(int program, RandomStream& random)
{
    LeadPlan lead;
    lead.program = program;
    lead.volume = 95 + random.below(33);
    lead.velocity = random.between(84.0, 112.0);
    lead.vibratoRate = random.between(4.5, 7.0);
    const bool shakes = singing(program) && random.happens(0.5);
    lead.vibratoByWheel = random.happens(0.35);
    if (shakes)
        lead.vibrato = lead.vibratoByWheel ? random.between(0.15, wheelSemitones) : random.between(0.15, 0.9);
    lead.glides = singing(program) && random.happens(0.2);
    return lead;
}

std::optional<int> freeChannel(const Performance& performance)
{
    std::array<bool, midiChannels> used{};
    used[drumChannel] = true;
    for (const MidiNote& note : performance.notes)
        used.at(static_cast<std::size_t>(note.channel)) = true;
    const auto free = std::ranges::find(used, false);
    if (free == used.end())
        return std::nullopt;
    return static_cast<int>(free - used.begin());
}

std::vector<NoteSpan> playMelody(const LeadPlan& lead, const Song& song, RandomStream& random, Performance& performance)
{
    const auto channel = freeChannel(performance);
    if (!channel || song.melody.empty())
        return {};
    std::erase_if(performance.changes, [&](const ChannelChange& change) { return change.channel == *channel; });
    LeadPlayer player(lead, *channel, performance);
    std::optional<int> before;
    double beforeEnd = -1.0;
    for (const SongNote& note : song.melody) {
        const double start = std::max(0.0, song.secondsAt(note.beat) + random.between(-0.015, 0.015));
        const double end = std::max(start + 0.06, song.secondsAt(note.beat + note.beats * random.between(0.85, 0.99)));
        const bool joined = start - beforeEnd < 0.12;
        const int velocity = static_cast<int>(std::lround(lead.velocity * random.between(0.85, 1.12)));
        player.play(start, end, note.pitch, std::clamp(velocity, 1, 127), joined ? before : std::nullopt);
        before = note.pitch;
        beforeEnd = end;
    }
    performance = settled(std::move(performance));
    std::vector<NoteSpan> heard;
    for (const MidiNote& note : performance.notes)
        if (note.channel == *channel)
            heard.push_back({{note.start, note.end}, note.pitch});
    return heard;
}

} // namespace tonekin
