// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/playbackengine.h"

#include "support/hostilefiles.h"
#include "support/madesound.h"
#include "ui/playerfakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tonekin;
using namespace tonekin::test;
using State = PlaybackEngine::State;

namespace {

const std::filesystem::path decoder = std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder";
constexpr double pi = 3.14159265358979323846;

/// The left channel without the silence around it.
std::vector<float> soundOf(const std::vector<float>& samples, int channels)
{
    std::vector<float> left;
    for (std::size_t i = 0; i < samples.size(); i += static_cast<std::size_t>(channels))
        left.push_back(samples[i]);
    const auto sounds = [](float sample) { return std::abs(sample) > 1e-4F; };
    const auto first = std::ranges::find_if(left, sounds);
    const auto last = std::find_if(left.rbegin(), left.rend(), sounds).base();
    return first < last ? std::vector<float>(first, last) : std::vector<float>();
}

float loudest(const std::vector<float>& sound)
{
    return sound.empty() ? 0.0F : *std::ranges::max_element(sound);
}

/// By counting how often it rises through zero.
double pitchOf(const std::vector<float>& sound, int sampleRate)
{
    int rises = 0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        rises += sound[i - 1] < 0.0F && sound[i] >= 0.0F ? 1 : 0;
    return rises * static_cast<double>(sampleRate) / static_cast<double>(std::max<std::size_t>(1, sound.size()));
}

/// The longest run of silence inside.
int longestGap(const std::vector<float>& sound)
{
    int longest = 0;
    int run = 0;
    for (const float sample : sound) {
        run = std::abs(sample) < 1e-4F ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

class TestPlayerEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write("tone440.wav", tone(440.0, 6.0, 44100), 44100);
        write("tone1000.wav", tone(1000.0, 6.0, 44100), 44100);
        // One sine of 441 Hz cut in two: 100 samples are a whole period, so the second half goes on where the first
        // ends.
        const Samples whole = tone(441.0, 3.0, 44100);
        write("half1.wav", Samples(whole.begin(), whole.begin() + 66150), 44100);
        write("half2.wav", Samples(whole.begin() + 66150, whole.end()), 44100);
        write("short.wav", tone(440.0, 0.5, 44100), 44100);
        writeBytes(file("text.mp3"), "This is no music at all, whatever its name says.");
    }
    void init()
    {
        m_speaker = std::make_unique<Loudspeaker>();
        makeEngine();
    }
    void cleanup()
    {
        m_engine.reset();
        m_speaker.reset();
    }

    void aFileIsDecodedAndHeard()
    {
        m_engine->playQueue({item("tone440.wav")});
        QCOMPARE(m_engine->state(), State::Playing);
        QTRY_VERIFY(m_engine->position() > 1.0);
        const auto sound = soundOf(m_speaker->heard(), 2);
        QVERIFY(sound.size() > 40000);
        QVERIFY(std::abs(pitchOf(sound, 44100) - 440.0) < 4.0);
        QCOMPARE(m_engine->duration(), 6.0);
        QVERIFY(m_engine->note().isEmpty());
    }
    void positionIsWhatHasLeftTheLoudspeaker()
    {
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 1.5);
        const auto given = [&] { return static_cast<double>(m_speaker->heard().size()) / (2 * 44100.0); };
        QTRY_VERIFY(std::abs(m_engine->position() - given()) < 0.2);
    }
    void aFileAtAnotherRateThanTheDeviceKeepsItsPitch()
    {
        m_speaker->format = {22050, 1};
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 1.0);
        QVERIFY(std::abs(pitchOf(soundOf(m_speaker->heard(), 1), 22050) - 440.0) < 4.0);
    }
    void pauseHoldsThePositionAndLetsTheDeviceRest()
    {
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 0.5);
        m_engine->pause();
        QCOMPARE(m_engine->state(), State::Paused);
        QTRY_VERIFY(m_speaker->suspended);
        QTest::qWait(100); // the last news of the fade is on its way
        const double held = m_engine->position();
        QTest::qWait(400);
        QCOMPARE(m_engine->position(), held);
        m_engine->play();
        QTRY_VERIFY(m_engine->position() > held + 0.3);
        QVERIFY(m_engine->position() < held + 2.0);
        QVERIFY(!m_speaker->suspended);
    }
    void seekJumpsThere()
    {
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 0.2);
        QSignalSpy jumped(m_engine.get(), &PlaybackEngine::jumped);
        m_engine->seek(4.0);
        QCOMPARE(m_engine->position(), 4.0);
        QCOMPARE(jumped.count(), 1);
        QSignalSpy moved(m_engine.get(), &PlaybackEngine::positionChanged);
        QTRY_VERIFY(m_engine->position() > 4.3);
        for (const auto& arguments : moved)
            QVERIFY(arguments.first().toDouble() >= 4.0); // no old news in between
    }
    void seekWhilePausedStaysPausedAndPlaysFromThere()
    {
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 0.2);
        m_engine->pause();
        QTRY_VERIFY(m_speaker->suspended);
        m_engine->seek(3.0);
        QTest::qWait(300);
        QCOMPARE(m_engine->state(), State::Paused);
        QCOMPARE(m_engine->position(), 3.0);
        m_engine->play();
        QTRY_VERIFY(m_engine->position() > 3.2);
        QVERIFY(m_engine->position() < 4.5);
    }
    void aTrackStartsAtTheMomentThatMatters()
    {
        PlaybackItem moment = item("tone440.wav");
        moment.startSeconds = 5.0;
        m_engine->playQueue({moment});
        QTRY_VERIFY(m_engine->position() > 5.2);
        QCOMPARE(m_engine->state(), State::Playing);
    }
    void theQueuePlaysOnWithoutAGap()
    {
        QSignalSpy changed(m_engine.get(), &PlaybackEngine::currentChanged);
        m_engine->playQueue({item("half1.wav"), item("half2.wav")});
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->state(), State::Stopped, 8000);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(m_engine->current()->title, QStringLiteral("half2.wav"));
        const auto sound = soundOf(m_speaker->heard(), 2);
        QVERIFY2(std::abs(static_cast<int>(sound.size()) - 3 * 44100) < 200, qPrintable(QString::number(sound.size())));
        QVERIFY(longestGap(sound) < 3);
        float largest = 0.0F;
        for (std::size_t i = 1; i < sound.size(); ++i)
            largest = std::max(largest, std::abs(sound[i] - sound[i - 1]));
        const double volume = std::pow(m_engine->volume(), 3.0);
        QVERIFY(largest < 1.2 * volume * 0.5 * 2.0 * pi * 441.0 / 44100.0); // as steep as the sine itself, no click
    }
    void nextAndPreviousWalkThroughTheQueue()
    {
        m_engine->playQueue({item("tone440.wav"), item("tone1000.wav")});
        QTRY_VERIFY(m_engine->position() > 0.2);
        QVERIFY(m_engine->hasNext());
        m_engine->next();
        QCOMPARE(m_engine->currentIndex(), 1);
        QVERIFY(!m_engine->hasNext());
        QTRY_VERIFY(m_engine->position() > 0.3);
        m_engine->previous();
        QCOMPARE(m_engine->currentIndex(), 0);
        m_engine->seek(4.0);
        m_engine->previous(); // later in a track: its start
        QCOMPARE(m_engine->currentIndex(), 0);
        QCOMPARE(m_engine->position(), 0.0);
    }
    void whatIsAddedWhilePlayingIsPlayed()
    {
        m_engine->playQueue({item("short.wav")});
        m_engine->enqueue(item("tone1000.wav"));
        QTRY_COMPARE(m_engine->currentIndex(), 1);
        QTRY_VERIFY(m_engine->position() > 0.3);
        QCOMPARE(m_engine->state(), State::Playing);
    }
    void afterTheEndPlayStartsAgain()
    {
        m_engine->playQueue({item("short.wav")});
        QTRY_COMPARE(m_engine->state(), State::Stopped);
        QCOMPARE(m_engine->position(), 0.0);
        m_engine->play();
        QTRY_VERIFY(m_engine->position() > 0.2);
    }
    void muteIsSilenceAndVolumeIsPerceived()
    {
        m_engine->setVolume(0.5);
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 0.5);
        // On a busy machine what was heard so far may be silence.
        QTRY_VERIFY(std::abs(loudest(soundOf(m_speaker->heard(), 2)) - 0.5F * 0.125F) < 0.01F);
        m_engine->setMuted(true);
        QTRY_VERIFY(m_engine->position() > 1.2);
        const auto all = m_speaker->heard();
        QVERIFY(std::all_of(all.end() - 8000, all.end(), [](float sample) { return sample == 0.0F; }));
    }

    void aMissingFileIsNamedAndSkipped()
    {
        m_engine->playQueue({item("gone.wav"), item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 0.2);
        QCOMPARE(m_engine->currentIndex(), 1);
        QVERIFY(m_engine->note().contains(QStringLiteral("gone.wav")));
    }
    void aFileThatIsNoMusicIsNamed()
    {
        m_engine->playQueue({item("text.mp3")});
        QTRY_COMPARE(m_engine->state(), State::Stopped);
        QVERIFY(m_engine->note().contains(QStringLiteral("text.mp3")));
        QVERIFY(m_engine->note().size() > 30); // and says why
    }
    void aDamagedNextTrackIsSkippedToo()
    {
        m_engine->playQueue({item("short.wav"), item("text.mp3"), item("tone440.wav")});
        QTRY_COMPARE(m_engine->currentIndex(), 2);
        QTRY_VERIFY(m_engine->position() > 0.2);
        QVERIFY(m_engine->note().contains(QStringLiteral("text.mp3")));
    }
    void anUnpluggedDriveDoesNotRaceThroughTheQueue()
    {
        m_engine->playQueue(std::vector<PlaybackItem>(50, item("gone.wav")));
        QTRY_COMPARE(m_engine->state(), State::Stopped);
        QCOMPARE(m_engine->currentIndex(), 4);
        QVERIFY(!m_engine->note().isEmpty());
    }
    void aMissingDecoderIsToldInWords()
    {
        m_engine =
            std::make_unique<PlaybackEngine>("/nowhere/tonekin-decoder", std::make_unique<FakeDevices>(*m_speaker));
        m_engine->playQueue({item("tone440.wav")});
        QTRY_COMPARE(m_engine->state(), State::Stopped);
        QVERIFY(!m_engine->note().isEmpty());
    }

    void withoutADeviceThereIsANoteAndEverythingElseWorks()
    {
        m_speaker->connected = false;
        m_engine->playQueue({item("tone440.wav"), item("tone1000.wav")});
        QTRY_VERIFY(!m_engine->note().isEmpty());
        QCOMPARE(m_engine->state(), State::Paused);
        QCOMPARE(m_engine->current()->title, QStringLiteral("tone440.wav"));
        m_engine->seek(3.0);
        QCOMPARE(m_engine->position(), 3.0);
        m_engine->play();
        QTRY_COMPARE(m_engine->state(), State::Paused);
        m_devices->plugIn();
        QTRY_VERIFY(m_engine->note().isEmpty());
        QCOMPARE(m_engine->state(), State::Paused); // it does not start by surprise
        m_engine->play();
        QTRY_VERIFY(m_engine->position() > 3.2);
        QVERIFY(m_engine->position() < 5.0);
        m_engine->next();
        QTRY_COMPARE(m_engine->state(), State::Playing);
    }
    void aDeviceThatGoesAwayPausesAndKeepsThePlace()
    {
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 1.2);
        m_devices->unplug(false);
        QTRY_COMPARE(m_engine->state(), State::Paused);
        QVERIFY(!m_engine->note().isEmpty());
        const double held = m_engine->position();
        m_devices->plugIn();
        QTRY_VERIFY(m_engine->note().isEmpty());
        m_engine->play();
        QTRY_VERIFY(m_engine->position() > held + 0.3);
        QVERIFY(m_engine->position() < held + 2.0);
    }
    void playbackGoesOnWithAnotherDevice()
    {
        m_engine->playQueue({item("tone440.wav")});
        QTRY_VERIFY(m_engine->position() > 1.2);
        const double before = m_engine->position();
        m_devices->unplug(true);
        QTRY_COMPARE(m_speaker->opened, 2);
        QTRY_VERIFY(m_engine->position() > before + 0.5);
        QCOMPARE(m_engine->state(), State::Playing);
        QVERIFY(m_engine->note().isEmpty());
    }
    void theProgramCanEndWhilePlaying()
    {
        m_engine->playQueue({item("tone440.wav"), item("tone1000.wav")});
        QTRY_VERIFY(m_engine->position() > 0.2);
        m_engine.reset();
    }
    void rapidUseEndsWhereTheLastStepLed()
    {
        std::vector<PlaybackItem> queue(20, item("tone440.wav"));
        queue.push_back(item("tone1000.wav"));
        m_engine->playQueue(queue);
        for (int i = 0; i < 20; ++i) {
            m_engine->next();
            m_engine->seek(1.0 + i * 0.1);
            m_engine->togglePlaying();
            m_engine->togglePlaying();
        }
        QCOMPARE(m_engine->currentIndex(), 20);
        QTRY_VERIFY(m_engine->position() > 3.4);
        const auto all = m_speaker->heard();
        const std::vector<float> last(all.end() - 8820, all.end());
        QVERIFY(std::abs(pitchOf(soundOf(last, 2), 44100) - 1000.0) < 15.0);
    }

private:
    std::filesystem::path file(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    void write(const char* name, const Samples& mono, std::uint32_t rate)
    {
        writeWav(file(name), spread(mono, 2), {2, rate, WavFormat::Float32, -1});
    }
    PlaybackItem item(const char* name) const
    {
        PlaybackItem result;
        result.file = file(name);
        result.title = QString::fromUtf8(name);
        return result;
    }
    void makeEngine()
    {
        auto devices = std::make_unique<FakeDevices>(*m_speaker);
        m_devices = devices.get();
        m_engine = std::make_unique<PlaybackEngine>(decoder, std::move(devices));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Loudspeaker> m_speaker;
    FakeDevices* m_devices = nullptr;
    std::unique_ptr<PlaybackEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestPlayerEngine)
#include "tst_playerengine.moc"
