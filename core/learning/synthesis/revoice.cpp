// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/revoice.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <optional>
#include <vector>

namespace tonekin {
namespace {

constexpr int volumeControl = 7;
constexpr double longestHeld = 40.0; // seconds; drones sound anew before
constexpr int family = 8;            // programs of General MIDI come in families of eight

bool isBass(double meanPitch)
{
    return meanPitch < 47.0;
}

int otherProgram(int program, double meanPitch, RandomStream& random)
{
    const double kind = random.unit();
    if (kind < 0.35)
        return program;
    if (kind < 0.65)
        return program / family * family + random.below(family);
    if (isBass(meanPitch)) {
        static constexpr std::array low{32, 33, 34, 35, 36, 37, 38, 39, 42, 43, 57, 58, 67, 70, 87, 16, 0, 4};
        return low.at(static_cast<std::size_t>(random.below(static_cast<int>(low.size()))));
    }
    // Any of them, but seldom one of the last two families, which have noises among them.
    return random.happens(0.95) ? random.below(112) : 112 + random.below(16);
}

/// Which channels go on playing.
std::bitset<midiChannels> chosenChannels(const std::map<int, double>& meanPitch, bool drums, RandomStream& random)
{
    std::vector<int> channels;
    for (const auto& [channel, pitch] : meanPitch)
        channels.push_back(channel);
    for (std::size_t i = channels.size(); i > 1; --i)
        std::swap(channels[i - 1], channels[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    const double kind = random.unit();
    const bool solo = kind < 0.06;
    const bool small = kind < 0.22;
    std::bitset<midiChannels> chosen;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const bool plays = solo ? i == 0 : small ? i < 3 : random.happens(0.87) || i == 0;
        chosen.set(static_cast<std::size_t>(channels[i]), plays);
    }
    chosen.set(drumChannel, drums && ((!solo && random.happens(small ? 0.5 : 0.88)) || channels.empty()));
    return chosen;
}

std::map<int, double> meanPitches(const Performance& performance)
{
    std::map<int, std::pair<double, double>> sums;
    for (const MidiNote& note : performance.notes)
        if (note.channel != drumChannel) {
            sums[note.channel].first += note.pitch;
            sums[note.channel].second += 1.0;
        }
    std::map<int, double> means;
    for (const auto& [channel, sum] : sums)
        means[channel] = sum.first / sum.second;
    return means;
}

/// Woodblocks, drums and noises have keys, but no pitch that makes a chord.
bool isPitched(int channel, int program)
{
    return channel != drumChannel && program != 113 && program < 115;
}

/// The pitch classes that sound for more than a moment; notes before `first` have ended.
std::bitset<12> soundingIn(TimeSpan span, const Performance& performance, const std::vector<int>& programs,
                           std::size_t first)
{
    constexpr double moment = 0.1;
    std::bitset<12> sounding;
    for (std::size_t n = first; n < performance.notes.size() && performance.notes[n].start < span.end - moment; ++n) {
        const MidiNote& note = performance.notes[n];
        if (isPitched(note.channel, programs[n]) && note.end > span.start + moment)
            sounding.set(static_cast<std::size_t>(note.pitch % 12));
    }
    return sounding;
}

std::optional<ChordQuality> heardQuality(const Chord& chord, const std::bitset<12>& sounding)
{
    const auto sounds = [&](int interval) {
        return sounding.test(static_cast<std::size_t>((chord.root + interval) % 12));
    };
    const auto intervals = chordIntervals(chord.kind);
    if (!sounds(0))
        return std::nullopt;
    if (sounds(intervals[1]))
        return chordQuality(chord.kind);
    return sounds(intervals[2]) ? std::optional(ChordQuality::Other) : std::nullopt;
}

} // namespace

Performance revoiced(Performance performance, int kit, RandomStream& random)
{
    const auto means = meanPitches(performance);
    const bool drums = std::ranges::find(performance.notes, drumChannel, &MidiNote::channel) != performance.notes.end();
    const auto chosen = chosenChannels(means, drums, random);
    std::erase_if(performance.notes,
                  [&](const MidiNote& note) { return !chosen.test(static_cast<std::size_t>(note.channel)); });
    std::erase_if(performance.changes, [](const ChannelChange& change) {
        const bool volume = change.setting == ChannelSetting::Control && change.number == volumeControl;
        return volume || (change.channel == drumChannel && change.setting == ChannelSetting::Program);
    });
    std::map<std::pair<int, int>, int> replaced; // a channel's program stays the same one throughout
    for (ChannelChange& change : performance.changes) {
        if (change.setting != ChannelSetting::Program)
            continue;
        const auto mean = means.find(change.channel);
        const auto [place, isNew] = replaced.try_emplace({change.channel, change.value}, change.value);
        if (isNew && mean != means.end())
            place->second = otherProgram(change.value, mean->second, random);
        change.value = place->second;
    }
    performance.changes.push_back({0.0, drumChannel, ChannelSetting::Program, 0, kit});
    for (int channel = 0; channel < midiChannels; ++channel)
        performance.changes.push_back({0.0, channel, ChannelSetting::Control, volumeControl,
                                       channel == drumChannel ? 80 + random.below(48) : 60 + random.below(56)});
    return settled(std::move(performance));
}

std::vector<ChordSpan> audibleChords(const Song& song, const Performance& performance)
{
    const std::vector<int> programs = notePrograms(performance);
    std::vector<ChordSpan> audible;
    std::size_t first = 0;
    for (std::size_t bar = 0; bar < song.bars.size(); ++bar)
        for (std::size_t i = 0; i < song.bars[bar].chords.size(); ++i) {
            const TimeSpan span{song.secondsAt(song.chordStart(bar, i)), song.secondsAt(song.chordEnd(bar, i))};
            while (first < performance.notes.size() && performance.notes[first].start < span.start - longestHeld)
                ++first;
            const auto quality = heardQuality(song.bars[bar].chords[i], soundingIn(span, performance, programs, first));
            if (quality)
                audible.push_back({span, song.bars[bar].chords[i].root, *quality});
        }
    return audible;
}

} // namespace tonekin
