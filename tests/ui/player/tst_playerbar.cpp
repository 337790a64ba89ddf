// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/playerbar.h"

#include "player/elidedtext.h"
#include "player/playbackengine.h"
#include "player/volumecontrol.h"
#include "player/waveformseek.h"
#include "support/madesound.h"
#include "theme/theme.h"
#include "ui/accessiblewalk.h"
#include "ui/playerfakes.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace tonekin;
using namespace tonekin::test;
using State = PlaybackEngine::State;

namespace {

const std::filesystem::path decoder = std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder";

} // namespace

class TestPlayerBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Theme::current().apply(ThemeChoice::Light);
        writeWav(file("tune.wav"), tune(20.0, 44100), {1, 44100, WavFormat::Int16, -1});
    }
    void init()
    {
        m_speaker = std::make_unique<Loudspeaker>();
        auto devices = std::make_unique<FakeDevices>(*m_speaker);
        m_devices = devices.get();
        m_engine = std::make_unique<PlaybackEngine>(decoder, std::move(devices));
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        m_list = new QListWidget(m_window.get());
        m_list->addItems({QStringLiteral("one"), QStringLiteral("two")});
        m_button = new QPushButton(QStringLiteral("Do it"), m_window.get());
        m_bar = new PlayerBar(*m_engine, [](TrackId id) {
            return Waveform{std::vector<std::uint8_t>(200, static_cast<std::uint8_t>(id.value)),
                            std::vector<std::uint8_t>(200, 40)};
        });
        layout->addWidget(m_list);
        layout->addWidget(m_button);
        layout->addWidget(m_bar);
        m_window->resize(1024, 300);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_seek = m_bar->findChild<WaveformSeek*>();
        QVERIFY(m_seek);
    }
    void cleanup()
    {
        m_window.reset();
        m_engine.reset();
        m_speaker.reset();
    }

    void everythingThatTakesTheFocusHasAName() { QCOMPARE(unnamedFocusable(*m_bar), QStringList()); }
    void withAnEmptyQueuePlayAsksForTheSelection()
    {
        QSignalSpy asked(m_bar, &PlayerBar::playSelectionRequested);
        m_bar->playbackActions().playPause->trigger();
        QCOMPARE(asked.count(), 1);
        QVERIFY(!m_seek->isEnabled());
    }
    void itSaysWhatPlaysAndWhy()
    {
        play();
        QVERIFY(m_bar->findChild<ElidedButton*>()->text() == QStringLiteral("A tune"));
        QCOMPARE(m_bar->findChild<ElidedLabel*>()->text(), QStringLiteral("Somebody · From Sounds like"));
        QTRY_VERIFY(texts().contains(QStringLiteral("0:20")));
        QTRY_VERIFY(texts().contains(QStringLiteral("0:01")));
    }
    void pressingTheTitleShowsTheTrack()
    {
        play();
        QSignalSpy shown(m_bar, &PlayerBar::trackActivated);
        QTest::mouseClick(m_bar->findChild<ElidedButton*>(), Qt::LeftButton);
        QCOMPARE(shown.count(), 1);
        QCOMPARE(shown.first().first().value<TrackId>().value, std::int64_t{7});
    }
    void aClickInTheOutlineJumpsThere()
    {
        play();
        QTRY_COMPARE(m_seek->duration(), 20.0);
        QTest::mouseClick(m_seek, Qt::LeftButton, {}, {m_seek->width() / 2, 10});
        QVERIFY(std::abs(m_engine->position() - 10.0) < 0.2);
        QTRY_VERIFY(m_engine->position() > 10.3);
    }
    void draggingJumpsOnceAtItsEnd()
    {
        play();
        QTRY_COMPARE(m_seek->duration(), 20.0);
        QSignalSpy jumped(m_engine.get(), &PlaybackEngine::jumped);
        QTest::mousePress(m_seek, Qt::LeftButton, {}, {20, 10});
        for (int x = 30; x < m_seek->width() / 4; x += 10)
            QTest::mouseMove(m_seek, {x, 10});
        QCOMPARE(jumped.count(), 0);
        QTest::mouseRelease(m_seek, Qt::LeftButton, {}, {m_seek->width() / 4, 10});
        QCOMPARE(jumped.count(), 1);
        QVERIFY(std::abs(m_engine->position() - 5.0) < 0.3);
    }
    void arrowKeysAndWheelSeek()
    {
        play();
        QTRY_COMPARE(m_seek->duration(), 20.0);
        m_engine->pause();
        m_engine->seek(5.0);
        QTest::keyClick(m_seek, Qt::Key_Right);
        QCOMPARE(m_engine->position(), 10.0);
        QTest::keyClick(m_seek, Qt::Key_Left);
        QCOMPARE(m_engine->position(), 5.0);
        QTest::keyClick(m_seek, Qt::Key_Home);
        QCOMPARE(m_engine->position(), 0.0);
        QWheelEvent wheel({10, 10}, m_seek->mapToGlobal(QPointF(10, 10)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_seek, &wheel);
        QCOMPARE(m_engine->position(), 5.0);
    }
    void altWithArrowsJumpsTenSecondsFromAnywhere()
    {
        play();
        QTRY_COMPARE(m_seek->duration(), 20.0);
        m_engine->pause();
        m_engine->seek(2.0);
        m_list->setFocus();
        QTest::keyClick(m_list, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_engine->position(), 12.0);
        QTest::keyClick(m_list, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_engine->position(), 2.0);
    }
    void spaceInAListPausesAndPlays()
    {
        play();
        m_list->setFocus();
        QTest::keyClick(m_list, Qt::Key_Space);
        QCOMPARE(m_engine->state(), State::Paused);
        QTest::keyClick(m_list, Qt::Key_Space);
        QCOMPARE(m_engine->state(), State::Playing);
    }
    void spaceStillPressesAFocusedButton()
    {
        play();
        QSignalSpy pressed(m_button, &QPushButton::clicked);
        m_button->setFocus();
        QTest::keyClick(m_button, Qt::Key_Space);
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(m_engine->state(), State::Playing);
    }
    void theSeekBarIsASliderThatReadsAsWords()
    {
        play();
        QTRY_COMPARE(m_seek->duration(), 20.0);
        m_engine->pause();
        m_engine->seek(12.0);
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(m_seek);
        QVERIFY(access);
        QCOMPARE(access->role(), QAccessible::Slider);
        QCOMPARE(access->text(QAccessible::Value), QStringLiteral("0:12 of 0:20"));
        QVERIFY(access->valueInterface());
        QCOMPARE(access->valueInterface()->maximumValue().toDouble(), 20.0);
        access->valueInterface()->setCurrentValue(4.0);
        QCOMPARE(m_engine->position(), 4.0);
    }
    void whatIsWrongStandsInTheBar()
    {
        m_speaker->connected = false;
        play();
        auto* about = m_bar->findChild<ElidedLabel*>();
        QTRY_VERIFY(about->text().contains(QStringLiteral("No audio device found")));
        m_devices->plugIn();
        QTRY_COMPARE(about->text(), QStringLiteral("Somebody · From Sounds like"));
    }
    void volumeSliderAndMuteFollowTheEngineAndLeadIt()
    {
        auto* slider = m_bar->findChild<ThinSlider*>();
        slider->setValue(30);
        QCOMPARE(m_engine->volume(), 0.3);
        m_engine->setVolume(0.6);
        QCOMPARE(slider->value(), 60);
        m_bar->playbackActions().mute->trigger();
        QVERIFY(m_engine->isMuted());
        slider->setValue(20);
        QVERIFY(!m_engine->isMuted());
    }
    void theOutlineOfTheTrackIsPainted()
    {
        play();
        QTRY_COMPARE(m_seek->duration(), 20.0);
        m_engine->pause();
        m_engine->seek(10.0);
        QTest::mouseMove(m_list->viewport());
        const QImage image = m_seek->grab().toImage();
        const int middle = image.height() / 2;
        QCOMPARE(image.pixelColor(image.width() / 4, middle), Theme::current().colour(Role::Accent));
        QCOMPARE(image.pixelColor(image.width() * 3 / 4, middle), Theme::current().colour(Role::DimText));
    }
    void largeFontsDoNotCutTheBar()
    {
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 1.5);
        QApplication::setFont(large);
        Theme::current().apply(ThemeChoice::Light);
        play();
        QCoreApplication::processEvents();
        for (const QLabel* label : m_bar->findChildren<QLabel*>())
            QVERIFY2(label->height() >= QFontMetrics(label->font()).height(), qPrintable(label->text()));
        QVERIFY(m_bar->minimumSizeHint().width() <= 1000);
        QApplication::setFont(before);
        Theme::current().apply(ThemeChoice::Light);
    }

private:
    std::filesystem::path file(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    void play()
    {
        PlaybackItem item;
        item.id = TrackId{7};
        item.file = file("tune.wav");
        item.title = QStringLiteral("A tune");
        item.artist = QStringLiteral("Somebody");
        item.why = QStringLiteral("From Sounds like");
        m_engine->playQueue({item});
    }
    QStringList texts() const
    {
        QStringList result;
        for (const QLabel* label : m_bar->findChildren<QLabel*>())
            result.append(label->text());
        return result;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Loudspeaker> m_speaker;
    FakeDevices* m_devices = nullptr;
    std::unique_ptr<PlaybackEngine> m_engine;
    std::unique_ptr<QWidget> m_window;
    QListWidget* m_list = nullptr;
    QPushButton* m_button = nullptr;
    PlayerBar* m_bar = nullptr;
    WaveformSeek* m_seek = nullptr;
};

QTEST_MAIN(TestPlayerBar)
#include "tst_playerbar.moc"
