// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/filtersovertime.h"

#include "inspector/heatstripview.h"
#include "inspector/inspectorpanel.h"
#include "inspector/savepicture.h"
#include "inspector/spectrogramview.h"
#include "support/madesound.h"
#include "theme/theme.h"
#include "ui/accessiblewalk.h"
#include "ui/fakemodel.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace tonekin;
using namespace tonekin::test;

namespace {

void wheel(QWidget& widget, QPointF place, int notches)
{
    QWheelEvent event(place, widget.mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

// The spectrogram is made by the real decoder; the fake decoder takes 40 frames from each file, 20 of them at its
// beginning, and the fake network answers with three filters.
class TestFiltersOverTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Theme::current().apply(ThemeChoice::Light);
        writeWav(m_models.path("tune.wav"), tune(2.0, 44100), {1, 44100, WavFormat::Int16, -1});
        writeWav(m_models.path("other.wav"), tune(2.0, 44100), {1, 44100, WavFormat::Int16, -1});
    }
    void init()
    {
        m_modelHash = "c0ffee";
        m_nothing.clear();
        start("good");
    }
    void cleanup()
    {
        m_panel.reset();
        m_service.reset();
    }

    void theStrongestFiltersAppearWithTheirNamesAndThenTheirBars()
    {
        m_panel->showTrack(track("tune.wav"));
        QCOMPARE(m_view->rows().size(), std::size_t{3});
        QCOMPARE(m_view->rows()[0].label, QStringLiteral("2 flute"));
        QCOMPARE(m_view->rows()[1].label, QStringLiteral("Filter 0"));
        QVERIFY(!m_view->hasActivations());
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasActivations(), 20000);
        // Filter 2 answers 2 5 1 4 0 3 6 from frame to frame; its brightest cell is that of frame 6.
        const QImage image = m_view->grab().toImage();
        const QRectF bar = m_view->layoutNow().bars[0];
        const auto greyAt = [&](double frame) {
            const MelFrontEnd frontEnd;
            const double seconds = (frame + 1.5 + 0.5) / frontEnd.framesPerSecond(); // 4 frames: drawn at their middle
            const double x = bar.left() + seconds / m_view->shownSpan().length() * bar.width();
            return qGray(image.pixel(static_cast<int>(x), static_cast<int>(bar.center().y())));
        };
        QVERIFY(greyAt(6) > 200);
        QVERIFY(greyAt(4) < 30);
        QVERIFY(greyAt(2) > greyAt(4) && greyAt(2) < greyAt(6));
    }
    void theBarsZoomAndPanWithTheSpectrogram()
    {
        show("tune.wav");
        const TimeSpan whole = m_spectrogram->shownSpan();
        QCOMPARE(m_view->shownSpan(), whole);
        wheel(*m_spectrogram, m_spectrogram->plot().center(), 1);
        QVERIFY(m_spectrogram->shownSpan().length() < whole.length());
        QCOMPARE(m_view->shownSpan(), m_spectrogram->shownSpan());
        const QPointF place = m_view->layoutNow().bars[1].center();
        const TimeSpan before = m_spectrogram->shownSpan();
        wheel(*m_view, place, 1);
        QVERIFY(m_spectrogram->shownSpan().length() < before.length());
        QCOMPARE(m_view->shownSpan(), m_spectrogram->shownSpan());
        const double from = m_view->shownSpan().from;
        QTest::mousePress(m_view, Qt::LeftButton, {}, place.toPoint());
        QTest::mouseMove(m_view, place.toPoint() - QPoint(20, 0));
        QTest::mouseMove(m_view, place.toPoint() - QPoint(40, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, place.toPoint() - QPoint(40, 0));
        QVERIFY(m_view->shownSpan().from > from);
        QCOMPARE(m_view->shownSpan(), m_spectrogram->shownSpan());
        QTest::mouseDClick(m_view, Qt::LeftButton, {}, place.toPoint());
        QCOMPARE(m_view->shownSpan(), whole);
        QCOMPARE(m_spectrogram->shownSpan(), whole);
    }
    void aClickInABarPlaysFromThereAndOneOnANameOpensTheFilter()
    {
        show("tune.wav");
        QSignalSpy play(m_panel.get(), &InspectorPanel::playRequested);
        QSignalSpy opened(m_panel.get(), &InspectorPanel::filterActivated);
        const HeatStripLayout layout = m_view->layoutNow();
        QTest::mouseClick(m_view, Qt::LeftButton, {}, layout.bars[1].center().toPoint());
        QCOMPARE(play.count(), 1);
        QVERIFY(std::abs(play.first().at(1).toDouble() - m_view->shownSpan().length() / 2.0) < 0.05);
        QTest::mouseClick(m_view, Qt::LeftButton, {}, layout.labels[0].center().toPoint());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toInt(), 2);
        QCOMPARE(play.count(), 1);
    }
    void theReadOutTellsFilterMomentAndActivation()
    {
        show("tune.wav");
        const QRectF bar = m_view->layoutNow().bars[0];
        const MelFrontEnd frontEnd;
        const double x = bar.left() + (6 + 2) / frontEnd.framesPerSecond() / m_view->shownSpan().length() * bar.width();
        QTest::mouseMove(m_view, QPointF(x, bar.center().y()).toPoint());
        QTRY_COMPARE(m_view->readOut(), QStringLiteral("2 flute · 0:00.3 · 6.00"));
        QTest::mouseMove(m_view, QPointF(bar.right() - 2.0, bar.center().y()).toPoint());
        QTRY_VERIFY2(m_view->readOut().endsWith(QStringLiteral("not listened to")), qPrintable(m_view->readOut()));
    }
    void everythingWorksByKeyboard()
    {
        show("tune.wav");
        QSignalSpy play(m_panel.get(), &InspectorPanel::playRequested);
        QSignalSpy opened(m_panel.get(), &InspectorPanel::filterActivated);
        const TimeSpan whole = m_view->shownSpan();
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_Left);
        const QString first = m_view->readOut();
        QVERIFY(first.startsWith(QStringLiteral("2 flute")));
        QTest::keyClick(m_view, Qt::Key_Down);
        QVERIFY(m_view->readOut().startsWith(QStringLiteral("Filter 0")));
        QTest::keyClick(m_view, Qt::Key_Plus);
        QVERIFY(m_view->shownSpan().length() < whole.length());
        QTest::keyClick(m_view, Qt::Key_0);
        QCOMPARE(m_view->shownSpan(), whole);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(play.count(), 1);
        QTest::keyClick(m_view, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toInt(), 0);
        QCOMPARE(QAccessible::queryAccessibleInterface(m_view)->text(QAccessible::Value), m_view->readOut());
    }
    void everythingThatTakesTheFocusHasAName()
    {
        show("tune.wav");
        QCOMPARE(unnamedFocusable(*m_panel), QStringList());
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(m_view);
        QCOMPARE(access->text(QAccessible::Value), QStringLiteral("2 flute, Filter 0, Filter 1"));
    }
    void thePictureCanBeSaved()
    {
        show("tune.wav");
        const QImage picture = m_view->exportedPicture();
        QCOMPARE(picture.width(), 2400);
        const QString file = QString::fromStdString(m_models.path("bars.png").string());
        QVERIFY(savePng(picture, file));
        QCOMPARE(QImage(file).size(), picture.size());
        QVERIFY(!savePng(picture, QStringLiteral("/nowhere/bars.png")));
    }
    void theLineMovesWhileTheTrackPlays()
    {
        show("tune.wav");
        const QRectF bar = m_view->layoutNow().bars[2];
        const double moment = m_view->shownSpan().length() * 0.75;
        const QImage before = m_view->grab().toImage();
        m_panel->setPlayPosition({5}, moment);
        const QPoint place(static_cast<int>(std::lround(bar.left() + 0.75 * bar.width())),
                           static_cast<int>(bar.center().y()));
        QCOMPARE(m_view->grab().toImage().pixelColor(place), QColor(Qt::white));
        m_panel->setPlayPosition({6}, moment); // another track
        QCOMPARE(m_view->grab().toImage().pixel(place), before.pixel(place));
    }
    void theColoursFollowTheSpectrogram()
    {
        show("tune.wav");
        m_panel->setColourMap(ColourMap::Viridis);
        const QRectF bar = m_view->layoutNow().bars[0];
        const QImage image = m_view->grab().toImage();
        std::set<QRgb> table(colourTable(ColourMap::Viridis).begin(), colourTable(ColourMap::Viridis).end());
        QVERIFY(table.contains(image.pixel(static_cast<int>(bar.left()) + 12, static_cast<int>(bar.center().y()))));
    }
    void withoutAnAnalysisItSaysWhyAndAsksForNothing()
    {
        m_nothing = QStringLiteral("Not analysed yet.");
        QSignalSpy failed(m_service.get(), &ActivationService::failed);
        QSignalSpy answered(m_service.get(), &ActivationService::activationsReady);
        m_panel->showTrack(track("tune.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_spectrogram->hasPicture(), 20000);
        QVERIFY(m_view->isHidden());
        QVERIFY(texts().contains(QStringLiteral("Not analysed yet.")));
        QTest::qWait(100);
        QCOMPARE(failed.count() + answered.count(), 0);
        // It is analysed while it is shown.
        m_nothing.clear();
        m_panel->refreshFilters();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasActivations(), 20000);
    }
    void activationsOfAnotherNetworkAreNotShown()
    {
        m_modelHash = "another";
        m_panel->showTrack(track("tune.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(texts().filter(QStringLiteral("analysed with another network")).size() == 1, 20000);
        QVERIFY(!m_view->hasActivations());
    }
    void aDamagedModelIsSaid()
    {
        m_panel.reset();
        start("damaged");
        m_panel->showTrack(track("tune.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(texts().filter(QStringLiteral("No filters over time.")).size() == 1, 20000);
        QCOMPARE(m_view->rows().size(), std::size_t{3}); // the names are known all the same
    }
    void anotherTrackForgetsTheBarsOfTheOneBefore()
    {
        show("tune.wav");
        m_panel->showTrack(track("other.wav", 6));
        QVERIFY(!m_view->hasActivations());
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasActivations(), 20000);
        m_panel->showNothing();
        QVERIFY(m_view->rows().empty());
    }
    void aTallerInspectorHasMoreRows()
    {
        show("tune.wav");
        m_panel->resize(320, 600);
        QCOMPARE(m_asked, FiltersOverTime::fewestRows);
        m_panel->resize(320, 1100);
        QCOMPARE(m_asked, FiltersOverTime::mostRows);
    }

private:
    void start(const std::string& model)
    {
        m_service = std::make_unique<ActivationService>(m_models.options(model));
        InspectorSources sources;
        sources.decoderProgram = std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder";
        sources.nearest = [](TrackId, int) {
            NearTracks near;
            near.nothing = QStringLiteral("None.");
            return near;
        };
        sources.activations = m_service.get();
        sources.strongestFilters = [this](TrackId, int count) {
            m_asked = count;
            StrongestFilters strongest;
            strongest.modelHash = m_modelHash;
            strongest.nothing = m_nothing;
            if (m_nothing.isEmpty())
                strongest.filters = {{{2, 3.5, RankBy::Maximum}, QStringLiteral("flute"), 6.0F},
                                     {{0, 2.0, RankBy::Mean}, {}, 6.0F},
                                     {{1, 0.0, RankBy::Maximum}, {}, 6.0F}};
            return strongest;
        };
        m_panel = std::make_unique<InspectorPanel>(std::move(sources));
        m_panel->resize(320, 900);
        m_panel->show();
        m_view = m_panel->findChild<HeatStripView*>();
        m_spectrogram = m_panel->findChild<SpectrogramView*>();
        QVERIFY(m_view && m_spectrogram && QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void show(const std::string& name)
    {
        m_panel->showTrack(track(name));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasActivations(), 20000);
    }
    InspectedTrack track(const std::string& name, std::int64_t id = 5) const
    {
        InspectedTrack track;
        track.row.id = {id};
        track.row.relativePath = name;
        track.file = m_models.path(name);
        return track;
    }
    QStringList texts() const
    {
        QStringList texts;
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            texts += label->text();
        return texts;
    }

    FakeModelFolder m_models;
    std::unique_ptr<ActivationService> m_service;
    std::unique_ptr<InspectorPanel> m_panel;
    HeatStripView* m_view = nullptr;
    SpectrogramView* m_spectrogram = nullptr;
    std::string m_modelHash;
    QString m_nothing;
    int m_asked = 0;
};

QTEST_MAIN(TestFiltersOverTime)
#include "tst_filtersovertime.moc"
