// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/synthesis/installedsounds.h"
#include "synthesis/soundfontplayer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>

using namespace tonekin;

namespace {

constexpr int flute = 73;

/// How strong a frequency is in a stretch, by correlation with a sine and a cosine under a Hann window.
double strength(const Recording& recording, double hertz, double from, double seconds)
{
    const auto first = static_cast<std::size_t>(from * recordingRate);
    const auto count = static_cast<std::size_t>(seconds * recordingRate);
    double real = 0.0;
    double imaginary = 0.0;
    for (std::size_t i = 0; i < count && first + i < recording.samples.size(); ++i) {
        const double place = static_cast<double>(i);
        const double window = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * place / static_cast<double>(count));
        const double phase = 2.0 * std::numbers::pi * hertz * place / recordingRate;
        const double sample = window * static_cast<double>(recording.samples[first + i]);
        real += sample * std::cos(phase);
        imaginary += sample * std::sin(phase);
    }
    return std::hypot(real, imaginary) / static_cast<double>(count);
}

/// The strongest of the frequencies within three semitones, in steps of a tenth.
double strongestPitch(const Recording& recording, double aboutPitch, double from, double seconds)
{
    double best = 0.0;
    double bestPitch = 0.0;
    for (double pitch = aboutPitch - 3.0; pitch <= aboutPitch + 3.0; pitch += 0.1)
        if (const double found = strength(recording, 440.0 * std::pow(2.0, (pitch - 69.0) / 12.0), from, seconds);
            found > best) {
            best = found;
            bestPitch = pitch;
        }
    return bestPitch;
}

double energy(const Recording& recording, double from, double seconds)
{
    const auto first = static_cast<std::size_t>(std::max(0.0, from) * recordingRate);
    const auto count = static_cast<std::size_t>(seconds * recordingRate);
    double sum = 0.0;
    for (std::size_t i = first; i < std::min(first + count, recording.samples.size()); ++i)
        sum += static_cast<double>(recording.samples[i]) * static_cast<double>(recording.samples[i]);
    return sum;
}

Performance oneNote(int program, double start, double end, int pitch)
{
    Performance performance;
    performance.changes = {{0.0, 0, ChannelSetting::Program, 0, program}};
    performance.notes = {{start, end, 0, pitch, 100}};
    return performance;
}

Performance drumBeat()
{
    Performance performance;
    for (const auto& [beat, key] : {std::pair(0.5, 36), {1.0, 38}, {1.5, 42}, {2.0, 49}, {3.5, 45}, {4.0, 36}})
        performance.notes.push_back({beat, beat + 0.1, drumChannel, key, 110});
    return performance;
}

} // namespace

class TestSoundFontPlayer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_file = test::installedSoundFont("TimGM6mb.sf2");
        if (m_file.empty())
            QSKIP("TimGM6mb.sf2 (package timgm6mb-soundfont) is not installed");
    }

    void noteSoundsAtItsPitchWhereItsLabelSays()
    {
        auto player = SoundFontPlayer::open(m_file);
        QVERIFY(player);
        const auto recording = player->play(oneNote(flute, 1.0, 2.5, 69));
        QVERIFY(recording);
        const auto& programs = recording->labels.programs;
        QCOMPARE(programs.size(), std::size_t{1});
        QCOMPARE(programs[0].program, flute);
        const TimeSpan span = programs[0].spans.at(0);
        const double inside = strength(*recording, 440.0, span.start + 0.1, 1.2);
        QVERIFY(inside > 0.001);
        QVERIFY(inside > 20.0 * strength(*recording, 466.2, span.start + 0.1, 1.2));
        QVERIFY(inside > 1000.0 * strength(*recording, 440.0, 0.0, span.start - 0.01));
        QVERIFY(inside > 20.0 * strength(*recording, 440.0, span.end + 0.5, 0.3));
        // To the tenth of a second: it has begun, and it has not ended before.
        QCOMPARE(energy(*recording, 0.0, span.start), 0.0);
        QVERIFY(energy(*recording, span.start, 0.05) > 0.0);
        QVERIFY(energy(*recording, span.end - 0.1, 0.1) > 0.3 * energy(*recording, span.end - 0.6, 0.1));
    }

    void drumsAreHeardWhenTheirLabelsSay()
    {
        auto player = SoundFontPlayer::open(m_file);
        QVERIFY(player);
        const auto recording = player->play(drumBeat());
        QVERIFY(recording);
        std::size_t hits = 0;
        for (const DrumHits& piece : recording->labels.drums)
            for (const double time : piece.times) {
                ++hits;
                const double before = energy(*recording, time - 0.02, 0.02);
                QVERIFY2(energy(*recording, time, 0.02) > 4.0 * before + 1e-4, std::to_string(time).c_str());
            }
        QCOMPARE(hits, drumBeat().notes.size());
        QCOMPARE(recording->labels.drums.size(), std::size_t{5});
        QVERIFY(recording->labels.programs.empty());
        QCOMPARE(recording->labels.kit, std::string("TimGM6mb/0"));
    }

    void samePerformanceGivesTheSameSamplesWhateverWasPlayedBefore()
    {
        auto player = SoundFontPlayer::open(m_file);
        auto other = SoundFontPlayer::open(m_file);
        QVERIFY(player && other);
        const auto first = player->play(oneNote(flute, 0.2, 1.0, 72));
        const auto between = player->play(drumBeat());
        const auto again = player->play(oneNote(flute, 0.2, 1.0, 72));
        const auto elsewhere = other->play(oneNote(flute, 0.2, 1.0, 72));
        QVERIFY(first && between && again && elsewhere);
        QVERIFY(first->samples == again->samples);
        QVERIFY(first->samples == elsewhere->samples);
        QVERIFY(first->samples != between->samples);
    }

    void bendsMoveThePitchByTheirRange()
    {
        auto player = SoundFontPlayer::open(m_file);
        QVERIFY(player);
        Performance performance = oneNote(flute, 0.0, 1.0, 69);
        for (const auto& [number, value] : {std::pair(101, 0), {100, 0}, {6, 12}})
            performance.changes.push_back({0.0, 0, ChannelSetting::Control, number, value});
        performance.changes.push_back({0.0, 0, ChannelSetting::Bend, 0, 8192 + 2 * 8192 / 12});
        const auto recording = player->play(performance);
        QVERIFY(recording);
        QVERIFY(std::abs(strongestPitch(*recording, 70.0, 0.2, 0.7) - 71.0) < 0.16);
    }

    void ownReverbIsOffUnlessAskedFor()
    {
        SoundFontSettings wet;
        wet.reverb = 0.9;
        auto dryPlayer = SoundFontPlayer::open(m_file);
        auto wetPlayer = SoundFontPlayer::open(m_file, wet);
        QVERIFY(dryPlayer && wetPlayer);
        Performance performance = oneNote(flute, 0.0, 1.0, 69);
        performance.changes.push_back({0.0, 0, ChannelSetting::Control, 91, 127});
        const auto dry = dryPlayer->play(performance);
        const auto wetRecording = wetPlayer->play(performance);
        QVERIFY(dry && wetRecording);
        QVERIFY(energy(*wetRecording, 1.6, 0.5) > 100.0 * energy(*dry, 1.6, 0.5));
    }

    void whatCannotBePlayedIsRefused()
    {
        auto player = SoundFontPlayer::open(m_file);
        QVERIFY(player);
        for (const MidiNote& bad :
             {MidiNote{0.0, 1.0, 16, 60, 90}, MidiNote{0.0, 1.0, 0, 128, 90}, MidiNote{0.0, 1.0, 0, 60, 0},
              MidiNote{-1.0, 1.0, 0, 60, 90}, MidiNote{2.0, 1.0, 0, 60, 90}, MidiNote{0.0, std::nan(""), 0, 60, 90}}) {
            Performance performance;
            performance.notes = {bad};
            QVERIFY(!player->play(performance));
        }
        Performance endless;
        endless.notes = {{0.0, 9000.0, 0, 60, 90}};
        const auto refused = player->play(endless);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LimitTime);
    }

    void kitThatTheSoundFontLacksIsAnErrorAndNotAnotherSound()
    {
        auto player = SoundFontPlayer::open(m_file);
        QVERIFY(player);
        QVERIFY(!player->hasDrumKit(77));
        Performance performance = drumBeat();
        performance.changes = {{0.0, drumChannel, ChannelSetting::Program, 0, 77}};
        const auto refused = player->play(performance);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("77") != std::string::npos);
    }

    void fileThatIsNoSoundFontIsRefused()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "no.sf2";
        std::ofstream(file) << "RIFF but nothing else";
        const auto refused = SoundFontPlayer::open(file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        const auto missing = SoundFontPlayer::open(file.parent_path() / "missing.sf2");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

private:
    std::filesystem::path m_file;
};

QTEST_APPLESS_MAIN(TestSoundFontPlayer)
#include "tst_soundfontplayer.moc"
