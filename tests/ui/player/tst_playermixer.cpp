// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/playbackmixer.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace tonekin;

namespace {

constexpr AudioFormat format{8000, 2};
constexpr int fadeFrames = 1200; // 150 ms

/// Frame i of both channels is value(i); ends after `frames`.
class MadeSource : public SampleSource {
public:
    MadeSource(std::int64_t frames, std::function<float(std::int64_t)> value)
        : m_frames(frames)
        , m_value(std::move(value))
    {
    }
    double durationSeconds() const override { return static_cast<double>(m_frames) / format.sampleRate; }
    Result<std::size_t> read(std::span<float> samples) override
    {
        std::size_t count = 0;
        for (; count + 1 < samples.size() && m_next < m_frames; count += 2)
            samples[count] = samples[count + 1] = m_value(m_next++);
        return count;
    }
    Status seek(double seconds) override
    {
        m_next = std::llround(seconds * format.sampleRate);
        return ok();
    }

private:
    std::int64_t m_frames;
    std::function<float(std::int64_t)> m_value;
    std::int64_t m_next = 0;
};

OpenSampleSource opens(std::int64_t frames, std::function<float(std::int64_t)> value)
{
    return [=](const std::filesystem::path&, AudioFormat) -> Result<std::unique_ptr<SampleSource>> {
        return std::unique_ptr<SampleSource>(std::make_unique<MadeSource>(frames, value));
    };
}

OpenSampleSource constant(std::int64_t frames, float value)
{
    return opens(frames, [value](std::int64_t) { return value; });
}

/// Tells its own place: frame i is i / 100000.
OpenSampleSource ruler(std::int64_t frames)
{
    return opens(frames, [](std::int64_t i) { return static_cast<float>(i) / 100000.0F; });
}

/// Waits until the decoder has run ahead as far as it can.
MixedTrack ready(OpenSampleSource open, quint64 ticket, double start = 0.0, float gain = 1.0F)
{
    auto stream = std::make_shared<DecodeStream>(std::move(open), "made", format, start);
    for (int i = 0; i < 500 && !stream->state().ready; ++i)
        QTest::qWait(1);
    QTest::qWait(20);
    return {stream, ticket, start, gain};
}

/// The left channel of so many frames.
std::vector<float> played(PlaybackMixer& mixer, int frames, int block = 160)
{
    std::vector<float> left;
    while (static_cast<int>(left.size()) < frames) {
        std::vector<float> samples(static_cast<std::size_t>(std::min(block, frames - static_cast<int>(left.size()))) *
                                   2);
        mixer.fill(samples);
        for (std::size_t i = 0; i < samples.size(); i += 2)
            left.push_back(samples[i]);
        QTest::qWait(1); // the decoder keeps up
    }
    return left;
}

float largestStep(const std::vector<float>& samples)
{
    float largest = 0.0F;
    for (std::size_t i = 1; i < samples.size(); ++i)
        largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
    return largest;
}

} // namespace

class TestPlayerMixer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTrackFromItsTopKeepsItsAttack()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(80000, 0.5F), 1), PlaybackMixer::Begin::Playing);
        const auto samples = played(mixer, 400);
        QCOMPARE(samples.front(), 0.5F);
        QCOMPARE(samples.back(), 0.5F);
    }
    void aStartInTheMiddleFadesIn()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(80000, 0.5F), 1, 3.0), PlaybackMixer::Begin::Playing);
        const auto samples = played(mixer, 2 * fadeFrames);
        QVERIFY(samples[1] < 0.001F);
        QVERIFY(largestStep(samples) < 0.001F);
        QVERIFY(samples[fadeFrames - 100] < 0.5F);
        QCOMPARE(samples[fadeFrames + 1], 0.5F);
    }
    void aJumpMakesNoClick()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(160000, 0.5F), 1), PlaybackMixer::Begin::Playing);
        played(mixer, 4000);
        mixer.seek(12.0, 2);
        QTest::qWait(50);
        const auto samples = played(mixer, 3 * fadeFrames);
        QVERIFY2(largestStep(samples) < 0.002F, qPrintable(QString::number(largestStep(samples))));
        QCOMPARE(samples.back(), 0.5F);
    }
    void aJumpGoesWhereItShould()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(ruler(100000), 1), PlaybackMixer::Begin::Playing);
        played(mixer, 2000);
        mixer.seek(5.0, 2);
        QTest::qWait(50);
        const auto samples = played(mixer, fadeFrames + 400);
        QVERIFY(std::abs(samples.back() - static_cast<float>(40000 + fadeFrames + 399) / 100000.0F) < 1e-4F);
    }
    void pauseFadesOutAndPlayGoesOnWhereItWas()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(ruler(100000), 1), PlaybackMixer::Begin::Playing);
        played(mixer, 4000);
        QVERIFY(!mixer.silentFrom());
        mixer.setPlaying(false);
        const auto fading = played(mixer, 2 * fadeFrames);
        QVERIFY(largestStep(fading) < 0.001F);
        QVERIFY(fading[600] > 0.0F);
        QCOMPARE(fading[fadeFrames + 1], 0.0F);
        QVERIFY(mixer.silentFrom().has_value());
        mixer.setPlaying(true);
        const auto again = played(mixer, fadeFrames + 100);
        QVERIFY(std::abs(again.back() - static_cast<float>(4000 + 2 * fadeFrames + 99) / 100000.0F) < 2e-4F);
        const double pausedAt = (4000.0 + fadeFrames) / format.sampleRate;
        QVERIFY(std::abs(mixer.heardAt(4000 + fadeFrames + 200).seconds - pausedAt) < 0.001); // while silent
        QVERIFY(std::abs(mixer.heardAt(4000 + 3 * fadeFrames).seconds - pausedAt - fadeFrames / 8000.0) < 0.001);
    }
    void theNextTrackFollowsWithoutAGap()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(4001, 0.5F), 1), PlaybackMixer::Begin::Playing);
        mixer.setNext(ready(constant(40000, -0.25F), 2));
        const auto samples = played(mixer, 8000, 333);
        QCOMPARE(std::ranges::count(samples, 0.5F), 4001);
        QCOMPARE(std::ranges::count(samples, -0.25F), 8000 - 4001);
        QCOMPARE(mixer.takeEnded().size(), std::size_t{1});
    }
    void theBookKeepingKnowsWhichTrackIsHeard()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(4000, 0.5F), 1), PlaybackMixer::Begin::Playing);
        mixer.setNext(ready(constant(40000, 0.5F), 2));
        played(mixer, 8000);
        QCOMPARE(mixer.heardAt(2000).ticket, quint64{1});
        QCOMPARE(mixer.heardAt(2000).seconds, 0.25);
        QCOMPARE(mixer.heardAt(3999).ticket, quint64{1});
        QCOMPARE(mixer.heardAt(4000).ticket, quint64{2});
        QCOMPARE(mixer.heardAt(4000).seconds, 0.0);
        QCOMPARE(mixer.heardAt(6000).seconds, 0.25);
    }
    void whileTheDecoderIsLateThePositionStandsStill()
    {
        std::atomic<bool> gate = false;
        PlaybackMixer mixer(format);
        auto stream = std::make_shared<DecodeStream>(
            [&gate](const std::filesystem::path&, AudioFormat) -> Result<std::unique_ptr<SampleSource>> {
                while (!gate)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                return std::unique_ptr<SampleSource>(
                    std::make_unique<MadeSource>(80000, [](std::int64_t) { return 0.5F; }));
            },
            "slow", format, 0.0);
        mixer.start({stream, 1, 0.0, 1.0F}, PlaybackMixer::Begin::Playing);
        const auto waiting = played(mixer, 800);
        QCOMPARE(std::ranges::count(waiting, 0.0F), 800);
        QVERIFY(!mixer.silentFrom()); // it is only waiting
        gate = true;
        for (int i = 0; i < 500 && !stream->state().ready; ++i)
            QTest::qWait(1);
        played(mixer, 800);
        QCOMPARE(mixer.heardAt(800).seconds, 0.0);
        QCOMPARE(mixer.heardAt(1600).seconds, 0.1);
    }
    void theEndOfTheLastTrackIsReported()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(4000, 0.5F), 7), PlaybackMixer::Begin::Playing);
        const auto samples = played(mixer, 6000);
        QCOMPARE(std::ranges::count(samples, 0.5F), 4000);
        QVERIFY(!mixer.heardAt(3999).finished);
        QVERIFY(mixer.heardAt(4001).finished);
        QCOMPARE(mixer.heardAt(4001).seconds, 0.5);
    }
    void aTrackCanBeWoundBackAfterItsEnd()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(4000, 0.5F), 7), PlaybackMixer::Begin::Playing);
        played(mixer, 6000);
        mixer.seek(0.0, 8);
        mixer.setPlaying(true);
        QTest::qWait(50);
        const auto samples = played(mixer, 2000);
        QCOMPARE(std::ranges::count(samples, 0.5F), 2000);
    }
    void volumeGlidesInsteadOfJumping()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(80000, 0.5F), 1), PlaybackMixer::Begin::Playing);
        played(mixer, 100);
        mixer.setVolume(0.1F);
        const auto samples = played(mixer, 1000);
        QVERIFY(largestStep(samples) < 0.01F);
        QVERIFY(std::abs(samples.back() - 0.05F) < 1e-5F);
    }
    void gainOfATrackIsAppliedAndNeverLeavesFullScale()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(constant(80000, 0.25F), 1, 0.0, 2.0F), PlaybackMixer::Begin::Playing);
        QCOMPARE(played(mixer, 100).back(), 0.5F);
        mixer.start(ready(constant(80000, 0.75F), 2, 0.0, 4.0F), PlaybackMixer::Begin::Playing);
        const auto samples = played(mixer, 2 * fadeFrames);
        QCOMPARE(*std::ranges::max_element(samples), 1.0F);
    }
    void manyQuickJumpsEndAtTheLast()
    {
        PlaybackMixer mixer(format);
        mixer.start(ready(ruler(100000), 1), PlaybackMixer::Begin::Playing);
        played(mixer, 1000);
        for (int i = 1; i <= 20; ++i) {
            mixer.seek(i * 0.5, static_cast<quint64>(i) + 1);
            played(mixer, 40, 40);
        }
        QTest::qWait(50);
        const auto samples = played(mixer, 2 * fadeFrames);
        QVERIFY(largestStep(samples) < 0.005F);
        const auto heard = mixer.heardAt(1000 + 20 * 40 + 2 * fadeFrames);
        QCOMPARE(heard.ticket, quint64{21});
        QVERIFY(heard.seconds > 10.0 && heard.seconds < 10.5);
        QVERIFY(std::abs(samples.back() - static_cast<float>(heard.seconds * 8000.0) / 100000.0F) < 2e-4F);
    }
    void aTrackThatDoesNotOpenSaysWhy()
    {
        DecodeStream stream(
            [](const std::filesystem::path&, AudioFormat) -> Result<std::unique_ptr<SampleSource>> {
                return Error{ErrorCode::NotAudio, "text"};
            },
            "bad", format, 4.0);
        for (int i = 0; i < 500 && !stream.state().error; ++i)
            QTest::qWait(1);
        QVERIFY(stream.state().error.has_value());
        QVERIFY(stream.state().error->code == ErrorCode::NotAudio);
        QVERIFY(stream.state().ended && stream.state().ready);
        stream.seek(3.0);
        QVERIFY(stream.state().ended);
    }
};

QTEST_GUILESS_MAIN(TestPlayerMixer)
#include "tst_playermixer.moc"
