// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/performance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace tonekin {
namespace {

constexpr double joinedGap = 0.1; // soundlabels.h promises it
constexpr int volumeControl = 7;
constexpr int expressionControl = 11;
constexpr int pedalControl = 64;
constexpr int orchestraKit = 48;

double onGrid(double seconds)
{
    return std::round(std::max(seconds, 0.0) / performanceStep) * performanceStep;
}

/// What the channels are set to while one goes through a performance.
class Channels {
public:
    explicit Channels(const Performance& performance)
        : m_changes(performance.changes)
    {
        for (Channel& channel : m_channels) {
            channel.controls[volumeControl] = 100;
            channel.controls[expressionControl] = 127;
        }
    }
    void goTo(double time)
    {
        for (; m_next < m_changes.size() && m_changes[m_next].time <= time; ++m_next) {
            const ChannelChange& change = m_changes[m_next];
            Channel& channel = m_channels.at(static_cast<std::size_t>(change.channel));
            if (change.setting == ChannelSetting::Program)
                channel.program = change.value;
            else if (change.setting == ChannelSetting::Control)
                channel.controls.at(static_cast<std::size_t>(change.number)) = change.value;
        }
    }
    int program(int channel) const { return m_channels.at(static_cast<std::size_t>(channel)).program; }
    bool silent(int channel) const
    {
        const auto& controls = m_channels.at(static_cast<std::size_t>(channel)).controls;
        return controls[volumeControl] == 0 || controls[expressionControl] == 0;
    }

private:
    struct Channel {
        int program = 0;
        std::array<int, 128> controls{};
    };
    const std::vector<ChannelChange>& m_changes;
    std::size_t m_next = 0;
    std::array<Channel, midiChannels> m_channels;
};

/// Where the pedal of each channel is down.
std::array<std::vector<TimeSpan>, midiChannels> pedalSpans(const Performance& performance)
{
    std::array<std::vector<TimeSpan>, midiChannels> all;
    std::array<bool, midiChannels> down{};
    for (const ChannelChange& change : performance.changes) {
        if (change.setting != ChannelSetting::Control || change.number != pedalControl)
            continue;
        const auto channel = static_cast<std::size_t>(change.channel);
        const bool pressed = change.value >= 64;
        if (pressed && !down.at(channel))
            all.at(channel).push_back({change.time, std::max(change.time, performance.end)});
        else if (!pressed && down.at(channel))
            all.at(channel).back().end = change.time;
        down.at(channel) = pressed;
    }
    return all;
}

double heldUntil(double end, const std::vector<TimeSpan>& pedal)
{
    const auto after = std::ranges::upper_bound(pedal, end, {}, &TimeSpan::start);
    return after == pedal.begin() ? end : std::max(end, std::prev(after)->end);
}

void addSpan(std::vector<TimeSpan>& spans, TimeSpan span)
{
    if (!spans.empty() && span.start - spans.back().end < joinedGap)
        spans.back().end = std::max(spans.back().end, span.end);
    else
        spans.push_back(span);
}

void cutRepeated(std::vector<MidiNote>& notes)
{
    std::map<std::pair<int, int>, std::size_t> sounding;
    std::vector<bool> dropped(notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const auto [place, isNew] = sounding.try_emplace({notes[i].channel, notes[i].pitch}, i);
        if (isNew)
            continue;
        MidiNote& before = notes[place->second];
        if (before.start == notes[i].start) { // played twice at once: one note, the louder and longer of the two
            notes[i].velocity = std::max(notes[i].velocity, before.velocity);
            notes[i].end = std::max(notes[i].end, before.end);
            dropped[place->second] = true;
        }
        before.end = std::min(before.end, notes[i].start);
        place->second = i;
    }
    std::size_t at = 0;
    std::erase_if(notes, [&](const MidiNote&) { return dropped[at++]; });
}

DrumPiece standardPieceOf(int key)
{
    switch (key) {
    case 35:
    case 36:
        return DrumPiece::Kick;
    case 37: // side stick
    case 38:
    case 39: // hand clap
    case 40:
        return DrumPiece::Snare;
    case 42:
    case 44:
    case 46:
        return DrumPiece::HiHat;
    case 49:
    case 51:
    case 52:
    case 53:
    case 55:
    case 57:
    case 59:
        return DrumPiece::Cymbal;
    case 41:
    case 43:
    case 45:
    case 47:
    case 48:
    case 50:
        return DrumPiece::Tom;
    default:
        return DrumPiece::Other;
    }
}

/// General MIDI 2's orchestra kit: kettledrums stand where the standard kit has toms and cymbals.
DrumPiece orchestraPieceOf(int key)
{
    switch (key) {
    case 35:
    case 36:
        return DrumPiece::Kick;
    case 37:
    case 38:
    case 40:
        return DrumPiece::Snare;
    case 27:
    case 28:
    case 29:
        return DrumPiece::HiHat;
    case 30: // ride
    case 57:
    case 59:
        return DrumPiece::Cymbal;
    default:
        return DrumPiece::Other;
    }
}

} // namespace

Performance settled(Performance performance)
{
    for (MidiNote& note : performance.notes) {
        note.start = onGrid(note.start);
        note.end = std::max(onGrid(note.end), note.start + performanceStep);
    }
    for (ChannelChange& change : performance.changes)
        change.time = onGrid(change.time);
    std::ranges::stable_sort(performance.notes, {}, &MidiNote::start);
    std::ranges::stable_sort(performance.changes, {}, &ChannelChange::time);
    cutRepeated(performance.notes);
    performance.end = 0.0;
    for (const MidiNote& note : performance.notes)
        performance.end = std::max(performance.end, note.end);
    return performance;
}

std::vector<ProgramSpans> programSpans(const Performance& performance)
{
    Channels channels(performance);
    const auto pedals = pedalSpans(performance);
    std::map<int, std::vector<TimeSpan>> byProgram;
    for (const MidiNote& note : performance.notes) {
        channels.goTo(note.start);
        if (note.channel == drumChannel || channels.silent(note.channel))
            continue;
        const double end = heldUntil(note.end, pedals.at(static_cast<std::size_t>(note.channel)));
        addSpan(byProgram[channels.program(note.channel)], {note.start, end});
    }
    std::vector<ProgramSpans> all;
    for (auto& [program, spans] : byProgram)
        all.push_back({program, std::move(spans)});
    return all;
}

DrumPiece drumPieceOf(int key, int kit)
{
    return kit == orchestraKit ? orchestraPieceOf(key) : standardPieceOf(key);
}

std::vector<DrumHits> drumHits(const Performance& performance)
{
    Channels channels(performance);
    std::map<DrumPiece, std::vector<double>> byPiece;
    for (const MidiNote& note : performance.notes) {
        channels.goTo(note.start);
        if (note.channel != drumChannel || channels.silent(note.channel))
            continue;
        auto& times = byPiece[drumPieceOf(note.pitch, channels.program(drumChannel))];
        if (times.empty() || times.back() != note.start)
            times.push_back(note.start);
    }
    std::vector<DrumHits> all;
    for (auto& [piece, times] : byPiece)
        all.push_back({piece, std::move(times)});
    return all;
}

int programAt(const Performance& performance, int channel, double time)
{
    Channels channels(performance);
    channels.goTo(time);
    return channels.program(channel);
}

std::vector<int> notePrograms(const Performance& performance)
{
    Channels channels(performance);
    std::vector<int> programs;
    for (const MidiNote& note : performance.notes) {
        channels.goTo(note.start);
        programs.push_back(channels.program(note.channel));
    }
    return programs;
}

} // namespace tonekin
