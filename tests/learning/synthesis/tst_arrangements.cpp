// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/synthesis/installedsounds.h"
#include "synthesis/arrangement.h"
#include "synthesis/mma.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

using namespace tonekin;

namespace {

std::filesystem::path pathOf(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

void writeFile(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

std::filesystem::path writeProgram(const std::filesystem::path& file, const std::string& script)
{
    writeFile(file, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file;
}

Song shortSong()
{
    Song song;
    for (const auto& chords : parseProgression("C F#m7/Bdim7 G7 C"))
        song.bars.push_back({SectionKind::Body, song.bars.empty(), chords});
    return song;
}

} // namespace

class TestArrangements : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void grooveLibraryIsReadByFamilyAndMeter()
    {
        const QTemporaryDir folder;
        writeFile(pathOf(folder) / "lib" / "shuffle.mma",
                  "Time 4\nDefGroove Shuffle words about it\nDefGroove ShuffleIntro\nDefGroove ShuffleEnd\n"
                  "Time 3/4\n  defgroove ShuffleWaltz\nDefGroove ShuffleFill\n// DefGroove NotThis\n");
        writeFile(pathOf(folder) / "lib" / "odd.mma", "Time 5\nDefGroove Odd\n");
        writeFile(pathOf(folder) / "lib" / "plugged.mma", "plugin x\nDefGroove Plugged\n");
        const auto families = readGrooveLibrary(pathOf(folder));
        QVERIFY(families);
        const std::vector<GrooveFamily> expected{{"shuffle", "lib", 3, {"ShuffleWaltz"}, {}, {}},
                                                 {"shuffle", "lib", 4, {"Shuffle"}, {"ShuffleIntro"}, {"ShuffleEnd"}}};
        QVERIFY(*families == expected);
        const auto none = readGrooveLibrary(pathOf(folder) / "nothing");
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }

    void missingMmaIsAClearError()
    {
        ArrangementPlaces places;
        places.mma = "no-such-program-as-this";
        const auto maker = ArrangementMaker::open(places);
        QVERIFY(!maker);
        QCOMPARE(maker.error().code, ErrorCode::NotFound);
        QVERIFY(maker.error().detail.find("no-such-program-as-this") != std::string::npos);
    }

    void missingSoundFontIsNamed()
    {
        const QTemporaryDir folder;
        writeFile(pathOf(folder) / "lib" / "some.mma", "DefGroove Some\n");
        ArrangementPlaces places;
        places.mma = writeProgram(pathOf(folder) / "mma", "exit 0").string();
        places.grooves = pathOf(folder);
        places.soundFonts = pathOf(folder);
        const auto maker = ArrangementMaker::open(places);
        QVERIFY(!maker);
        QCOMPARE(maker.error().code, ErrorCode::NotFound);
        QVERIFY(maker.error().detail.find("FluidR3_GM.sf2") != std::string::npos);
    }

    void programThatHangsOrFailsIsAnErrorAndLeavesNothingBehind()
    {
        const QTemporaryDir folder;
        const auto hanging = writeProgram(pathOf(folder) / "hang", "sleep 60");
        const auto slow = runProgram({hanging, {}, pathOf(folder), std::chrono::milliseconds(200)});
        QVERIFY(!slow);
        QCOMPARE(slow.error().code, ErrorCode::LimitTime);

        const auto scratch = pathOf(folder) / "scratch";
        std::filesystem::create_directories(scratch);
        const auto failing =
            Mma::open(writeProgram(pathOf(folder) / "fail", "echo 'ERROR: no such groove'; exit 1").string(), scratch);
        QVERIFY(failing);
        const auto refused = failing->accompany(shortSong(), {"", "a/b:C", "", ""}, 1);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(refused.error().detail.find("no such groove") != std::string::npos);
        const auto lying =
            Mma::open(writeProgram(pathOf(folder) / "lie", "echo MThdnonsense > song.mid").string(), scratch);
        QVERIFY(lying);
        QVERIFY(!lying->accompany(shortSong(), {"", "a/b:C", "", ""}, 1));
        QVERIFY(std::filesystem::is_empty(scratch));
    }

    void mmaPlaysAGrooveWithTheChordsAsked()
    {
        if (const std::string why = test::whyNoArrangements(); !why.empty())
            QSKIP(why.c_str());
        const auto mma = Mma::open("mma", std::filesystem::temp_directory_path());
        QVERIFY(mma);
        const GrooveChoice choice{"", "stdlib/bossanova:BossaNova", "", ""};
        const auto performance = mma->accompany(shortSong(), choice, 3);
        QVERIFY2(performance, performance ? "" : performance.error().detail.c_str());
        QVERIFY(!drumHits(*performance).empty());
        for (const MidiNote& note : performance->notes) // the first bar is C major; nobody plays its minor third
            QVERIFY(note.channel == drumChannel || note.end > 1.95 || note.pitch % 12 != 3);
        const auto again = mma->accompany(shortSong(), choice, 3);
        QVERIFY(again && again->notes == performance->notes);
        const auto unknown = mma->accompany(shortSong(), {"", "stdlib/bossanova:NoSuchGroove", "", ""}, 3);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::InvalidArgument);
    }

    void sameSeedGivesTheSameSamplesAndLabels()
    {
        if (const std::string why = test::whyNoArrangements(); !why.empty())
            QSKIP(why.c_str());
        auto maker = ArrangementMaker::open({});
        auto other = ArrangementMaker::open({});
        QVERIFY(maker && other);
        const auto first = maker->make(33, 2, 0);
        const auto second = maker->make(33, 2, 1);
        const auto again = other->make(33, 2, 0);
        QVERIFY(first && second && again);
        QVERIFY(first->samples == again->samples);
        QVERIFY(first->labels == again->labels);
        QVERIFY(first->samples != second->samples);
        QCOMPARE(first->labels.work, second->labels.work);
        QVERIFY(!maker->make(33, 2, 4));
        QVERIFY(!maker->make(33, -1, 0));
    }

    void recordingsHaveTheLengthLevelAndLabelsPromised()
    {
        if (const std::string why = test::whyNoArrangements(); !why.empty())
            QSKIP(why.c_str());
        auto maker = ArrangementMaker::open({});
        QVERIFY(maker);
        int grooves = 0;
        std::set<std::string> styles;
        for (int work = 0; work < 10; ++work) {
            const auto recording = maker->make(7, work, work % ArrangementMaker::versionsOf(7, work));
            QVERIFY2(recording, recording ? "" : recording.error().detail.c_str());
            QVERIFY(recording->seconds() >= 40.0 && recording->seconds() <= 110.0);
            for (const float sample : recording->samples)
                QVERIFY(std::abs(sample) <= 1.0F);
            const SoundLabels& labels = recording->labels;
            QCOMPARE(labels.kind, std::string("arrangement"));
            QVERIFY(!labels.style.empty() && !labels.kit.empty() && !labels.sections.empty());
            QVERIFY(!labels.programs.empty() || !labels.drums.empty());
            QCOMPARE(labels.reverb + labels.distortion + labels.noise, 0.0);
            for (const NoteSpan& note : labels.melody)
                QVERIFY(note.span.end <= recording->seconds());
            SoundLabels stored = labels; // what is written is what is read
            stored.path = "x.ogg";
            const auto read = parseSoundLabels(printSoundLabels(stored));
            QVERIFY2(read, read ? "" : read.error().detail.c_str());
            grooves += labels.groove.empty() ? 0 : 1;
            styles.insert(labels.style);
        }
        QVERIFY(grooves > 0 && grooves < 10);
        QVERIFY(styles.size() >= 5);
    }
};

QTEST_APPLESS_MAIN(TestArrangements)
#include "tst_arrangements.moc"
