// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "synthesis/lead.h"
#include "synthesis/mma.h"
#include "synthesis/revoice.h"
#include "synthesis/textures.h"
#include "synthesis/works.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace tonekin;

namespace {

VersionPlan planIn(int key, double tempo)
{
    VersionPlan plan;
    plan.key = key;
    plan.tempo = tempo;
    return plan;
}

/// Two bars of melody-less music in C minor.
Song smallSong()
{
    Song song;
    song.tempo = 120.0;
    song.minor = true;
    const auto bars = parseProgression("Cm Ab/G7");
    song.bars = {{SectionKind::Body, true, bars[0]}, {SectionKind::Body, false, bars[1]}};
    return song;
}

/// Pitches from the first note on: what stays the same in another key.
std::vector<int> shapeOf(const std::vector<SongNote>& melody)
{
    std::vector<int> shape;
    for (const SongNote& note : melody)
        shape.push_back(note.pitch - melody.front().pitch);
    return shape;
}

Performance held(std::initializer_list<int> pitches, double start, double end)
{
    Performance performance;
    int channel = 0;
    for (const int pitch : pitches)
        performance.notes.push_back({start, end, channel++, pitch, 90});
    return settled(performance);
}

} // namespace

class TestWorks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void progressionIsReadAsWritten()
    {
        const auto bars = parseProgression("C F#m7/Bbdim7 Gsus4");
        QCOMPARE(bars.size(), std::size_t{3});
        QVERIFY((bars[0] == std::vector<Chord>{{0, ChordKind::Major}}));
        QVERIFY((bars[1] == std::vector<Chord>{{6, ChordKind::Minor7}, {10, ChordKind::Diminished7}}));
        QVERIFY((bars[2] == std::vector<Chord>{{7, ChordKind::Suspended4}}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, parseProgression("C Hm"));
    }

    void everyChordIsNamedAsItIsRead()
    {
        for (int kind = 0; kind < 15; ++kind)
            for (int root = 0; root < 12; ++root) {
                const Chord chord{root, static_cast<ChordKind>(kind)};
                const auto bars = parseProgression(chordSymbol(chord));
                QCOMPARE(bars.size(), std::size_t{1});
                QVERIFY2(bars[0] == std::vector<Chord>{chord}, chordSymbol(chord).c_str());
            }
    }

    void sameSeedGivesTheSameWorkAndAnotherNumberAnother()
    {
        const Work one = composeWork(5, 3);
        const Work again = composeWork(5, 3);
        const Work other = composeWork(5, 4);
        for (std::size_t i = 0; i < one.sections.size(); ++i) {
            QVERIFY(one.sections[i].melody == again.sections[i].melody);
            QVERIFY(one.sections[i].bars == again.sections[i].bars);
        }
        QVERIFY(one.sections[0].melody != other.sections[0].melody);
    }

    void melodyOfAVersionInAnotherKeyIsTheSameTransposed()
    {
        for (int number = 0; number < 30; ++number) {
            const Work work = composeWork(11, number);
            const Song one = layOut(work, planIn(0, 100.0), 42);
            const Song higher = layOut(work, planIn(5, 100.0), 42);
            const Song slower = layOut(work, planIn(5, 70.0), 42);
            QVERIFY(one.melody.size() > 10);
            QVERIFY(shapeOf(one.melody) == shapeOf(higher.melody));
            QCOMPARE(higher.melody.front().pitch - one.melody.front().pitch, 5);
            const auto first = shapeOf(slower.melody);
            const auto common = std::min(first.size() - 1, std::size_t{20}); // the last note belongs to the ending
            QVERIFY(std::equal(first.begin(),
                               first.begin() + static_cast<std::ptrdiff_t>(std::min(common, one.melody.size() - 1)),
                               shapeOf(one.melody).begin()));
        }
    }

    void melodiesMoveBySmallStepsAndRestOnChordTones()
    {
        int steps = 0;
        int small = 0;
        int strong = 0;
        int fitting = 0;
        for (int number = 0; number < 60; ++number) {
            const Work work = composeWork(2, number);
            for (const WorkSection& section : work.sections)
                for (std::size_t i = 0; i < section.melody.size(); ++i) {
                    const SongNote& note = section.melody[i];
                    QVERIFY(note.pitch >= -14 && note.pitch <= 24);
                    QVERIFY(note.beats > 0.0);
                    if (i > 0) {
                        ++steps;
                        small += std::abs(note.pitch - section.melody[i - 1].pitch) <= 4 ? 1 : 0;
                        QVERIFY(note.beat >= section.melody[i - 1].beat + section.melody[i - 1].beats - 1e-9);
                    }
                    const auto bar = static_cast<std::size_t>(note.beat / work.beatsPerBar);
                    if (std::fmod(note.beat, work.beatsPerBar) == 0.0) {
                        ++strong;
                        fitting += isChordTone(section.bars[bar][0], note.pitch) ? 1 : 0;
                    }
                }
        }
        QVERIFY(small > steps * 3 / 4);
        QCOMPARE(fitting, strong);
    }

    void versionsLastAsLongAsTheyShallAndTheirLabelsCoverThem()
    {
        RandomStream random(3, {});
        std::set<std::size_t> lengths;
        for (int number = 0; number < 300; ++number) {
            const Work work = composeWork(9, number);
            VersionPlan plan = planIn(random.below(12), random.between(60.0, 180.0));
            plan.seconds = random.between(45.0, 90.0);
            plan.otherForm = random.happens(0.5);
            plan.otherMelody = random.happens(0.5);
            plan.otherChords = 0.15;
            plan.slowing = random.between(0.0, 0.35);
            const Song song = layOut(work, plan, random.next());
            lengths.insert(song.bars.size());
            const double end = song.secondsAt(song.beats());
            QVERIFY2(end >= 40.0 && end <= 105.0, std::to_string(end).c_str());
            double at = 0.0;
            for (const ChordSpan& chord : chordSpans(song)) {
                QVERIFY(std::abs(chord.span.start - at) < 1e-9 && chord.span.end > chord.span.start);
                at = chord.span.end;
            }
            QVERIFY(std::abs(at - end) < 1e-9);
            const auto sections = sectionSpans(song);
            QVERIFY(sections.front().span.start == 0.0 && std::abs(sections.back().span.end - end) < 1e-9);
            QCOMPARE(sections.back().kind, SectionKind::Ending);
            for (const SongNote& note : song.melody)
                QVERIFY(note.beat + note.beats <= song.beats() + 1e-9);
        }
        QVERIFY(lengths.size() > 10);
    }

    void otherChordsReplaceAboutTheirShare()
    {
        int all = 0;
        int other = 0;
        for (int number = 0; number < 60; ++number) {
            const Work work = composeWork(4, number);
            const Song plain = layOut(work, planIn(0, 120.0), static_cast<std::uint64_t>(number));
            VersionPlan plan = planIn(0, 120.0);
            plan.otherChords = 0.15;
            plan.introduction = false;
            const Song changed = layOut(work, plan, static_cast<std::uint64_t>(number));
            const auto isBody = [](const SongBar& bar) { return bar.kind == SectionKind::Body; };
            auto one = std::ranges::find_if(plain.bars, isBody);
            for (const SongBar& bar : changed.bars)
                if (isBody(bar) && one != plain.bars.end() && isBody(*one)) {
                    all += static_cast<int>(bar.chords.size());
                    for (std::size_t i = 0; i < bar.chords.size(); ++i)
                        other += bar.chords[i] == one->chords[i] ? 0 : 1;
                    ++one;
                }
        }
        QVERIFY(all > 1000);
        QVERIFY2(other > all / 10 && other < all / 5, (std::to_string(other) + " of " + std::to_string(all)).c_str());
    }

    void slowingLengthensOnlyTheEnding()
    {
        Song song = smallSong();
        song.bars.push_back({SectionKind::Ending, true, song.bars[0].chords});
        QCOMPARE(song.secondsAt(12.0), 6.0);
        song.slowing = 0.4;
        QCOMPARE(song.secondsAt(8.0), 4.0);
        QVERIFY(std::abs(song.secondsAt(12.0) - (6.0 + 0.4 * 4.0 / 2.0 * 0.5)) < 1e-9);
        QVERIFY(song.secondsAt(12.0) - song.secondsAt(11.9) > 0.1 * 0.5 * 1.35);
    }

    void chordIsLabelledOnlyWhereItCanBeHeard()
    {
        const Song song = smallSong(); // C minor for 2 s, then A flat and G7 for a second each
        const auto chord = audibleChords(song, held({48, 63, 67}, 0.0, 2.0));
        QCOMPARE(chord.size(), std::size_t{1});
        QCOMPARE(chord[0].root, 0);
        QCOMPARE(chord[0].quality, ChordQuality::Minor);
        const auto power = audibleChords(song, held({48, 55, 60}, 0.0, 2.0));
        QCOMPARE(power.size(), std::size_t{1});
        QCOMPARE(power[0].quality, ChordQuality::Other);
        QVERIFY(audibleChords(song, held({63, 67}, 0.0, 2.0)).empty()); // nobody plays the root
        Performance drums = held({48, 63, 67}, 0.0, 2.0);
        for (int channel = 0; channel < 3; ++channel)
            drums.changes.push_back({0.0, channel, ChannelSetting::Program, 0, 117}); // drums with keys, but no chord
        QVERIFY(audibleChords(song, settled(drums)).empty());
        const auto late = audibleChords(song, held({43, 59, 65}, 3.0, 4.0));
        QCOMPARE(late.size(), std::size_t{1});
        QCOMPARE(late[0].quality, ChordQuality::Dominant);
    }

    void everyTexturePlaysInsideTheSongInBothMeters()
    {
        std::set<int> programs;
        for (const TextureStyle& style : textureStyles())
            for (int number = 0; number < 12; ++number) {
                const Work work = composeWork(21, number);
                if (style.beatsPerBar != 0 && style.beatsPerBar != work.beatsPerBar)
                    continue;
                VersionPlan plan = planIn(number, 0.5 * (style.slowest + style.fastest));
                const Song song = layOut(work, plan, 6);
                RandomStream random(13, {static_cast<std::uint64_t>(number)});
                const Performance performance = arrangeTexture(style, song, random.unit(), style.kits[0], random);
                const bool hasCore = std::ranges::any_of(style.layers, [](const Layer& l) { return l.chance >= 1.0; });
                QVERIFY2(!hasCore || performance.notes.size() > 5, std::string(style.name).c_str());
                for (const MidiNote& note : performance.notes) {
                    QVERIFY2(note.pitch >= 12 && note.pitch <= 115, std::string(style.name).c_str());
                    QVERIFY2(note.start <= song.secondsAt(song.beats()) + 0.1, std::string(style.name).c_str());
                    QVERIFY2(note.end <= song.secondsAt(song.beats()) + 12.0, std::string(style.name).c_str());
                }
                for (const ProgramSpans& part : programSpans(performance))
                    programs.insert(part.program);
                for (const int lead : style.leads)
                    programs.insert(lead);
            }
        QVERIFY2(programs.size() >= 110, std::to_string(programs.size()).c_str());
    }

    void melodyIsLabelledAsItIsPlayed()
    {
        Song song = smallSong();
        song.melody = {{0.0, 1.0, 60}, {1.0, 1.0, 62}, {4.0, 2.0, 63}};
        RandomStream random(1, {});
        LeadPlan lead;
        lead.program = 73;
        lead.vibrato = 0.5;
        lead.vibratoRate = 5.0;
        Performance performance = held({48, 63, 67}, 0.0, 2.0);
        const auto heard = playMelody(lead, song, random, performance);
        QCOMPARE(heard.size(), std::size_t{3});
        QCOMPARE(performance.notes.size(), std::size_t{6});
        const auto flutes = programSpans(performance);
        QCOMPARE(flutes.back().program, 73);
        QVERIFY(std::abs(heard[2].span.start - 2.0) < 0.02);
        // The bend reaches half a semitone of the twelve that its range is set to, and no more.
        int widest = 0;
        for (const ChannelChange& change : performance.changes)
            if (change.setting == ChannelSetting::Bend)
                widest = std::max(widest, std::abs(change.value - 8192));
        QVERIFY(std::abs(widest / 8192.0 * 12.0 - 0.5) < 0.03);
    }

    void melodyWithoutAFreeChannelIsNotLabelled()
    {
        Song song = smallSong();
        song.melody = {{0.0, 1.0, 60}};
        RandomStream random(1, {});
        Performance full;
        for (int channel = 0; channel < midiChannels; ++channel)
            full.notes.push_back({0.0, 1.0, channel, 60, 90});
        QVERIFY(playMelody({}, song, random, full).empty());
        QCOMPARE(full.notes.size(), std::size_t{16});
    }

    void revoicedMusicNeverFallsSilent()
    {
        for (int round = 0; round < 200; ++round) {
            RandomStream random(17, {static_cast<std::uint64_t>(round)});
            Performance performance = held({48, 63, 67}, 0.0, 2.0);
            if (round % 2 == 0)
                performance.notes.push_back({0.0, 0.1, drumChannel, 36, 90});
            if (round % 10 == 0)
                std::erase_if(performance.notes, [](const MidiNote& note) { return note.channel != drumChannel; });
            const Performance other = revoiced(performance, 0, random);
            QVERIFY(!other.notes.empty());
            QVERIFY(!programSpans(other).empty() || !drumHits(other).empty());
        }
    }

    void textForMmaHasEveryBarOnce()
    {
        Song song = smallSong();
        song.bars.push_back({SectionKind::Ending, true, song.bars[0].chords});
        const std::string text = mmaText(song, {"", "a/b:Body", "", "a/b:End"}, 7);
        QCOMPARE(text,
                 std::string("RndSeed 7\nTempo 120\nGroove a/b:Body\nCm / / /\nAb / G7 /\nGroove a/b:End\nCm / / /\n"));
    }
};

QTEST_APPLESS_MAIN(TestWorks)
#include "tst_works.moc"
