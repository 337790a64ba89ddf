// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "synthesis/performance.h"

#include <QtTest>

#include <cmath>
#include <string>

using namespace tonekin;

namespace {

using Bytes = std::vector<std::byte>;

Bytes bytesOf(std::initializer_list<int> values)
{
    Bytes bytes;
    for (const int value : values)
        bytes.push_back(static_cast<std::byte>(value));
    return bytes;
}

Bytes operator+(Bytes first, const Bytes& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Bytes track(const Bytes& events)
{
    const auto size = static_cast<int>(events.size());
    return bytesOf({'M', 'T', 'r', 'k', 0, 0, size / 256, size % 256}) + events;
}

/// `division`: ticks of a quarter note.
Bytes header(int format, int tracks, int division = 96)
{
    return bytesOf({'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, format, 0, tracks, division / 256, division % 256});
}

const Bytes trackEnd = bytesOf({0, 0xFF, 0x2F, 0});

/// Two tracks: tempo 120, then 60 from the second quarter on; a violin with running status, and a drum.
Bytes goodFile()
{
    const Bytes tempi = bytesOf({0, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20, 96, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40}) + trackEnd;
    const Bytes violin = bytesOf({0, 0xC2, 40, 0, 0x92, 69, 100, 96, 69, 0, 0, 71, 90, 96, 71, 0}) + trackEnd;
    const Bytes drum = bytesOf({48, 0x99, 38, 80, 24, 0x89, 38, 64}) + trackEnd;
    return header(1, 3) + track(tempi) + track(violin) + track(drum);
}

Performance pedalled(bool volumeOff)
{
    Performance performance;
    performance.notes = {{1.0, 1.5, 0, 60, 80}, {4.0, 4.5, 0, 62, 80}};
    performance.changes = {{0.0, 0, ChannelSetting::Program, 0, 5},
                           {1.2, 0, ChannelSetting::Control, 64, 127},
                           {3.0, 0, ChannelSetting::Control, 64, 0}};
    if (volumeOff)
        performance.changes.push_back({3.5, 0, ChannelSetting::Control, 7, 0});
    return settled(performance);
}

} // namespace

class TestPerformance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void midiFileIsReadWithItsTempiAndRunningStatus()
    {
        const auto read = readMidiFile(goodFile());
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        const std::vector<MidiNote> expected{{0.0, 0.5, 2, 69, 100}, {0.25, 0.376, 9, 38, 80}, {0.5, 1.5, 2, 71, 90}};
        QCOMPARE(read->notes.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(read->notes[i].pitch, expected[i].pitch);
            QCOMPARE(read->notes[i].channel, expected[i].channel);
            QCOMPARE(read->notes[i].velocity, expected[i].velocity);
            QVERIFY(std::abs(read->notes[i].start - expected[i].start) < 1e-9);
            QVERIFY(std::abs(read->notes[i].end - expected[i].end) < 1e-9);
        }
        QCOMPARE(programAt(*read, 2, 1.0), 40);
        QVERIFY(std::abs(read->end - 1.5) < 1e-9);
    }

    void banksEffectsAndOrdersOfAFileAreLeftOut()
    {
        const Bytes events = bytesOf({0, 0xB0, 0, 8, 0, 91, 127, 0, 123, 0, 0, 7, 55}) + trackEnd;
        const auto read = readMidiFile(header(0, 1) + track(events));
        QVERIFY(read);
        QCOMPARE(read->changes.size(), std::size_t{1});
        QCOMPARE(read->changes.front().number, 7);
    }

    void noteThatNeverEndsEndsWithTheFile()
    {
        const Bytes events = bytesOf({0, 0x90, 60, 80, 96, 0x90, 64, 80, 96, 0x80, 64, 0}) + trackEnd;
        const auto read = readMidiFile(header(0, 1) + track(events));
        QVERIFY(read);
        QVERIFY(std::abs(read->notes.front().end - 1.0) < 1e-9);
    }

    void brokenFilesAreRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char* name, const Bytes& bytes) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
        };
        row("empty", {});
        row("text", bytesOf({'h', 'e', 'l', 'l', 'o', ' ', 'w', 'o', 'r', 'l', 'd'}));
        row("format 2", header(2, 1) + track(trackEnd));
        row("no tracks", header(1, 0));
        row("times in frames", header(1, 1, 0xE728) + track(trackEnd));
        row("division zero", header(1, 1, 0) + track(trackEnd));
        row("missing track", header(1, 2) + track(trackEnd));
        row("track longer than the file", header(0, 1) + bytesOf({'M', 'T', 'r', 'k', 0x7F, 0, 0, 0, 0}));
        row("data byte too large", header(0, 1) + track(bytesOf({0, 0x90, 0x80, 10})));
        row("status never given", header(0, 1) + track(bytesOf({0, 60, 10})));
        row("length of five bytes", header(0, 1) + track(bytesOf({0x81, 0x81, 0x81, 0x81, 0x81, 0x90, 60, 60})));
        row("tempo zero", header(0, 1) + track(bytesOf({0, 0xFF, 0x51, 3, 0, 0, 0}) + trackEnd));
        row("three days long", header(0, 1, 1) + track(bytesOf({0xFF, 0xFF, 0xFF, 0x7F, 0x90, 60, 60}) + trackEnd));
    }

    void brokenFilesAreRefusedWithAReason()
    {
        QFETCH(QByteArray, file);
        const auto read =
            readMidiFile(std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size()))));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
        QVERIFY(read.error().detail.size() > 30);
    }

    void randomlyChangedFilesGiveAnErrorOrWhatCanBePlayed()
    {
        RandomStream random(7, {});
        int played = 0;
        for (int round = 0; round < 20'000; ++round) {
            Bytes file = goodFile();
            for (int changes = 1 + random.below(4); changes > 0; --changes)
                file[static_cast<std::size_t>(random.below(static_cast<int>(file.size())))] =
                    static_cast<std::byte>(random.below(256));
            file.resize(file.size() - static_cast<std::size_t>(random.happens(0.2) ? random.below(20) : 0));
            const auto read = readMidiFile(file);
            if (!read)
                continue;
            ++played;
            for (const MidiNote& note : read->notes) {
                QVERIFY(note.start >= 0.0 && note.end > note.start && note.end < 3.0 * 3600.0);
                QVERIFY(note.pitch >= 0 && note.pitch <= 127 && note.velocity >= 1 && note.velocity <= 127);
            }
        }
        QVERIFY(played > 1000);
    }

    void notesCloserThanATenthOfASecondAreOneSpan()
    {
        Performance performance;
        performance.changes = {{0.0, 3, ChannelSetting::Program, 0, 73}};
        performance.notes = {
            {0.0, 1.0, 3, 60, 90}, {1.08, 2.0, 3, 62, 90}, {2.2, 3.0, 3, 64, 90}, {2.5, 2.6, 3, 67, 90}};
        const auto programs = programSpans(settled(performance));
        QCOMPARE(programs.size(), std::size_t{1});
        QCOMPARE(programs[0].program, 73);
        QCOMPARE(programs[0].spans.size(), std::size_t{2});
        QVERIFY(std::abs(programs[0].spans[0].end - 2.0) < 1e-9);
        QVERIFY(std::abs(programs[0].spans[1].end - 3.0) < 1e-9);
    }

    void pedalHoldsNotesUntilItIsLifted()
    {
        const auto programs = programSpans(pedalled(false));
        QCOMPARE(programs.size(), std::size_t{1});
        QCOMPARE(programs[0].spans.size(), std::size_t{2});
        QVERIFY(std::abs(programs[0].spans[0].end - 3.0) < 1e-9);
        QVERIFY(std::abs(programs[0].spans[1].end - 4.5) < 1e-9);
    }

    void channelWithoutVolumeSoundsNowhere()
    {
        const auto programs = programSpans(pedalled(true));
        QCOMPARE(programs.size(), std::size_t{1});
        QCOMPARE(programs[0].spans.size(), std::size_t{1});
    }

    void noteIsCutWhereItsPitchIsPlayedAgain()
    {
        Performance performance;
        performance.notes = {
            {0.0, 2.0, 0, 60, 90}, {1.0, 3.0, 0, 60, 80}, {1.0, 1.5, 0, 60, 100}, {0.5, 2.5, 1, 60, 90}};
        const Performance played = settled(performance);
        QCOMPARE(played.notes.size(), std::size_t{3});
        QVERIFY(std::abs(played.notes[0].end - 1.0) < 1e-9);
        QVERIFY(std::abs(played.notes[1].end - 2.5) < 1e-9); // another channel
        QVERIFY(std::abs(played.notes[2].end - 3.0) < 1e-9);
        QCOMPARE(played.notes[2].velocity, 100);
    }

    void drumKeysBelongToTheirPieces()
    {
        QCOMPARE(drumPieceOf(36), DrumPiece::Kick);
        QCOMPARE(drumPieceOf(39), DrumPiece::Snare);
        QCOMPARE(drumPieceOf(46), DrumPiece::HiHat);
        QCOMPARE(drumPieceOf(51), DrumPiece::Cymbal);
        QCOMPARE(drumPieceOf(47), DrumPiece::Tom);
        QCOMPARE(drumPieceOf(56), DrumPiece::Other);
        QCOMPARE(drumPieceOf(47, 48), DrumPiece::Other); // a kettledrum in the orchestra kit
        QCOMPARE(drumPieceOf(57, 48), DrumPiece::Cymbal);
    }

    void kitOfTheMomentDecidesWhatAKeyIs()
    {
        Performance performance;
        performance.changes = {{1.0, drumChannel, ChannelSetting::Program, 0, 48}};
        performance.notes = {{0.5, 0.6, drumChannel, 42, 90}, {1.5, 1.6, drumChannel, 42, 90}};
        const auto hits = drumHits(settled(performance));
        QCOMPARE(hits.size(), std::size_t{2});
        QCOMPARE(hits[0].piece, DrumPiece::HiHat);
        QCOMPARE(hits[0].times.size(), std::size_t{1});
        QCOMPARE(hits[1].piece, DrumPiece::Other);
    }
};

QTEST_APPLESS_MAIN(TestPerformance)
#include "tst_performance.moc"
