// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspectorpanel.h"

#include "inspector/nearlist.h"
#include "inspector/spectrogramview.h"
#include "inspector/trackfacts.h"
#include "support/hostilefiles.h"
#include "support/madesound.h"
#include "theme/theme.h"
#include "ui/accessiblewalk.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace tonekin;
using namespace tonekin::test;

namespace {

const std::filesystem::path decoder = std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder";

void wheel(QWidget& widget, QPointF place, int notches)
{
    QWheelEvent event(place, widget.mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TestInspector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Theme::current().apply(ThemeChoice::Light);
        // 1,000 Hz in the first half, nothing in the second.
        Samples half = tone(1000.0, 10.0, 44100);
        half.resize(2 * half.size());
        writeWav(file("half.wav"), half, {1, 44100, WavFormat::Int16, -1});
        writeWav(file("tune.wav"), tune(20.0, 44100), {1, 44100, WavFormat::Int16, -1});
        writeBytes(file("text.mp3"), "This is no music at all, whatever its name says.");
        QVERIFY(convert(file("tune.wav"), file("cover.flac")));
        addFlacPicture(file("cover.flac"), greyPng(300, 200));
    }
    void init()
    {
        InspectorSources sources;
        sources.decoderProgram = decoder;
        sources.nearest = [this](TrackId, int count) {
            NearTracks result;
            result.closeEnds = 0.6;
            for (int i = 0; i < std::min(count, m_nearCount); ++i)
                result.tracks.push_back(
                    {TrackId{100 + i}, QStringLiteral("Near %1").arg(i), QStringLiteral("Band"), 0.9 - 0.1 * i});
            result.nothing = QStringLiteral("Not analysed yet.");
            return result;
        };
        m_nearCount = 20;
        m_panel = std::make_unique<InspectorPanel>(std::move(sources));
        m_panel->resize(320, 900);
        m_panel->show();
        m_view = m_panel->findChild<SpectrogramView*>();
        m_near = m_panel->findChild<NearList*>();
        QVERIFY(m_view && m_near && QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }

    void theSpectrogramOfTheTrackAppears()
    {
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        QVERIFY(std::abs(m_view->shownSpan().length() - 20.0) < 0.1);
        const QRectF plot = m_view->plot();
        const QImage image = m_view->grab().toImage();
        const double y = SpectrogramScale(plot, m_view->shownSpan(), {}).yOf(1000.0);
        const auto grey = [&](double x, double at) {
            return qGray(image.pixel(static_cast<int>(x), static_cast<int>(at)));
        };
        const double early = plot.left() + plot.width() * 0.25;
        const double late = plot.left() + plot.width() * 0.75;
        QVERIFY(grey(early, y) > 150);     // the tone
        QVERIFY(grey(early, y - 60) < 30); // nothing above it
        QVERIFY(grey(late, y) < 30);       // nor later
    }
    void theReadOutTellsMomentFrequencyAndLevel()
    {
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        const QRectF plot = m_view->plot();
        const double y = SpectrogramScale(plot, m_view->shownSpan(), {}).yOf(1000.0);
        QTest::mouseMove(m_view, QPointF(plot.left() + plot.width() * 0.25, y).toPoint());
        QTRY_VERIFY(!m_view->readOut().isEmpty());
        const QRegularExpression form(QStringLiteral("^0:0[45]\\.\\d · ([\\d,]+) Hz · \u2212(\\d+) dB$"));
        const auto match = form.match(m_view->readOut());
        QVERIFY2(match.hasMatch(), qPrintable(m_view->readOut()));
        const double hertz = match.captured(1).remove(QLatin1Char(',')).toDouble();
        QVERIFY(hertz > 930.0 && hertz < 1070.0);
        QVERIFY(match.captured(2).toInt() <= 12); // half of full scale is -6 dB
        QTest::mouseMove(m_view, QPointF(plot.left() + plot.width() * 0.75, y).toPoint());
        QTRY_VERIFY(m_view->readOut().endsWith(QStringLiteral("silence")));
    }
    void aClickPlaysFromThere()
    {
        m_panel->showTrack(track("half.wav", 5));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        QSignalSpy play(m_panel.get(), &InspectorPanel::playRequested);
        const QRectF plot = m_view->plot();
        QTest::mouseClick(m_view, Qt::LeftButton, {},
                          QPointF(plot.left() + plot.width() * 0.5, plot.center().y()).toPoint());
        QCOMPARE(play.count(), 1);
        QCOMPARE(play.first().at(0).value<TrackId>().value, std::int64_t{5});
        QVERIFY(std::abs(play.first().at(1).toDouble() - 10.0) < 0.2);
    }
    void theWheelZoomsAboutThePointerAndADoubleClickShowsTheWholeAgain()
    {
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        const TimeSpan whole = m_view->shownSpan();
        const QPointF place(m_view->plot().left() + m_view->plot().width() * 0.25, m_view->plot().center().y());
        const double before = m_view->secondsAt(place.x());
        for (int i = 0; i < 5; ++i)
            wheel(*m_view, place, 1);
        QVERIFY(m_view->shownSpan().length() < whole.length() / 2.5);
        QVERIFY(std::abs(m_view->secondsAt(place.x()) - before) < 0.05);
        QSignalSpy play(m_panel.get(), &InspectorPanel::playRequested);
        QTest::mouseDClick(m_view, Qt::LeftButton, {}, place.toPoint());
        QCOMPARE(m_view->shownSpan(), whole);
        QTest::qWait(QApplication::doubleClickInterval() + 100);
        QCOMPARE(play.count(), 0);
        wheel(*m_view, place, -3);
        QCOMPARE(m_view->shownSpan(), whole);
    }
    void draggingPansWithoutPlaying()
    {
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        const QPoint centre = m_view->plot().center().toPoint();
        wheel(*m_view, centre, 6);
        const TimeSpan before = m_view->shownSpan();
        QSignalSpy play(m_panel.get(), &InspectorPanel::playRequested);
        QTest::mousePress(m_view, Qt::LeftButton, {}, centre);
        QTest::mouseMove(m_view, centre - QPoint(30, 0));
        QTest::mouseMove(m_view, centre - QPoint(60, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, centre - QPoint(60, 0));
        QVERIFY(m_view->shownSpan().from > before.from + 0.5);
        QVERIFY(std::abs(m_view->shownSpan().length() - before.length()) < 1e-6);
        QTest::qWait(QApplication::doubleClickInterval() + 50);
        QCOMPARE(play.count(), 0);
    }
    void everythingWorksByKeyboard()
    {
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        QSignalSpy play(m_panel.get(), &InspectorPanel::playRequested);
        m_view->setFocus();
        const TimeSpan whole = m_view->shownSpan();
        QTest::keyClick(m_view, Qt::Key_Right);
        const QString first = m_view->readOut();
        QVERIFY(!first.isEmpty());
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(m_view, Qt::Key_Left);
        QVERIFY(m_view->readOut() != first);
        QTest::keyClick(m_view, Qt::Key_Plus);
        QVERIFY(m_view->shownSpan().length() < whole.length());
        QTest::keyClick(m_view, Qt::Key_0);
        QCOMPARE(m_view->shownSpan(), whole);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(play.count(), 1);
        QVERIFY(play.first().at(1).toDouble() > 5.0);
        QCOMPARE(QAccessible::queryAccessibleInterface(m_view)->text(QAccessible::Value), m_view->readOut());
    }
    void theExportedPictureIsWrittenAsPng()
    {
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        const QString target = m_folder.filePath(QStringLiteral("picture.png"));
        QVERIFY(m_view->savePicture(target));
        const QImage read(target);
        QCOMPARE(read.size(), QSize(2400, 1120));
        QVERIFY(!m_view->savePicture(QStringLiteral("/nowhere/picture.png")));
    }
    void anotherColourMapChangesThePicture()
    {
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        const QImage magma = m_view->grab().toImage();
        m_panel->setColourMap(ColourMap::Viridis);
        const QImage viridis = m_view->grab().toImage();
        const QPoint silent(static_cast<int>(m_view->plot().right()) - 20, static_cast<int>(m_view->plot().top()) + 20);
        QCOMPARE(magma.pixel(silent), colourTable(ColourMap::Magma)[0]);
        QCOMPARE(viridis.pixel(silent), colourTable(ColourMap::Viridis)[0]);
    }
    void thePlayPositionMovesOnlyForThisTrack()
    {
        m_panel->showTrack(track("half.wav", 5));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        const QImage without = m_view->grab().toImage();
        m_panel->setPlayPosition(TrackId{6}, 12.0);
        QCOMPARE(m_view->grab().toImage(), without);
        m_panel->setPlayPosition(TrackId{5}, 12.0);
        QVERIFY(m_view->grab().toImage() != without);
    }

    void steppingQuicklyThroughAListShowsTheLast()
    {
        for (int i = 0; i < 30; ++i) {
            m_panel->showTrack(track(i % 2 ? "tune.wav" : "cover.flac", i + 1));
            QTest::qWait(10);
        }
        m_panel->showTrack(track("half.wav", 99));
        QVERIFY(!m_view->hasPicture()); // it does not wait for one
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        QSignalSpy read(m_view, &SpectrogramView::readOutChanged);
        const double late = m_view->plot().left() + m_view->plot().width() * 0.9;
        QTest::mouseMove(m_view, QPointF(late, m_view->plot().center().y()).toPoint());
        QTRY_VERIFY(m_view->readOut().endsWith(QStringLiteral("silence"))); // as only half.wav is there
    }
    void newWordsForTheSameFileKeepThePicture()
    {
        InspectedTrack shown = track("half.wav", 5);
        m_panel->showTrack(shown);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        shown.row.tags.title = "A new title";
        m_panel->showTrack(shown);
        QVERIFY(m_view->hasPicture());
        QVERIFY(texts().contains(QStringLiteral("A new title")));
    }
    void aFileThatIsGoneIsToldInWords()
    {
        m_panel->showTrack(track("gone.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->hasPicture() && painted(*m_view), 5000);
        QVERIFY(m_view->readOut().isEmpty());
    }
    void aFileThatIsNoMusicHurtsNobody()
    {
        InspectedTrack broken = track("text.mp3");
        broken.problem = QStringLiteral("The file does not hold audio.");
        m_panel->showTrack(broken);
        QTest::qWait(800);
        QVERIFY(!m_view->hasPicture());
        QVERIFY(texts().contains(broken.problem));
        m_panel->showTrack(track("half.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPicture(), 10000);
        QVERIFY(!visibleTexts().contains(broken.problem));
    }
    void theCoverIsShownAndLeavesWithItsTrack()
    {
        m_panel->showTrack(track("cover.flac"));
        QTRY_VERIFY_WITH_TIMEOUT(coverName() == QStringLiteral("Cover"), 10000);
        m_panel->showTrack(track("half.wav", 2));
        QCOMPARE(coverName(), QStringLiteral("No cover in the file"));
    }
    void itCanEndWhileAPictureIsMade()
    {
        m_panel->showTrack(track("tune.wav"));
        QTest::qWait(180);
        m_panel.reset();
    }

    void theNearestTracksAreListedAndPlayed()
    {
        m_panel->showTrack(track("half.wav"));
        QCOMPARE(m_near->count(), 8);
        QCOMPARE(m_near->item(0)->text(), QStringLiteral("Near 0"));
        QSignalSpy play(m_panel.get(), &InspectorPanel::playRequested);
        QTest::mouseClick(m_near->viewport(), Qt::LeftButton, {}, m_near->visualItemRect(m_near->item(2)).center());
        QTest::mouseDClick(m_near->viewport(), Qt::LeftButton, {}, m_near->visualItemRect(m_near->item(2)).center());
        QCOMPARE(play.count(), 1);
        QCOMPARE(play.first().at(0).value<TrackId>().value, std::int64_t{102});
    }
    void withoutNearTracksItSaysWhy()
    {
        m_nearCount = 0;
        m_panel->showTrack(track("half.wav"));
        QVERIFY(visibleTexts().contains(QStringLiteral("Not analysed yet.")));
        QVERIFY(!m_near->isVisible());
        m_nearCount = 3;
        m_panel->refreshNearest();
        QCOMPARE(m_near->count(), 3);
        QVERIFY(!visibleTexts().contains(QStringLiteral("Not analysed yet.")));
    }
    void everythingThatTakesTheFocusHasAName()
    {
        m_panel->showTrack(track("half.wav"));
        QCOMPARE(unnamedFocusable(*m_panel), QStringList());
    }
    void tagsAreShownLiterally()
    {
        InspectedTrack shown = track("half.wav");
        shown.row.tags.title = "<b>Loud</b>\nsecond line";
        shown.row.tags.artist = "A & B";
        shown.row.tags.album = "Album";
        shown.row.tags.year = 1999;
        m_panel->showTrack(shown);
        const auto labels = m_panel->findChildren<QLabel*>();
        const auto title = std::ranges::find_if(
            labels, [](const QLabel* label) { return label->text().contains(QStringLiteral("Loud")); });
        QVERIFY(title != labels.end());
        QCOMPARE((*title)->textFormat(), Qt::PlainText);
        QVERIFY(!(*title)->text().contains(QLatin1Char('\n')));
        QVERIFY(visibleTexts().contains(QStringLiteral("A & B")));
        QVERIFY(visibleTexts().contains(QStringLiteral("Album (1999)")));
    }
    void factsAreInTheUsersWords()
    {
        AudioFacts audio{"ogg", "vorbis", 44100, 2, 160000, 100.0, 100.0};
        QCOMPARE(soundText(audio), QStringLiteral("Vorbis in Ogg, 44.1 kHz, stereo, 160 kbit/s"));
        QCOMPARE(soundText({"mp3", "mp3", 48000, 1, 0, 1.0, 1.0}), QStringLiteral("MP3, 48 kHz, mono"));
        QCOMPARE(soundText({}), QString());
        InspectedTrack shown = track("half.wav");
        shown.row.tags.playCount = 12;
        shown.row.audio = audio;
        shown.row.audio.analysedSeconds = 60.0;
        const auto facts = trackFacts(shown);
        const auto valueOf = [&](const char* name) {
            const auto fact = std::ranges::find(facts, QString::fromUtf8(name), &TrackFact::name);
            return fact == facts.end() ? QString() : fact->value;
        };
        QCOMPARE(valueOf("Plays"), QStringLiteral("12"));
        QCOMPARE(valueOf("Length"), QStringLiteral("1:40"));
        QCOMPARE(valueOf("Of this heard"), QStringLiteral("1:00"));
        QCOMPARE(valueOf("Genre"), QString());
        QCOMPARE(valueOf("File"), QString::fromStdString(shown.file.native()));
    }
    void withoutASelectionItSaysWhatWillBeHere()
    {
        m_panel->showTrack(track("half.wav"));
        m_panel->showNothing();
        QVERIFY(visibleTexts().join(QLatin1Char(' ')).contains(QStringLiteral("Select a track")));
    }

private:
    std::filesystem::path file(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    InspectedTrack track(const char* name, std::int64_t id = 1) const
    {
        InspectedTrack result;
        result.row.id = TrackId{id};
        result.row.relativePath = name;
        result.row.state = TrackState::Done;
        result.file = file(name);
        return result;
    }
    QStringList texts() const
    {
        QStringList result;
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            result.append(label->text());
        return result;
    }
    QStringList visibleTexts() const
    {
        QStringList result;
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            if (label->isVisible())
                result.append(label->text());
        return result;
    }
    QString coverName() const
    {
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            if (!label->pixmap().isNull() && label->width() == 88)
                return label->accessibleName();
        return {};
    }
    /// Something stands in the middle: the words in place of a picture.
    static bool painted(QWidget& widget)
    {
        const QImage image = widget.grab().toImage();
        for (int y = image.height() / 3; y < image.height() * 2 / 3; ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) != image.pixel(0, 0))
                    return true;
        return false;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<InspectorPanel> m_panel;
    SpectrogramView* m_view = nullptr;
    NearList* m_near = nullptr;
    int m_nearCount = 20;
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
