// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/song.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace tonekin {
namespace {

struct KindFacts {
    std::string_view symbol; // MMA's
    ChordQuality quality;
    int count;
    std::array<int, 5> intervals;
};

/// By ChordKind.
constexpr std::array<KindFacts, 15> kinds{{
    {"", ChordQuality::Major, 3, {0, 4, 7}},
    {"m", ChordQuality::Minor, 3, {0, 3, 7}},
    {"7", ChordQuality::Dominant, 4, {0, 4, 7, 10}},
    {"M7", ChordQuality::Major, 4, {0, 4, 7, 11}},
    {"m7", ChordQuality::Minor, 4, {0, 3, 7, 10}},
    {"mM7", ChordQuality::Minor, 4, {0, 3, 7, 11}},
    {"dim3", ChordQuality::Diminished, 3, {0, 3, 6}},
    {"dim7", ChordQuality::Diminished, 4, {0, 3, 6, 9}},
    {"m7b5", ChordQuality::Diminished, 4, {0, 3, 6, 10}},
    {"aug", ChordQuality::Augmented, 3, {0, 4, 8}},
    {"sus4", ChordQuality::Other, 3, {0, 5, 7}},
    {"sus2", ChordQuality::Other, 3, {0, 2, 7}},
    {"6", ChordQuality::Major, 4, {0, 4, 7, 9}},
    {"m6", ChordQuality::Minor, 4, {0, 3, 7, 9}},
    {"9", ChordQuality::Dominant, 5, {0, 4, 7, 10, 14}},
}};

constexpr std::array<std::string_view, 12> rootNames{"C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};

const KindFacts& factsOf(ChordKind kind)
{
    return kinds.at(static_cast<std::size_t>(kind));
}

Chord parseChord(std::string_view text)
{
    for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
        const auto root = std::ranges::find(rootNames, text.substr(0, length));
        if (root == rootNames.end() || root->size() != length)
            continue;
        const auto kind = std::ranges::find(kinds, text.substr(length), &KindFacts::symbol);
        if (kind != kinds.end())
            return {static_cast<int>(root - rootNames.begin()), static_cast<ChordKind>(kind - kinds.begin())};
    }
    throw std::invalid_argument("not a chord: " + std::string(text));
}

std::vector<std::string_view> parts(std::string_view text, char separator)
{
    std::vector<std::string_view> all;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (end > 0)
            all.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

} // namespace

std::span<const int> chordIntervals(ChordKind kind)
{
    const KindFacts& facts = factsOf(kind);
    return std::span(facts.intervals).first(static_cast<std::size_t>(facts.count));
}

ChordQuality chordQuality(ChordKind kind)
{
    return factsOf(kind).quality;
}

std::string chordSymbol(const Chord& chord)
{
    return std::string(rootNames.at(static_cast<std::size_t>(chord.root))) + std::string(factsOf(chord.kind).symbol);
}

Chord transposed(Chord chord, int semitones)
{
    chord.root = (chord.root + semitones % 12 + 12) % 12;
    return chord;
}

bool isChordTone(const Chord& chord, int pitch)
{
    return std::ranges::any_of(chordIntervals(chord.kind),
                               [&](int interval) { return (pitch - chord.root - interval) % 12 == 0; });
}

std::vector<std::vector<Chord>> parseProgression(std::string_view text)
{
    std::vector<std::vector<Chord>> bars;
    for (const std::string_view bar : parts(text, ' ')) {
        bars.emplace_back();
        for (const std::string_view chord : parts(bar, '/'))
            bars.back().push_back(parseChord(chord));
    }
    return bars;
}

double Song::secondsAt(double beat) const
{
    const auto ending = std::ranges::find(bars, SectionKind::Ending, &SongBar::kind);
    const double slowFrom = static_cast<double>(ending - bars.begin()) * beatsPerBar;
    const double slowBeats = beats() - slowFrom;
    const double beatSeconds = 60.0 / tempo;
    if (beat <= slowFrom || slowBeats <= 0.0)
        return beat * beatSeconds;
    const double inside = beat - slowFrom;
    return beatSeconds * (beat + slowing * inside * std::min(inside, slowBeats) / (2.0 * slowBeats));
}

double Song::chordStart(std::size_t bar, std::size_t index) const
{
    // A bar of four is halved; of three the second chord has the last beat.
    const double second = beatsPerBar == 3 ? 2.0 : 0.5 * beatsPerBar;
    return static_cast<double>(bar) * beatsPerBar + (index == 0 ? 0.0 : second);
}

double Song::chordEnd(std::size_t bar, std::size_t index) const
{
    return index + 1 < bars[bar].chords.size() ? chordStart(bar, index + 1) : chordStart(bar + 1, 0);
}

std::vector<ChordSpan> chordSpans(const Song& song)
{
    std::vector<ChordSpan> spans;
    for (std::size_t bar = 0; bar < song.bars.size(); ++bar)
        for (std::size_t i = 0; i < song.bars[bar].chords.size(); ++i) {
            const Chord& chord = song.bars[bar].chords[i];
            spans.push_back({{song.secondsAt(song.chordStart(bar, i)), song.secondsAt(song.chordEnd(bar, i))},
                             chord.root,
                             chordQuality(chord.kind)});
        }
    return spans;
}

std::vector<SectionSpan> sectionSpans(const Song& song)
{
    std::vector<SectionSpan> spans;
    for (std::size_t bar = 0; bar < song.bars.size(); ++bar) {
        const double end = song.secondsAt(song.chordStart(bar + 1, 0));
        const SongBar& here = song.bars[bar];
        if (spans.empty() || here.opensSection || spans.back().kind != here.kind)
            spans.push_back({{song.secondsAt(song.chordStart(bar, 0)), end}, here.kind});
        spans.back().span.end = end;
    }
    return spans;
}

} // namespace tonekin
