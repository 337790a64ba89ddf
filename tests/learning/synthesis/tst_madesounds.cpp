// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundmeasures.h"

#include "synthesis/chiptune.h"
#include "synthesis/drummachine.h"
#include "synthesis/effects.h"
#include "synthesis/electronic.h"
#include "synthesis/runprogram.h"
#include "synthesis/singer.h"
#include "synthesis/soundscape.h"
#include "synthesis/speechprogram.h"
#include "synthesis/spokenlines.h"

#include <QTest>

#include <functional>

using namespace tonekin;
using namespace tonekin::test;

namespace {

using Maker = std::function<Recording(RandomStream)>;

Maker makerOf(const char* kind)
{
    const std::string name = kind;
    if (name == "electronic")
        return [](RandomStream random) { return makeElectronic(random, 20.0); };
    if (name == "tones")
        return [](RandomStream random) { return makeTones(random, 15.0); };
    if (name == "chiptune")
        return [](RandomStream random) { return makeChiptune(random, 15.0); };
    if (name == "drone")
        return [](RandomStream random) { return makeDrone(random, 10.0); };
    if (name == "ambience")
        return [](RandomStream random) { return makeAmbience(random, 10.0); };
    return [](RandomStream random) { return makeSong(random, 15.0); };
}

/// A recording of that style, whichever seed draws it.
Recording ofStyle(const Maker& maker, const std::string& style)
{
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        if (Recording recording = maker(RandomStream(seed, {})); recording.labels.style == style)
            return recording;
    return {};
}

void addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"electronic", "tones", "chiptune", "drone", "ambience", "song"})
        QTest::newRow(kind) << kind;
}

bool within(const TimeSpan& span, double length)
{
    return span.start >= 0.0 && span.start <= span.end && span.end <= length + 0.6;
}

} // namespace

/// What each kind of made sound says of itself is heard in it.
class TestMadeSounds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameStreamGivesTheSameSound_data() { addKinds(); }
    void theSameStreamGivesTheSameSound();
    void labelsCanBeStoredAndLieInTheRecording_data() { addKinds(); }
    void labelsCanBeStoredAndLieInTheRecording();
    void drumsSoundAtTheirTimes();
    void hitsOfElectronicMusicAreHeard();
    void melodiesHaveTheirPitch_data();
    void melodiesHaveTheirPitch();
    void vibratoHasItsDepth();
    void nobodySingsOutsideTheVoiceSpans();
    void aChoirIsWiderThanOneVoice();
    void aDroneHasItsFundamental();
    void noiseIsOfItsKind();
    void speechIsWhereItsSpansAre();
    void theSameWordsSoundTheSame();
    void aBedLiesUnderSpeechAtItsLevel();
};

void TestMadeSounds::theSameStreamGivesTheSameSound()
{
    QFETCH(QString, kind);
    const Maker maker = makerOf(qPrintable(kind));
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        const Recording first = maker(RandomStream(3, {seed}));
        const Recording again = maker(RandomStream(3, {seed}));
        QVERIFY(first.samples == again.samples);
        QVERIFY(first.labels == again.labels);
    }
    QVERIFY(maker(RandomStream(3, {0})).samples != maker(RandomStream(4, {0})).samples);
}

void TestMadeSounds::labelsCanBeStoredAndLieInTheRecording()
{
    QFETCH(QString, kind);
    const Maker maker = makerOf(qPrintable(kind));
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        Recording recording = maker(RandomStream(seed, {}));
        SoundLabels& labels = recording.labels;
        for (const float sample : recording.samples)
            QVERIFY(std::isfinite(sample));
        QVERIFY(loudness(recording.samples) > 0.001);
        for (const NoteSpan& note : labels.melody)
            QVERIFY(within(note.span, recording.seconds()));
        for (const ChordSpan& chord : labels.chords)
            QVERIFY(within(chord.span, recording.seconds()));
        for (const DrumHits& hits : labels.drums)
            QVERIFY(std::ranges::is_sorted(hits.times) && hits.times.back() < recording.seconds());
        labels.path = "x/1.flac";
        const auto stored = parseSoundLabels(printSoundLabels(labels));
        QVERIFY2(stored, qPrintable(kind));
        QCOMPARE(stored->style, labels.style);
        QCOMPARE(stored->melody.size(), labels.melody.size());
    }
}

void TestMadeSounds::drumsSoundAtTheirTimes()
{
    RandomStream random(5, {});
    DrumMachine machine(random);
    for (int piece = 0; piece < drumPieces; ++piece) {
        Recording recording;
        recording.samples.resize(recordingRate);
        machine.strike(recording, static_cast<DrumPiece>(piece), 0.5, 0.8);
        QCOMPARE(recording.labels.drums.size(), std::size_t{1});
        QCOMPARE(recording.labels.drums[0].times, std::vector<double>{0.5});
        QCOMPARE(loudness(cut(recording.samples, 0.0, 0.5)), 0.0);
        QVERIFY(loudness(cut(recording.samples, 0.5, 0.53)) > 0.05);
        // A bass drum is low, metal is high.
        const auto sound = cut(recording.samples, 0.5, 0.7);
        const double low = powerBetween(sound, 30.0, 300.0);
        const double high = powerBetween(sound, 4000.0, 10'000.0);
        if (piece == static_cast<int>(DrumPiece::Kick) || piece == static_cast<int>(DrumPiece::Tom))
            QVERIFY(low > 10.0 * high);
        if (piece == static_cast<int>(DrumPiece::HiHat) || piece == static_cast<int>(DrumPiece::Cymbal))
            QVERIFY(high > 10.0 * low);
    }
}

/// Right after a hit there is more of what that piece has than right before, nearly always.
void TestMadeSounds::hitsOfElectronicMusicAreHeard()
{
    int looked = 0;
    int heard = 0;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        Recording recording = makeElectronic(RandomStream(seed, {}), 20.0);
        highPass(recording.samples, 7000.0);
        highPass(recording.samples, 7000.0);
        for (const DrumHits& hits : recording.labels.drums)
            if (hits.piece == DrumPiece::HiHat)
                for (const double time : hits.times) {
                    ++looked;
                    const double before = loudness(cut(recording.samples, time - 0.008, time - 0.001));
                    heard += loudness(cut(recording.samples, time, time + 0.01)) > 1.1 * before ? 1 : 0;
                }
    }
    QVERIFY(looked > 100);
    QVERIFY2(heard > 0.85 * looked, qPrintable(QString("%1 of %2").arg(heard).arg(looked)));
}

void TestMadeSounds::melodiesHaveTheirPitch_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("style");
    QTest::newRow("tones") << "tones"
                           << "tones";
    QTest::newRow("chiptune") << "chiptune"
                              << "march";
    QTest::newRow("a singer alone") << "song"
                                    << "solo";
    QTest::newRow("bells") << "ambience"
                           << "bells";
}

/// In the spectrum, the note's own first two partials stand above the same a quarter tone off, on either side.
void TestMadeSounds::melodiesHaveTheirPitch()
{
    QFETCH(QString, kind);
    QFETCH(QString, style);
    const Recording recording = ofStyle(makerOf(qPrintable(kind)), style.toStdString());
    int looked = 0;
    int right = 0;
    for (const NoteSpan& note : recording.labels.melody) {
        const double middle = (note.span.start + note.span.end) / 2.0;
        const double half = std::min(0.15, (note.span.end - note.span.start) / 2.2);
        if (half < 0.08)
            continue;
        const auto sound = cut(recording.samples, middle - half, middle + half);
        const auto strength = [&](double pitch) {
            const double hertz = 440.0 * std::exp2((pitch - 69.0) / 12.0);
            return amplitudeAt(sound, hertz) + amplitudeAt(sound, 2.0 * hertz) + amplitudeAt(sound, 3.0 * hertz);
        };
        double own = 0.0;
        for (int step = -3; step <= 3; ++step)
            own = std::max(own, strength(note.pitch + 0.1 * step));
        ++looked;
        right += own > strength(note.pitch + 1.6) && own > strength(note.pitch - 1.6) ? 1 : 0;
    }
    QVERIFY(looked >= 2);
    QVERIFY2(right >= 0.85 * looked, qPrintable(QString("%1 of %2").arg(right).arg(looked)));
}

void TestMadeSounds::vibratoHasItsDepth()
{
    for (const double depth : {0.0, 0.5, 1.0}) {
        Singer singer;
        singer.vibrato = depth;
        singer.breath = 0.0;
        const std::vector<NoteSpan> notes{{{0.2, 3.0}, 57}};
        std::vector<float> samples(3 * recordingRate);
        sing(samples, singer, notes, 0.2, RandomStream(1, {}));
        double lowest = 200.0;
        double highest = 0.0;
        for (double at = 1.0; at < 2.6; at += 0.01) {
            const double pitch = heardPitch(cut(samples, at, at + 0.02), 53.0, 61.0);
            lowest = std::min(lowest, pitch);
            highest = std::max(highest, pitch);
        }
        const double measured = (highest - lowest) / 2.0;
        QVERIFY2(std::abs(measured - depth) < 0.12, qPrintable(QString("%1 for %2").arg(measured).arg(depth)));
        QVERIFY(std::abs((highest + lowest) / 2.0 - 57.0) < 0.12);
    }
}

void TestMadeSounds::nobodySingsOutsideTheVoiceSpans()
{
    const Recording song = ofStyle(makerOf("song"), "solo");
    QVERIFY(!song.labels.voice.empty());
    double before = 0.0;
    for (const TimeSpan& span : song.labels.voice) {
        QCOMPARE(loudness(cut(song.samples, before, span.start)), 0.0);
        QVERIFY(loudness(cut(song.samples, span.start, span.end)) > 0.01);
        before = span.end + 0.001;
    }
    QCOMPARE(loudness(cut(song.samples, before, song.seconds())), 0.0);
}

void TestMadeSounds::aChoirIsWiderThanOneVoice()
{
    const Recording choir = ofStyle(makerOf("song"), "choir");
    QVERIFY(choir.labels.melody.size() > 4);
    // The third or sixth above and the octave below make tones that one voice has not.
    int lower = 0;
    for (const NoteSpan& note : choir.labels.melody) {
        const double octaveBelow = 440.0 * std::exp2((note.pitch - 12.0 - 69.0) / 12.0);
        const auto sound = cut(choir.samples, note.span.start + 0.05, note.span.end - 0.05);
        lower += amplitudeAt(sound, octaveBelow) > 3.0 * amplitudeAt(sound, octaveBelow * 1.4) ? 1 : 0;
    }
    QVERIFY2(lower > 0.6 * static_cast<double>(choir.labels.melody.size()), qPrintable(QString::number(lower)));
}

void TestMadeSounds::aDroneHasItsFundamental()
{
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const Recording drone = makeDrone(RandomStream(seed, {}), 15.0);
        QCOMPARE(drone.labels.melody.size(), std::size_t{1});
        const double hertz = 440.0 * std::exp2((drone.labels.melody[0].pitch - 69.0) / 12.0);
        const auto middle = cut(drone.samples, 5.5, 9.5);
        QVERIFY(amplitudeAt(middle, hertz) > 5.0 * amplitudeAt(middle, hertz * 1.26));
        QVERIFY(amplitudeAt(middle, hertz) > 5.0 * amplitudeAt(middle, hertz * 0.8));
    }
}

/// Rain is bright, a room is dark.
void TestMadeSounds::noiseIsOfItsKind()
{
    const auto brightness = [](const Recording& recording) {
        const auto sound = std::span(recording.samples);
        return inDecibels(powerBetween(sound, 3000.0, 6000.0) / powerBetween(sound, 100.0, 500.0)) / 2.0;
    };
    const Recording rain = ofStyle(makerOf("ambience"), "rain");
    const Recording room = ofStyle(makerOf("ambience"), "room");
    QCOMPARE(rain.labels.noiseKind, NoiseKind::White);
    QCOMPARE(room.labels.noiseKind, NoiseKind::Brown);
    QCOMPARE(rain.labels.noise, 1.0);
    QVERIFY(brightness(rain) > 0.0);
    QVERIFY(brightness(room) < -25.0);
}

void TestMadeSounds::speechIsWhereItsSpansAre()
{
    if (findProgram("espeak-ng").empty())
        QSKIP("espeak-ng is not installed");
    const auto speech = makeSpeech(RandomStream(2, {}), 12.0);
    QVERIFY(speech);
    QVERIFY(speech->labels.voice.size() >= 2);
    double before = 0.0;
    for (const TimeSpan& span : speech->labels.voice) {
        QVERIFY(span.start >= before);
        QVERIFY(loudness(cut(speech->samples, before, span.start)) < 0.01);
        QVERIFY(loudness(cut(speech->samples, span.start, span.end)) > 0.02);
        before = span.end;
    }
}

void TestMadeSounds::theSameWordsSoundTheSame()
{
    if (findProgram("espeak-ng").empty())
        QSKIP("espeak-ng is not installed");
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const auto first = makeSpeech(RandomStream(seed, {}), 4.0);
        const auto again = makeSpeech(RandomStream(seed, {}), 4.0);
        QVERIFY(first && again);
        QVERIFY2(first->samples == again->samples, first->labels.kit.c_str());
        QVERIFY(first->labels == again->labels);
    }
    const auto nothing = speak({"en", 50, 160, ""});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::IoError);
}

void TestMadeSounds::aBedLiesUnderSpeechAtItsLevel()
{
    Recording front;
    front.labels.kind = "speech";
    front.labels.voice = {{0.0, 1.0}};
    front.samples.assign(2 * recordingRate, 0.0F);
    for (int i = 0; i < recordingRate; ++i)
        front.samples[static_cast<std::size_t>(i)] = i % 2 == 0 ? 0.5F : -0.5F;
    const double voice = loudness(front.samples);
    Recording bed;
    bed.labels.kind = "ambience";
    bed.labels.noise = 1.0;
    bed.labels.noiseKind = NoiseKind::White;
    bed.labels.melody = {{{0.5, 3.0}, 60}, {{2.5, 3.0}, 62}};
    bed.samples.assign(3 * recordingRate, 0.25F);
    layOverBed(front, bed, -12.0);
    QVERIFY(std::abs(inDecibels(loudness(cut(front.samples, 1.2, 1.9)) / voice) + 12.0) < 0.01);
    QCOMPARE(front.labels.kind, std::string("speech"));
    QCOMPARE(front.labels.voice.size(), std::size_t{1});
    QCOMPARE(front.labels.melody.size(), std::size_t{1});
    QCOMPARE(front.labels.melody[0].span.end, 2.0);
    QVERIFY(std::abs(front.labels.noise - 0.2512) < 0.001);
}

QTEST_APPLESS_MAIN(TestMadeSounds)
#include "tst_madesounds.moc"
