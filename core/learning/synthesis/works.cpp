// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/works.h"

#include "base/randomstream.h"
#include "synthesis/melody.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace tonekin {
namespace {

constexpr std::uint64_t composing = 1; // places in the random streams of a seed
constexpr double longestBody = 96.0;   // seconds; an introduction, an ending and a tail come on top
constexpr int middleC = 60;

template <typename List>
const auto& drawn(const List& list, RandomStream& random)
{
    return list[static_cast<std::size_t>(random.below(static_cast<int>(std::size(list))))];
}

/// Four bars each, with C as the tonic.
struct Mode {
    std::array<int, 7> scale;
    bool minor;
    double share;
    std::vector<std::string_view> progressions;
};

const std::vector<Mode>& modes()
{
    static const std::vector<Mode> all{
        {{0, 2, 4, 5, 7, 9, 11},
         false,
         0.34,
         {"C Am F G",        "C G Am F",      "C F C G",   "C Am Dm7 G7",       "CM7 Am7 Dm7 G7", "F G C Am",
          "C Em F G",        "Am F C G",      "C F Dm G",  "C/G Am/Em F/C F/G", "C C F G7",       "C Gsus4 Am F",
          "CM7 FM7 Em7 Am7", "Dm7 G7 CM7 A7", "C Dm Em F", "C6 Cdim7 Dm7 G7",   "F C G C",        "C Caug C6 C7",
          "FM7 Em7 Dm7 CM7", "C F/G C F/G",   "C E7 Am F", "C D7 G7 C",         "C F Fm C",       "C9 F9 C9 G9"}},
        {{0, 2, 3, 5, 7, 8, 10},
         true,
         0.34,
         {"Cm Ab Eb Bb", "Cm Fm Cm G7", "Cm Bb Ab G7", "Cm Ab Fm G", "Cm Eb Bb Fm", "Cm Cm Ab Bb", "Fm Cm G7 Cm",
          "Cm7 Fm7 Bb7 EbM7", "AbM7 Dm7b5 G7 Cm", "Cm Gm Ab Eb", "Cm/Bb Ab/G Cm/Bb Ab/G", "Cm Fm Bb Eb", "Cm Db G7 Cm",
          "Cm6 Dm7b5 G7 Cm6", "Cm CmM7 Cm7 Cm6", "Ab Bb Cm Cm", "Cm Eb Ab Bb", "Cm G7 Cm G7", "Cm Bdim7 Cm Fm"}},
        {{0, 2, 3, 5, 7, 9, 10},
         true,
         0.12, // Dorian
         {"Cm F Cm F", "Cm7 F7 Cm7 F7", "Cm Bb F Cm", "Cm Dm Eb F", "Cm Eb F Cm", "Cm7 Dm7 EbM7 Dm7", "Cm Gm Bb F"}},
        {{0, 2, 4, 5, 7, 9, 10},
         false,
         0.1, // Mixolydian
         {"C Bb F C", "C Bb C Bb", "C Gm F C", "C F Bb F", "C7 F7 C7 Bb", "C Bb Gm C", "Csus4 C Bb F"}},
        {{0, 2, 4, 6, 7, 9, 11},
         false,
         0.05, // Lydian
         {"C D C D", "CM7 D CM7 Bm7", "C D Em D", "C D G C", "CM7 CM7 D D"}},
        {{0, 1, 3, 5, 7, 8, 10},
         true,
         0.05, // Phrygian
         {"Cm Db Cm Db", "Cm Bbm Db Cm", "Cm Db Eb Db", "Cm Fm Db Cm", "C Db C Bbm"}}};
    return all;
}

const Mode& drawnMode(RandomStream& random)
{
    double rest = random.unit();
    for (const Mode& mode : modes()) {
        rest -= mode.share;
        if (rest < 0.0)
            return mode;
    }
    return modes().front();
}

WorkSection writeSection(const Mode& mode, int beatsPerBar, RandomStream& random)
{
    WorkSection section;
    section.bars = parseProgression(drawn(mode.progressions, random));
    if (random.happens(0.75)) { // an answer: the same again or something else
        const auto more = random.happens(0.5) ? section.bars : parseProgression(drawn(mode.progressions, random));
        section.bars.insert(section.bars.end(), more.begin(), more.end());
    }
    if (random.happens(0.15)) // slow harmony: every chord for two bars
        for (std::size_t i = 0; i < section.bars.size(); i += 2)
            section.bars.insert(section.bars.begin() + static_cast<std::ptrdiff_t>(i), std::vector(section.bars[i]));
    section.melody = writeMelody(section.bars, beatsPerBar, mode.scale, random);
    return section;
}

/// A chord that does the same work.
Chord substitute(const Chord& chord, RandomStream& random)
{
    const bool first = random.happens(0.5);
    switch (chord.kind) {
    case ChordKind::Major:
        return first ? Chord{(chord.root + 9) % 12, ChordKind::Minor} : Chord{chord.root, ChordKind::Major7};
    case ChordKind::Minor:
        return first ? Chord{(chord.root + 3) % 12, ChordKind::Major} : Chord{chord.root, ChordKind::Minor7};
    case ChordKind::Dominant7:
        return first ? Chord{(chord.root + 6) % 12, ChordKind::Dominant7} : Chord{chord.root, ChordKind::Suspended4};
    case ChordKind::Major7:
        return first ? Chord{(chord.root + 4) % 12, ChordKind::Minor7} : Chord{chord.root, ChordKind::Sixth};
    case ChordKind::Minor7:
        return first ? Chord{chord.root, ChordKind::Minor} : Chord{(chord.root + 3) % 12, ChordKind::Sixth};
    case ChordKind::Ninth:
        return {chord.root, ChordKind::Dominant7};
    default:
        return first ? Chord{chord.root, ChordKind::Minor} : Chord{chord.root, ChordKind::Major};
    }
}

std::vector<int> otherForm(std::vector<int> form, int sections, RandomStream& random)
{
    for (int edits = 1 + random.below(3); edits > 0; --edits) {
        const auto place = form.begin() + random.below(static_cast<int>(form.size()));
        switch (random.below(3)) {
        case 0:
            if (form.size() > 2)
                form.erase(place);
            break;
        case 1:
            form.insert(place, *place);
            break;
        default:
            form.insert(place, random.below(sections));
        }
    }
    return form;
}

class SongWriter {
public:
    SongWriter(const Work& work, const VersionPlan& plan, std::uint64_t seed)
        : m_work(work)
        , m_plan(plan)
        , m_random(seed, {})
    {
        m_song.beatsPerBar = work.beatsPerBar;
        m_song.tempo = plan.tempo;
        m_song.key = plan.key;
        m_song.minor = work.minor;
        m_song.slowing = plan.slowing;
    }
    Song write()
    {
        const auto form =
            m_plan.otherForm ? otherForm(m_work.form, static_cast<int>(m_work.sections.size()), m_random) : m_work.form;
        const double barSeconds = 60.0 / m_plan.tempo * m_work.beatsPerBar;
        const auto most = static_cast<std::size_t>(longestBody / barSeconds);
        const auto wanted = std::min(most, static_cast<std::size_t>(std::ceil(m_plan.seconds / barSeconds)));
        writeIntroduction(barSeconds);
        const std::size_t endingBars = barSeconds > 3.0 ? 1 : 2;
        for (std::size_t i = 0; m_song.bars.size() + endingBars < wanted; ++i)
            writeSection(m_work.sections[static_cast<std::size_t>(form[i % form.size()])], most - endingBars);
        writeEnding(endingBars);
        if (m_plan.otherMelody)
            m_song.melody = variedMelody(std::move(m_song.melody), m_random);
        return std::move(m_song);
    }

private:
    Chord played(const Chord& chord)
    {
        const Chord chosen = m_random.happens(m_plan.otherChords) ? substitute(chord, m_random) : chord;
        return transposed(chosen, m_plan.key);
    }
    void addBar(const std::vector<Chord>& chords, SectionKind kind, bool opens)
    {
        SongBar bar{kind, opens, {}};
        for (const Chord& chord : chords)
            bar.chords.push_back(played(chord));
        m_song.bars.push_back(std::move(bar));
    }
    void writeIntroduction(double barSeconds)
    {
        if (m_random.happens(0.2) || !m_plan.introduction)
            return;
        const auto& first = m_work.sections[static_cast<std::size_t>(m_work.form.front())].bars;
        const std::size_t bars = barSeconds > 3.0 ? 1 : m_random.happens(0.5) ? 2 : 4;
        const bool vamp = m_random.happens(0.3);
        for (std::size_t i = 0; i < bars; ++i)
            addBar(vamp ? first.front() : first[i % first.size()], SectionKind::Intro, i == 0);
    }
    void writeSection(const WorkSection& section, std::size_t mostBars)
    {
        const std::size_t begin = m_song.bars.size();
        const std::size_t bars = std::min(section.bars.size(), mostBars - std::min(mostBars, begin));
        for (std::size_t i = 0; i < bars; ++i)
            addBar(section.bars[i], SectionKind::Body, i == 0);
        if (!m_plan.melody)
            return;
        const double start = static_cast<double>(begin) * m_work.beatsPerBar;
        const double end = static_cast<double>(begin + bars) * m_work.beatsPerBar;
        for (SongNote note : section.melody) {
            note.beat += start;
            note.pitch += middleC + (m_plan.key > 6 ? m_plan.key - 12 : m_plan.key) + 12 * m_plan.melodyOctave;
            if (note.beat < end)
                m_song.melody.push_back(note);
        }
    }
    void writeEnding(std::size_t bars)
    {
        const Chord tonic{0, m_work.minor ? ChordKind::Minor : ChordKind::Major};
        const Chord dominant{7, ChordKind::Dominant7};
        for (std::size_t i = 0; i < bars; ++i)
            addBar({i + 1 < bars ? dominant : tonic}, SectionKind::Ending, i == 0);
        if (m_plan.melody)
            m_song.melody.push_back(
                {static_cast<double>(m_song.bars.size() - 1) * m_work.beatsPerBar,
                 static_cast<double>(m_work.beatsPerBar),
                 middleC + (m_plan.key > 6 ? m_plan.key - 12 : m_plan.key) + 12 * m_plan.melodyOctave});
    }

    const Work& m_work;
    const VersionPlan& m_plan;
    RandomStream m_random;
    Song m_song;
};

} // namespace

Work composeWork(std::uint64_t seed, int number)
{
    RandomStream random(seed, {composing, static_cast<std::uint64_t>(number)});
    static const std::array<std::vector<int>, 6> forms{
        {{0, 0, 1, 0}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 1, 2, 1}, {0, 1, 2, 0}, {0, 0, 1, 2}}};
    const Mode& mode = drawnMode(random);
    Work work;
    work.beatsPerBar = random.happens(0.2) ? 3 : 4;
    work.minor = mode.minor;
    work.tempo = std::round(60.0 * std::pow(3.0, random.unit()));
    for (int i = 0; i < 3; ++i)
        work.sections.push_back(writeSection(mode, work.beatsPerBar, random));
    work.form = drawn(forms, random);
    return work;
}

Song layOut(const Work& work, const VersionPlan& plan, std::uint64_t seed)
{
    return SongWriter(work, plan, seed).write();
}

} // namespace tonekin
