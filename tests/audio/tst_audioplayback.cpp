// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audioplayback.h"
#include "support/hostilefiles.h"
#include "support/madesound.h"
#include "support/openfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tonekin;
using namespace tonekin::test;
using std::filesystem::path;

namespace {

constexpr int rate = 48'000;

Samples readAll(AudioPlayback& playback, std::size_t block)
{
    Samples all;
    Samples part(block);
    for (auto got = playback.read(part); got && *got > 0; got = playback.read(part))
        all.insert(all.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(*got));
    return all;
}

/// Pitch of one side of a stereo stream, by its zero crossings.
double hertzOf(const Samples& stereo)
{
    int crossings = 0;
    for (std::size_t i = 2; i < stereo.size(); i += 2)
        crossings += stereo[i - 2] < 0.0F && stereo[i] >= 0.0F ? 1 : 0;
    return crossings * static_cast<double>(rate) / (static_cast<double>(stereo.size()) / 2.0);
}

} // namespace

class TestAudioPlayback : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aTrackPlaysToItsEnd();
    void seekingLandsAtTheMoment_data();
    void seekingLandsAtTheMoment();
    void seekingIsExactWhereTheFormatAllows();
    void afterTheEndOneCanGoBack();
    void behindTheEndThereIsNothing();
    void surroundIsMixedToTwoSides();
    void monoReachesBothSidesAsLoud();
    void damageIsPlayedOver();
    void whatCannotBePlayedSaysWhy();

private:
    path in(const char* name) const { return path(m_folder->path().toStdString()) / name; }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAudioPlayback::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestAudioPlayback::aTrackPlaysToItsEnd()
{
    writeWav(in("a.wav"), spread(tone(500.0, 2.5, 44'100), 2), {.channels = 2});
    const OpenFile file(in("a.wav"));
    auto playback = AudioPlayback::open(file.get(), rate, 2);
    QVERIFY(playback);
    QCOMPARE(playback->durationSeconds(), 2.5);
    const auto all = readAll(*playback, 1000);
    QVERIFY(std::abs(static_cast<double>(all.size()) - 2.5 * rate * 2) <= 4.0);
    QVERIFY(std::abs(hertzOf(all) - 500.0) < 2.0);
}

void TestAudioPlayback::seekingLandsAtTheMoment_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"a.wav", "a.flac", "a.mp3", "a.ogg", "a.opus", "a.m4a", "a.wma"})
        QTest::addRow("%s", name) << QString(name);
}

void TestAudioPlayback::seekingLandsAtTheMoment()
{
    QFETCH(QString, name);
    // The pitch tells the time: 200 Hz at the start, an octave more every 5 s.
    const path made = in(qPrintable(name));
    writeWav(in("source.wav"), sweep(200.0, 3200.0, 20.0, 44'100), {});
    QVERIFY(convert(in("source.wav"), made));
    const OpenFile file(made);
    auto playback = AudioPlayback::open(file.get(), rate, 2);
    QVERIFY(playback);
    QVERIFY(std::abs(playback->durationSeconds() - 20.0) < 0.1);
    for (const double moment : {12.0, 3.0, 18.5, 0.0}) {
        QVERIFY(playback->seek(moment));
        Samples part(static_cast<std::size_t>(rate) / 5 * 2);
        const auto got = playback->read(part);
        QVERIFY(got);
        QCOMPARE(*got, part.size());
        const double expected = 200.0 * std::pow(2.0, (moment + 0.1) / 5.0);
        const double found = hertzOf(part);
        QVERIFY2(std::abs(found - expected) < std::max(0.03 * expected, 6.0),
                 qPrintable(QString("%1 Hz at %2 s, expected %3").arg(found).arg(moment).arg(expected)));
    }
}

void TestAudioPlayback::seekingIsExactWhereTheFormatAllows()
{
    writeWav(in("a.wav"), noise(6.0, rate), {.sampleRate = rate});
    QVERIFY(convert(in("a.wav"), in("a.flac")));
    const OpenFile file(in("a.flac"));
    auto playback = AudioPlayback::open(file.get(), rate, 1);
    QVERIFY(playback);
    const auto all = readAll(*playback, 4096);
    QVERIFY(playback->seek(3.21));
    const auto rest = readAll(*playback, 4096);
    const auto skipped = static_cast<std::size_t>(std::lround(3.21 * rate));
    QCOMPARE(rest.size(), all.size() - skipped);
    QVERIFY(std::equal(rest.begin(), rest.end(), all.begin() + static_cast<std::ptrdiff_t>(skipped)));
}

void TestAudioPlayback::afterTheEndOneCanGoBack()
{
    writeWav(in("a.wav"), tone(440.0, 1.0, 44'100), {});
    QVERIFY(convert(in("a.wav"), in("a.mp3")));
    const OpenFile file(in("a.mp3"));
    auto playback = AudioPlayback::open(file.get(), rate, 2);
    QVERIFY(playback);
    const auto first = readAll(*playback, 777 * 2);
    QVERIFY(playback->seek(0.0));
    const auto second = readAll(*playback, 512);
    QVERIFY(first.size() > rate);
    QVERIFY(std::abs(static_cast<double>(first.size()) - static_cast<double>(second.size())) < 0.06 * rate);
}

void TestAudioPlayback::behindTheEndThereIsNothing()
{
    writeWav(in("a.wav"), tone(440.0, 1.0, 44'100), {});
    const OpenFile file(in("a.wav"));
    auto playback = AudioPlayback::open(file.get(), rate, 2);
    QVERIFY(playback);
    if (playback->seek(50.0)) {
        Samples part(1000);
        const auto got = playback->read(part);
        QVERIFY(got);
        QCOMPARE(*got, std::size_t{0});
    }
    QVERIFY(playback->seek(0.5));
    QVERIFY(std::abs(static_cast<double>(readAll(*playback, 1000).size()) - 0.5 * rate * 2) <= 4.0);
}

void TestAudioPlayback::surroundIsMixedToTwoSides()
{
    writeWav(in("a.wav"), spread(tone(440.0, 1.0, rate, 0.9), 6), {.channels = 6, .sampleRate = rate});
    const OpenFile file(in("a.wav"));
    auto playback = AudioPlayback::open(file.get(), rate, 2);
    QVERIFY(playback);
    const auto all = readAll(*playback, 4096);
    QVERIFY(all.size() >= rate * 2);
    const auto loudest = std::ranges::max(all);
    QVERIFY(loudest > 0.7F && loudest <= 1.0F);
    for (std::size_t i = 0; i < all.size(); i += 2)
        QVERIFY(std::abs(all[i] - all[i + 1]) < 1e-5F);
}

void TestAudioPlayback::monoReachesBothSidesAsLoud()
{
    const auto sound = tone(440.0, 1.0, rate, 0.9);
    writeWav(in("a.wav"), sound, {.sampleRate = rate});
    const OpenFile file(in("a.wav"));
    auto playback = AudioPlayback::open(file.get(), rate, 2);
    QVERIFY(playback);
    const auto all = readAll(*playback, 4096);
    QCOMPARE(all.size(), sound.size() * 2);
    for (std::size_t i = 0; i < sound.size(); ++i) {
        QVERIFY(std::abs(all[2 * i] - sound[i]) < 1e-3F);
        QVERIFY(std::abs(all[2 * i + 1] - sound[i]) < 1e-3F);
    }
}

void TestAudioPlayback::damageIsPlayedOver()
{
    writeWav(in("a.wav"), tune(10.0, 44'100), {});
    QVERIFY(convert(in("a.wav"), in("a.mp3")));
    damageBytes(in("a.mp3"), 30, 5000);
    const OpenFile file(in("a.mp3"));
    auto playback = AudioPlayback::open(file.get(), rate, 2);
    QVERIFY(playback);
    QVERIFY(readAll(*playback, 4096).size() > 8U * rate * 2);
}

void TestAudioPlayback::whatCannotBePlayedSaysWhy()
{
    writeBytes(in("a.mp3"), "no music");
    const OpenFile text(in("a.mp3"));
    const auto notAudio = AudioPlayback::open(text.get(), rate, 2);
    QVERIFY(!notAudio);
    QCOMPARE(notAudio.error().code, ErrorCode::NotAudio);
    writeWav(in("a.wav"), tone(440.0, 1.0, 44'100), {});
    const OpenFile file(in("a.wav"));
    const auto noChannels = AudioPlayback::open(file.get(), rate, 0);
    QVERIFY(!noChannels);
    QCOMPARE(noChannels.error().code, ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(TestAudioPlayback)
#include "tst_audioplayback.moc"
