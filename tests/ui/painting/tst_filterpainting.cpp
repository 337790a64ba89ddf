// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/heatstrippainter.h"
#include "painting/livecellspainter.h"
#include "painting/spectrogrampainter.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include <set>

using namespace tonekin;

namespace {

constexpr double framesPerSecond = 10.0;

/// Two filters that are silent but for one answer of the first at `frame`.
TrackActivations activationsWithOneMoment(int frames, int frame, float value)
{
    TrackActivations activations{
        2, framesPerSecond, std::vector<float>(static_cast<std::size_t>(2 * frames), 0.0F), {{0, 0.0}}};
    activations.values[static_cast<std::size_t>(2 * frame)] = value;
    return activations;
}

HeatStrip stripOf(const TrackActivations& activations)
{
    HeatStrip strip;
    strip.activations = &activations;
    strip.rows = {{0, QStringLiteral("0 bass drum"), 4.0F}, {1, QStringLiteral("1 flute"), 2.0F}};
    return strip;
}

int brightestColumn(const QImage& cells)
{
    int best = 0;
    for (int x = 1; x < cells.width(); ++x)
        if (qGray(cells.pixel(x, 0)) > qGray(cells.pixel(best, 0)))
            best = x;
    return best;
}

HeatStripLook look(const ThemeColours& colours)
{
    HeatStripLook result;
    result.colours = &colours;
    result.font = QApplication::font();
    return result;
}

QImage liveImage(const LiveCellLayout& layout, QSize size, std::span<const std::uint8_t> levels, double ratio = 1.0)
{
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::green);
    QPainter painter(&image);
    paintLiveCells(painter, layout, levels, ColourMap::Magma, QRect(QPoint(), size));
    return image;
}

} // namespace

class TestFilterPainting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::current().apply(ThemeChoice::Light); }

    void theOneMomentOfATrackIsSeenHoweverFarItIsZoomedOut()
    {
        const TrackActivations activations = activationsWithOneMoment(6000, 4321, 4.0F);
        const HeatStrip strip = stripOf(activations);
        const QImage cells = paintHeatCells(strip, strip.rows[0], {0.0, 600.0}, ColourMap::Magma, 200);
        QCOMPARE(cells.size(), QSize(200, 1));
        QCOMPARE(brightestColumn(cells), 4321 * 200 / 6000);
        QCOMPARE(cells.pixel(brightestColumn(cells), 0), colourTable(ColourMap::Magma)[255]);
        QCOMPARE(cells.pixel(0, 0), colourTable(ColourMap::Magma)[0]);
        QCOMPARE(brightestColumn(paintHeatCells(strip, strip.rows[1], {0.0, 600.0}, ColourMap::Magma, 200)), 0);
    }
    void aFrameIsAsWideAsItsTimeWhenZoomedIn()
    {
        const TrackActivations activations = activationsWithOneMoment(600, 105, 4.0F);
        const HeatStrip strip = stripOf(activations);
        const QImage cells = paintHeatCells(strip, strip.rows[0], {10.0, 12.0}, ColourMap::Grey, 200);
        for (int x = 0; x < 200; ++x)
            QCOMPARE(qGray(cells.pixel(x, 0)), x >= 50 && x < 60 ? 255 : 0);
    }
    void anActivationIsDrawnAtTheMiddleOfWhatItBelongsTo()
    {
        const TrackActivations activations = activationsWithOneMoment(600, 105, 4.0F);
        HeatStrip strip = stripOf(activations);
        strip.middleSeconds = 0.15;
        const QImage cells = paintHeatCells(strip, strip.rows[0], {10.0, 12.0}, ColourMap::Grey, 200);
        QCOMPARE(brightestColumn(cells), 65);
        QCOMPARE(*largestActivation(strip, 0, 10.7, 10.7), 4.0F);
        QCOMPARE(*largestActivation(strip, 0, 10.8, 10.8), 0.0F);
    }
    void brightnessIsTheActivationAgainstTheTopOfItsRow()
    {
        const TrackActivations activations = activationsWithOneMoment(10, 5, 3.0F);
        HeatStrip strip = stripOf(activations);
        strip.rows[0].top = 6.0F;
        QImage cells = paintHeatCells(strip, strip.rows[0], {0.0, 1.0}, ColourMap::Grey, 10);
        QCOMPARE(qGray(cells.pixel(5, 0)), 128);
        strip.rows[0].top = 0.0F; // a filter that is silent all the time
        cells = paintHeatCells(strip, strip.rows[0], {0.0, 1.0}, ColourMap::Grey, 10);
        QCOMPARE(qGray(cells.pixel(5, 0)), 0);
    }
    void whatWasNotListenedToIsLeftOut()
    {
        // Two windows of a long track: 0 to 10 s and 50 to 60 s.
        TrackActivations activations = activationsWithOneMoment(200, 150, 4.0F);
        activations.stretches = {{0, 0.0}, {100, 50.0}};
        const HeatStrip strip = stripOf(activations);
        const QImage cells = paintHeatCells(strip, strip.rows[0], {0.0, 60.0}, ColourMap::Grey, 60);
        QCOMPARE(qAlpha(cells.pixel(9, 0)), 255);
        QCOMPARE(qAlpha(cells.pixel(10, 0)), 0);
        QCOMPARE(qAlpha(cells.pixel(49, 0)), 0);
        QCOMPARE(qGray(cells.pixel(55, 0)), 255);
        QVERIFY(!largestActivation(strip, 0, 20.0, 30.0));
        QCOMPARE(*largestActivation(strip, 0, 20.0, 56.0), 4.0F);
    }
    void theBarsLieBelowThePlotOfASpectrogram()
    {
        const QFont font = QApplication::font();
        const HeatStripLayout layout = layOutHeatStrip(320.0, 8, font);
        const QRectF plot = layOutSpectrogram({320.0, 232.0}, font).plot;
        QCOMPARE(layout.bars.size(), std::size_t{8});
        for (const QRectF& bar : layout.bars) {
            QCOMPARE(bar.left(), plot.left());
            QCOMPARE(bar.right(), plot.right());
        }
        QVERIFY(layout.timeAxis.bottom() <= heatStripHeight(8, font));
    }
    void theWholeStripHasWordsInBothThemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void theWholeStripHasWordsInBothThemes()
    {
        QFETCH(bool, dark);
        const ThemeColours& colours = dark ? ThemeColours::dark() : ThemeColours::light();
        const TrackActivations activations = activationsWithOneMoment(600, 300, 4.0F);
        const HeatStrip strip = stripOf(activations);
        const QImage image = paintHeatStrip(strip, {0.0, 60.0}, look(colours), 320, 1.5);
        QCOMPARE(image.width(), 480);
        const HeatStripLayout layout = layOutHeatStrip(320.0, 2, QApplication::font());
        const auto inksIn = [&](const QRectF& area) {
            std::set<QRgb> inks;
            for (int y = static_cast<int>(area.top() * 1.5); y < static_cast<int>(area.bottom() * 1.5); ++y)
                for (int x = static_cast<int>(area.left() * 1.5); x < static_cast<int>(area.right() * 1.5); ++x)
                    inks.insert(image.pixel(x, y));
            return inks;
        };
        for (const QRectF& label : layout.labels)
            QVERIFY(inksIn(label).size() > 3);
        QVERIFY(inksIn(layout.timeAxis).size() > 3);
        const QPointF moment = layout.bars[0].center() * 1.5;
        QCOMPARE(image.pixel(moment.toPoint()), colourTable(ColourMap::Magma)[255]);
        QCOMPARE(image.pixelColor(2, 2), colours[Role::Surface]);
    }

    void everyFilterHasACellOfItsOwn_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("rows");
        QTest::newRow("a wide window") << QSize(1256, 16) << 256 << 1.0 << 1;
        QTest::newRow("the narrowest window") << QSize(776, 16) << 256 << 1.0 << 1;
        QTest::newRow("fractional scale") << QSize(1000, 16) << 256 << 1.5 << 1;
        QTest::newRow("many filters") << QSize(1000, 16) << 1000 << 1.0 << 3;
        QTest::newRow("one filter") << QSize(1000, 16) << 1 << 2.0 << 1;
    }
    void everyFilterHasACellOfItsOwn()
    {
        QFETCH(QSize, size);
        QFETCH(int, count);
        QFETCH(double, ratio);
        QFETCH(int, rows);
        const LiveCellLayout layout(QRect(QPoint(), size), count, ratio);
        QCOMPARE(layout.rows(), rows);
        QRegion taken;
        for (int place = 0; place < count; ++place) {
            const QRect cell = layout.cell(place);
            QVERIFY(cell.width() >= 2 && cell.height() >= 4);
            QVERIFY(QRect(QPoint(), size * ratio).contains(cell));
            QVERIFY(!taken.intersects(cell));
            taken += cell;
            QCOMPARE(layout.placeAt(QPointF(cell.center()) / ratio + QPointF(0.1, 0.1)), place);
        }
        QCOMPARE(layout.placeAt({-1.0, 5.0}), -1);
    }
    void aCellHasTheColourOfItsLevel()
    {
        const QSize size(512, 16);
        const LiveCellLayout layout(QRect(QPoint(), size), 256, 1.0);
        std::vector<std::uint8_t> levels(256, 0);
        levels[17] = 255;
        levels[200] = 128;
        const QImage image = liveImage(layout, size, levels);
        QCOMPARE(image.pixel(layout.cell(17).center()), colourTable(ColourMap::Magma)[255]);
        QCOMPARE(image.pixel(layout.cell(200).center()), colourTable(ColourMap::Magma)[128]);
        QCOMPARE(image.pixel(layout.cell(16).center()), colourTable(ColourMap::Magma)[0]);
        QCOMPARE(image.pixel(0, 15), colourTable(ColourMap::Magma)[0]);
    }
    void onlyTheAskedPartIsPainted()
    {
        const QSize size(512, 16);
        const LiveCellLayout layout(QRect(QPoint(), size), 256, 1.0);
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::green);
        QPainter painter(&image);
        paintLiveCells(painter, layout, std::vector<std::uint8_t>(256, 255), ColourMap::Magma, layout.around(40));
        painter.end();
        QCOMPARE(image.pixel(layout.cell(40).center()), colourTable(ColourMap::Magma)[255]);
        QCOMPARE(image.pixelColor(layout.cell(42).center()), QColor(Qt::green));
    }
    void namesThatWouldOverlapGiveWayToTheOnesBefore()
    {
        const LiveCellLayout layout(QRect(0, 0, 1000, 16), 250, 1.0);
        QImage image(1000, 40, QImage::Format_RGB32);
        QPainter painter(&image);
        const std::vector<LiveLabel> labels{{100, QStringLiteral("100 bass drum")},
                                            {102, QStringLiteral("102 snare drum")},
                                            {0, QStringLiteral("0 flute")},
                                            {249, QStringLiteral("249 a rather long name of a filter")}};
        const auto drawn = paintLiveLabels(painter, layout, QRect(0, 16, 1000, 24), labels, QApplication::font(),
                                           ThemeColours::light());
        QCOMPARE(drawn.size(), std::size_t{3});
        QCOMPARE(drawn[1].place, 0);
        QCOMPARE(drawn[2].place, 249);
    }
};

QTEST_MAIN(TestFilterPainting)
#include "tst_filterpainting.moc"
