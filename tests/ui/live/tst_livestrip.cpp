// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livestrip.h"

#include "player/playbackengine.h"
#include "support/madesound.h"
#include "theme/theme.h"
#include "ui/accessiblewalk.h"
#include "ui/fakemodel.h"
#include "ui/playerfakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tonekin;
using namespace tonekin::test;
using State = PlaybackEngine::State;

// The tracks are real ones for the engine, which plays them with the real decoder. The fake decoder takes 40 frames
// from each of them: 20 at its beginning and 20 that would lie 600 s later; the fake network has three filters.
class TestLiveStrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Theme::current().apply(ThemeChoice::Light);
        for (const char* name : {"one.wav", "two.wav"})
            writeWav(m_models.path(name), tune(12.0, 44100), {1, 44100, WavFormat::Int16, -1});
    }
    void init()
    {
        m_service = std::make_unique<ActivationService>(m_models.options());
        m_speaker = std::make_unique<Loudspeaker>();
        m_engine = std::make_unique<PlaybackEngine>(std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder",
                                                    std::make_unique<FakeDevices>(*m_speaker));
        m_strip = std::make_unique<LiveStrip>(*m_engine, *m_service);
        m_strip->setNames([](int filter) { return filter == 2 ? QStringLiteral("flute") : QString(); });
        m_strip->setUsual({6.0F, 6.0F, 6.0F}, "c0ffee");
        m_strip->resize(900, m_strip->sizeHint().height());
        m_strip->show();
        m_answered = std::make_unique<QSignalSpy>(m_service.get(), &ActivationService::activationsReady);
        QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
    }
    void cleanup()
    {
        m_strip.reset();
        m_engine.reset();
        m_service.reset();
    }

    void withoutATrackItWaits()
    {
        QVERIFY(m_strip->message().startsWith(QStringLiteral("Play a track")));
        QVERIFY(!m_strip->isRunning());
        QTest::qWait(50);
        QCOMPARE(m_answered->count(), 0);
    }
    void itLightsUpInStepWithWhatIsHeard()
    {
        play();
        QVERIFY(m_strip->isRunning());
        m_engine->pause();
        m_engine->seek(0.0);
        for (const double moment : {0.2, 0.35, 0.5, 0.65, 0.8}) {
            m_engine->seek(moment);
            QCOMPARE(m_strip->shownLevels(), expectedAt(moment)); // a jump is followed at once
        }
        QVERIFY(m_strip->shownLevels() != (std::vector<std::uint8_t>{0, 0, 0}));
    }
    void whilePlayingThePictureMoves()
    {
        play();
        m_engine->seek(0.0);
        std::set<std::vector<std::uint8_t>> pictures;
        while (m_engine->position() < 0.9) {
            pictures.insert(m_strip->shownLevels());
            QTest::qWait(5);
        }
        QVERIFY2(pictures.size() > 6, qPrintable(QString::number(pictures.size())));
    }
    void inAPauseItStandsAndCostsNothing()
    {
        play();
        m_engine->seek(0.3);
        m_engine->pause();
        QVERIFY(!m_strip->isRunning());
        QTest::qWait(300); // until what fades out has been heard
        const auto shown = m_strip->shownLevels();
        QTest::qWait(100);
        QCOMPARE(m_strip->shownLevels(), shown);
        m_engine->play();
        QVERIFY(m_strip->isRunning());
        m_engine->stop();
        QVERIFY(!m_strip->isRunning());
        QVERIFY(m_strip->message().startsWith(QStringLiteral("Play a track")));
    }
    void hiddenItAsksForNothing()
    {
        m_strip->hide();
        m_engine->playQueue({item("one.wav")});
        QTRY_COMPARE(m_engine->state(), State::Playing);
        QTest::qWait(100);
        QCOMPARE(m_answered->count(), 0);
        m_strip->show();
        QTRY_COMPARE(m_answered->count(), 1);
        QVERIFY(m_strip->isRunning());
        m_strip->hide();
        QVERIFY(!m_strip->isRunning());
        m_strip->show();
        QVERIFY(m_strip->isRunning());
    }
    void whereNothingWasListenedToItIsDarkAndSaysSo()
    {
        play();
        m_engine->seek(5.0);
        QCOMPARE(m_strip->shownLevels(), (std::vector<std::uint8_t>{0, 0, 0}));
        QVERIFY(m_strip->message().contains(QStringLiteral("not listened to")));
        m_engine->seek(0.5);
        QVERIFY(m_strip->message().isEmpty());
    }
    void theNextTrackIsListenedToAhead()
    {
        m_engine->playQueue({item("one.wav"), item("two.wav")});
        QTRY_COMPARE(m_answered->count(), 2);
        QCOMPARE(m_engine->currentIndex(), 0);
    }
    void theBrightestFilterIsNamed()
    {
        play();
        m_engine->pause();
        m_engine->seek(secondsOf(4)); // 12 13 14, of which the last is 0 and the second 6 modulo 7
        QVERIFY2(m_strip->valueText().contains(QLatin1Char('1')), qPrintable(m_strip->valueText()));
        m_engine->seek(secondsOf(6)); // 18 19 20: the last is 6
        QVERIFY2(m_strip->valueText().startsWith(QStringLiteral("2 flute")), qPrintable(m_strip->valueText()));
    }
    void aClickOpensTheFilterWhateverTheOrder()
    {
        play();
        QSignalSpy opened(m_strip.get(), &LiveStrip::filterActivated);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->cells().around(0).center());
        QCOMPARE(opened.takeFirst().first().toInt(), 0);
        m_strip->setLikeness({2, 0, 1});
        m_strip->setOrder(LiveOrder::Likeness);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->cells().around(0).center());
        QCOMPARE(opened.takeFirst().first().toInt(), 2);
        m_engine->pause();
        m_engine->seek(0.4);
        const auto byNumber = expectedAt(0.4);
        QCOMPARE(m_strip->shownLevels(), (std::vector<std::uint8_t>{byNumber[2], byNumber[0], byNumber[1]}));
    }
    void everythingWorksByKeyboard()
    {
        play();
        m_strip->setFocus();
        QSignalSpy opened(m_strip.get(), &LiveStrip::filterActivated);
        QTest::keyClick(m_strip.get(), Qt::Key_Right);
        QTest::keyClick(m_strip.get(), Qt::Key_Right);
        QTest::keyClick(m_strip.get(), Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toInt(), 1);
        QTest::keyClick(m_strip.get(), Qt::Key_End);
        QVERIFY2(m_strip->valueText().startsWith(QStringLiteral("2 flute")), qPrintable(m_strip->valueText()));
        QTest::keyClick(m_strip.get(), Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toInt(), 2);
    }
    void itIsToldToAssistiveTechnology()
    {
        QCOMPARE(unnamedFocusable(*m_strip), QStringList());
        play();
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(m_strip.get());
        QCOMPARE(access->role(), QAccessible::Graphic);
        m_engine->pause();
        m_engine->seek(secondsOf(6));
        QCOMPARE(access->text(QAccessible::Value), m_strip->valueText());
    }
    void aTrackThatCannotBeListenedToSaysWhy()
    {
        m_strip.reset();
        m_service = std::make_unique<ActivationService>(m_models.options("damaged"));
        m_strip = std::make_unique<LiveStrip>(*m_engine, *m_service);
        m_strip->show();
        m_engine->playQueue({item("one.wav")});
        QTRY_VERIFY2(m_strip->message().startsWith(QStringLiteral("No filters for this track.")),
                     qPrintable(m_strip->message()));
        QVERIFY(!m_strip->isRunning());
    }
    void ofAnotherNetworkNothingIsUsual()
    {
        m_strip->setUsual({600.0F, 600.0F, 600.0F}, "c0ffee");
        play();
        m_engine->pause();
        m_engine->seek(secondsOf(6));
        const auto dim = m_strip->shownLevels();
        m_strip->setUsual({600.0F, 600.0F, 600.0F}, "another");
        QVERIFY(m_strip->shownLevels()[2] > dim[2]);
        QCOMPARE(m_strip->shownLevels()[2], std::uint8_t{255}); // the strongest of this track
    }

private:
    PlaybackItem item(const std::string& name) const
    {
        PlaybackItem item;
        item.id = {7};
        item.file = m_models.path(name);
        item.durationSeconds = 12.0;
        return item;
    }
    void play()
    {
        m_engine->playQueue({item("one.wav")});
        QTRY_COMPARE(m_answered->count(), 1);
        QTRY_VERIFY(m_engine->position() > 0.0);
    }
    static double secondsOf(int frame)
    {
        const MelFrontEnd frontEnd;
        return (frame + 2.5) / frontEnd.framesPerSecond();
    }
    std::vector<std::uint8_t> expectedAt(double seconds) const
    {
        const LiveLevels levels(m_answered->first().at(1).value<FetchedActivationsRef>(), {6.0F, 6.0F, 6.0F});
        std::vector<float> now(3);
        levels.at(seconds, now);
        return {shadeOfLevel(now[0]), shadeOfLevel(now[1]), shadeOfLevel(now[2])};
    }

    FakeModelFolder m_models;
    std::unique_ptr<ActivationService> m_service;
    std::unique_ptr<Loudspeaker> m_speaker;
    std::unique_ptr<PlaybackEngine> m_engine;
    std::unique_ptr<LiveStrip> m_strip;
    std::unique_ptr<QSignalSpy> m_answered;
};

QTEST_MAIN(TestLiveStrip)
#include "tst_livestrip.moc"
