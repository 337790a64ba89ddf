// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/soundlabels.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tonekin;

namespace {

SoundLabels everything()
{
    SoundLabels labels;
    labels.path = "works/0001-a.flac";
    labels.kind = "arrangement";
    labels.work = "w0001";
    labels.version = 2;
    labels.style = "Bossa";
    labels.groove = "BossaNovaSus";
    labels.kit = "TimGM6mb";
    labels.tempo = 118.5;
    labels.key = 9;
    labels.minor = true;
    labels.reverb = 0.25;
    labels.distortion = 0.5;
    labels.vibrato = 0.4;
    labels.noise = 0.1;
    labels.noiseKind = NoiseKind::Hum;
    labels.programs = {{0, {{0.0, 1.5}, {2.0, 3.25}}}, {33, {{0.5, 3.0}}}};
    labels.drums = {{DrumPiece::Kick, {0.0, 0.5}}, {DrumPiece::Cymbal, {1.0}}};
    labels.voice = {{1.0, 2.0}};
    labels.chords = {{{0.0, 2.0}, 7, ChordQuality::Dominant}};
    labels.melody = {{{0.0, 0.25}, 60}};
    labels.sections = {{{0.0, 1.0}, SectionKind::Intro}, {{1.0, 3.25}, SectionKind::Ending}};
    return labels;
}

} // namespace

class SoundLabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineReadsBackAsItWasWritten()
    {
        const auto read = parseSoundLabels(printSoundLabels(everything()));
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QVERIFY(*read == everything());
    }

    void badLinesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("not JSON") << QByteArray("{") << QByteArray("");
        QTest::newRow("no path") << QByteArray("works/0001-a.flac") << QByteArray("");
        QTest::newRow("program 128") << QByteArray("[33,") << QByteArray("[128,");
        QTest::newRow("unknown drum") << QByteArray("kick") << QByteArray("gong");
        QTest::newRow("span backwards") << QByteArray("[500,3000]") << QByteArray("[3000,500]");
        QTest::newRow("time of a year") << QByteArray("[500,3000]") << QByteArray("[500,31536000000]");
        QTest::newRow("list that is a number") << QByteArray("[500,3000]") << QByteArray("7");
        QTest::newRow("key 12") << QByteArray("\"key\":9") << QByteArray("\"key\":12");
        QTest::newRow("tempo below zero") << QByteArray("118.5") << QByteArray("-1");
    }
    void badLinesAreRefused()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QByteArray line = QByteArray::fromStdString(printSoundLabels(everything()));
        QVERIFY(line.contains(from));
        const auto read = parseSoundLabels(line.replace(from, to).toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
    }

    void aFileSaysWhichLineIsBad()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("labels.jsonl").toStdString();
        std::ofstream(file) << printSoundLabels(everything()) << "\n\nnonsense\n";
        const auto read = readSoundLabels(file);
        QVERIFY(!read);
        QVERIFY(read.error().detail.find("line 3") != std::string::npos);
        QCOMPARE(readSoundLabels(file.string() + ".gone").error().code, ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(SoundLabelsTest)
#include "tst_soundlabels.moc"
