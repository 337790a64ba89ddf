// SPDX-License-Identifier: GPL-3.0-or-later
#include "decodetrack.h"
#include "dsp/melanalyser.h"
#include "findings/fingerprintpacking.h"
#include "findings/soundtraitspacking.h"
#include "spectrogrampicture.h"
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

constexpr double mostSeconds = 15 * 60.0;

Result<DecodedTrack> decode(const path& file, double most = mostSeconds)
{
    const OpenFile open(file);
    return decodeTrack(open.get(), {}, most);
}

/// Mean difference of two spectrograms, in the units of their values (about 9 for full scale).
double meanDifference(const MelSpectrogram& one, const MelSpectrogram& other)
{
    const std::size_t count = std::min(one.values.size(), other.values.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i)
        sum += std::abs(static_cast<double>(one.values[i]) - static_cast<double>(other.values[i]));
    return count > 0 ? sum / static_cast<double>(count) : 1e9;
}

int loudestBand(std::span<const float> frame)
{
    return static_cast<int>(std::ranges::max_element(frame) - frame.begin());
}

} // namespace

class TestDecodeTrack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void onePassFindsEverything();
    void everyTrackHasAFingerprint();
    void theSameMusicLooksTheSameInEveryFormat_data();
    void theSameMusicLooksTheSameInEveryFormat();
    void probingIsTheSameWithoutTheSound();
    void aLongTrackKnowsWhereItsFramesAre();
    void thePictureShowsTheWholeTrack();
    void thePictureOfALongTrackHasNoHoles();
    void thePictureNeverHasMoreColumnsThanAsked();
    void noFileGivesNoPicture();

private:
    path in(const char* name) const { return path(m_folder->path().toStdString()) / name; }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDecodeTrack::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestDecodeTrack::onePassFindsEverything()
{
    writeWav(in("a.wav"), spread(tone(1000.0, 10.0, 44'100, 0.5), 2), {.channels = 2});
    QVERIFY(convert(in("a.wav"), in("a.flac"), {"-metadata", "title=A tone", "-metadata", "artist=Nobody"}));
    const auto track = decode(in("a.flac"));
    QVERIFY(track);
    QCOMPARE(track->tags.title, std::string("A tone"));
    QCOMPARE(track->tags.artist, std::string("Nobody"));
    QCOMPARE(track->audio.codec, std::string("flac"));
    QCOMPARE(track->audio.sampleRate, 44'100);
    QCOMPARE(track->audio.durationSeconds, 10.0);
    QVERIFY(std::abs(track->mel.frames() - 214) <= 1);
    QCOMPARE(track->mel.stretches, (std::vector<MelStretch>{{0, 0.0}}));
    const auto expected = computeMelSpectrogram(tone(1000.0, 10.0, 22'050, 0.5), {});
    QVERIFY(meanDifference(track->mel, expected) < 0.01);
    QVERIFY(std::abs(track->loudnessLufs - -6.0) < 0.3);
    QCOMPARE(track->waveform.peak.size(), std::size_t{862}); // shorter than a screen: slices of 256 samples
    QVERIFY(std::abs(track->waveform.peak[400] - 128) <= 1);
    QVERIFY(std::abs(track->waveform.rms[400] - 90) <= 1);
    QVERIFY(track->warnings.empty());
    QVERIFY(std::ranges::any_of(track->audioHash.bytes, [](int byte) { return byte != 0; }));
}

void TestDecodeTrack::everyTrackHasAFingerprint()
{
    writeWav(in("tune.wav"), tune(30.0, 44'100), {});
    writeWav(in("short.wav"), tune(1.0, 44'100), {});
    for (const char* name : {"tune.wav", "short.wav"}) {
        const auto track = decode(in(name));
        QVERIFY(track);
        QCOMPARE(track->findings.size(), std::size_t{2});
        QCOMPARE(track->findings.back().kind, FindingKind::SoundTraits);
        const auto traits = unpackSoundTraits(track->findings.back().packed);
        QVERIFY(traits && traits->audibleSeconds > 0.0F);
        const Finding& finding = track->findings.front();
        QCOMPARE(finding.kind, FindingKind::Fingerprint);
        QCOMPARE(finding.version, currentVersion(FindingKind::Fingerprint));
        const auto fingerprint = unpackFingerprint(finding.packed);
        QVERIFY(fingerprint);
        // One that is too short has an empty one, so that no later scan looks for it again.
        QCOMPARE(fingerprint->stretches.size(), std::size_t{name == std::string("tune.wav")});
    }
    const auto parts = decode(in("tune.wav"), 10.0); // heard in excerpts
    QVERIFY(parts);
    const auto fingerprint = unpackFingerprint(parts->findings.at(0).packed);
    QVERIFY(fingerprint && !fingerprint->stretches.empty());
}

void TestDecodeTrack::theSameMusicLooksTheSameInEveryFormat_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<double>("tolerance");
    QTest::addRow("mono") << "a.flac" << QStringList{"-ac", "1"} << 0.05;
    QTest::addRow("5.1") << "a.flac" << QStringList{"-ac", "6"} << 2.0; // an upmix is quieter, and else the same
    QTest::addRow("192 kHz, 32 bit") << "a.wav" << QStringList{"-ar", "192000", "-c:a", "pcm_s32le"} << 0.15;
    QTest::addRow("24 bit, big endian") << "a.aiff" << QStringList{"-c:a", "pcm_s24be"} << 0.01;
    QTest::addRow("MP3, 192 kb/s") << "a.mp3" << QStringList{"-b:a", "192k"} << 0.5;
    QTest::addRow("Vorbis") << "a.ogg" << QStringList{"-q:a", "6"} << 0.4;
    QTest::addRow("Opus") << "a.opus" << QStringList{"-b:a", "160k"} << 0.4;
    QTest::addRow("AAC") << "a.m4a" << QStringList{"-b:a", "192k"} << 0.4;
    QTest::addRow("TTA") << "a.tta" << QStringList() << 0.01;
}

void TestDecodeTrack::theSameMusicLooksTheSameInEveryFormat()
{
    QFETCH(QString, file);
    QFETCH(QStringList, options);
    QFETCH(double, tolerance);
    writeWav(in("source.wav"), spread(tune(6.0, 44'100), 2), {.channels = 2});
    std::vector<std::string> words{"-metadata", "title=Same"};
    for (const QString& option : options)
        words.push_back(option.toStdString());
    QVERIFY(convert(in("source.wav"), in(qPrintable(file)), words));
    const auto source = decode(in("source.wav"));
    const auto other = decode(in(qPrintable(file)));
    QVERIFY(source && other);
    QVERIFY(std::abs(source->mel.frames() - other->mel.frames()) <= 2);
    const double found = meanDifference(source->mel, other->mel);
    QVERIFY2(found < tolerance, qPrintable(QString::number(found)));
    QVERIFY(file == "a.wav" || file == "a.aiff" || other->tags.title == "Same");
    if (tolerance < 1.0)
        QVERIFY(std::abs(source->loudnessLufs - other->loudnessLufs) < 0.5);
}

void TestDecodeTrack::probingIsTheSameWithoutTheSound()
{
    writeWav(in("a.wav"), tune(4.0, 44'100), {});
    QVERIFY(convert(in("a.wav"), in("a.ogg"), {"-metadata", "title=Probed"}));
    const auto track = decode(in("a.ogg"));
    const OpenFile open(in("a.ogg"));
    const auto probed = probeTrack(open.get());
    QVERIFY(track && probed);
    QVERIFY(probed->audioHash == track->audioHash);
    QVERIFY(probed->tags == track->tags);
    QCOMPARE(probed->tags.title, std::string("Probed"));
    QVERIFY(std::abs(probed->audio.durationSeconds - track->audio.durationSeconds) < 0.05);
    writeBytes(in("text.ogg"), "words");
    const OpenFile text(in("text.ogg"));
    const auto failed = probeTrack(text.get());
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::NotAudio);
}

void TestDecodeTrack::aLongTrackKnowsWhereItsFramesAre()
{
    // Windows of 60 s at the start, in the middle and at the end of five minutes: 400 Hz, and 3 kHz from 4 minutes on.
    auto sound = tone(400.0, 240.0, 22'050);
    const auto end = tone(3000.0, 60.0, 22'050);
    sound.insert(sound.end(), end.begin(), end.end());
    writeWav(in("a.wav"), sound, {.sampleRate = 22'050});
    const auto track = decode(in("a.wav"), 180.0);
    QVERIFY(track);
    QCOMPARE(track->warnings.size(), std::size_t{1});
    QCOMPARE(track->warnings.front().code, ErrorCode::ExcerptOnly);
    QCOMPARE(track->mel.stretches.size(), std::size_t{3});
    QVERIFY(std::abs(track->mel.stretches[1].startSeconds - 120.0) < 0.5);
    QVERIFY(std::abs(track->mel.stretches[2].startSeconds - 240.0) < 0.5);
    const int middle = track->mel.stretches[1].firstFrame + 100;
    const int late = track->mel.stretches[2].firstFrame + 100;
    QVERIFY(loudestBand(track->mel.frame(late)) > loudestBand(track->mel.frame(middle)) + 20);
    QVERIFY(std::abs(track->mel.secondsOfFrame(late) - 244.6) < 1.0);
    QCOMPARE(track->waveform.peak.size(), std::size_t{1000});
}

void TestDecodeTrack::thePictureShowsTheWholeTrack()
{
    writeWav(in("a.wav"), sweep(200.0, 6400.0, 20.0, 44'100, 1.0), {});
    const OpenFile open(in("a.wav"));
    const auto picture = spectrogramPicture(open.get(), 50);
    QVERIFY(picture);
    QCOMPARE(picture->columns, 50);
    QCOMPARE(picture->bands, 128);
    QCOMPARE(picture->values.size(), std::size_t{50 * 128});
    QVERIFY(std::abs(picture->secondsPerColumn - 0.4) < 0.01);
    QCOMPARE(picture->startSeconds, 0.0);
    const MelFrontEnd frontEnd;
    for (const int column : {5, 25, 44}) {
        const auto* const values = picture->values.data() + static_cast<std::ptrdiff_t>(column) * 128;
        const auto loudest = static_cast<int>(std::max_element(values, values + 128) - values);
        const double expected = 200.0 * std::pow(32.0, (column + 0.5) / 50.0);
        QVERIFY(std::abs(std::log2(melBandHertz(frontEnd, loudest) / expected)) < 0.15);
        QVERIFY(values[loudest] > 150); // a sweep is never long in one band
        QVERIFY(values[127] < 60);
    }
}

void TestDecodeTrack::thePictureOfALongTrackHasNoHoles()
{
    MelSpectrogram mel;
    mel.bands = 1;
    mel.framesPerSecond = 10.0;
    const auto half = static_cast<float>(std::log1p(MelFrontEnd{}.logGain) / 2.0);
    mel.values.assign(100, half);
    mel.stretches = {{0, 0.0}, {50, 95.0}};
    const auto picture = drawSpectrogram(mel, {}, 100.0, 20);
    QCOMPARE(picture.columns, 20);
    QVERIFY(std::ranges::all_of(picture.values, [](int value) { return value == 127 || value == 128; }));
}

void TestDecodeTrack::thePictureNeverHasMoreColumnsThanAsked()
{
    writeWav(in("a.wav"), tune(0.5, 44'100), {});
    const OpenFile open(in("a.wav"));
    const auto picture = spectrogramPicture(open.get(), 4000);
    QVERIFY(picture);
    QVERIFY(picture->columns >= 9 && picture->columns <= 11);
    const auto single = spectrogramPicture(open.get(), 1);
    QVERIFY(single);
    QCOMPARE(single->columns, 1);
    QVERIFY(!spectrogramPicture(open.get(), 0));
}

void TestDecodeTrack::noFileGivesNoPicture()
{
    writeBytes(in("a.mp3"), "words");
    const OpenFile open(in("a.mp3"));
    const auto picture = spectrogramPicture(open.get(), 100);
    QVERIFY(!picture);
    QCOMPARE(picture.error().code, ErrorCode::NotAudio);
}

QTEST_APPLESS_MAIN(TestDecodeTrack)
#include "tst_decodetrack.moc"
