// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filtersheetview.h"
#include "filters/kernelview.h"
#include "pictures/madekernels.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace tonekin {

namespace {

LoadedNetworkRef networkOf(FilterKernels kernels)
{
    auto network = std::make_shared<LoadedNetwork>();
    network->manifest.frontEnd.bands = kernels.bands;
    network->kernels = std::move(kernels);
    return network;
}

QRgb rgbOf(const Rgb& colour)
{
    return qRgb(colour.red, colour.green, colour.blue);
}

void turnWheel(FilterSheetView& view, QPointF at, int notches)
{
    const QPoint turned(0, notches * 120);
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, turned, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(view.viewport(), &event);
}

/// A view of one network, shown.
struct Shown {
    explicit Shown(FilterKernels kernels, QSize size = QSize(700, 500))
        : view([](int filter) { return filter == 3 ? QStringLiteral("bass drum") : QString(); })
    {
        Theme::current().apply(ThemeChoice::Light);
        view.resize(size);
        view.setNetwork(networkOf(std::move(kernels)));
        view.show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(&view);
    }
    QImage grab() { return view.viewport()->grab().toImage(); }
    QPoint centreOf(int filter) { return view.shownRect(filter).center().toPoint(); }
    FilterSheetView view;
};

} // namespace

class TestFilterSheetView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsAndOrientationAreSeen_data()
    {
        QTest::addColumn<bool>("lowOnTop");
        QTest::addColumn<int>("colours");
        QTest::newRow("as published") << true << static_cast<int>(SignedColours::RedBlue);
        QTest::newRow("flipped, for every eye") << false << static_cast<int>(SignedColours::PurpleOrange);
    }

    void signsAndOrientationAreSeen()
    {
        QFETCH(bool, lowOnTop);
        QFETCH(int, colours);
        FilterKernels kernels = testing::zeroKernels(6, 16, 4);
        testing::weight(kernels, 2, 0, 3) = 2.0F;   // the lowest band, the last frame
        testing::weight(kernels, 2, 15, 0) = -2.0F; // the highest band, the first frame
        Shown shown(kernels);
        SheetOptions options;
        options.lowBandsOnTop = lowOnTop;
        options.colours = static_cast<SignedColours>(colours);
        shown.view.setOptions(options);
        const QRectF rect = shown.view.shownRect(2);
        const QImage picture = shown.grab();
        const double low = lowOnTop ? rect.top() + 2 : rect.bottom() - 2;
        const double high = lowOnTop ? rect.bottom() - 2 : rect.top() + 2;
        QCOMPARE(picture.pixel(QPointF(rect.right() - 2, low).toPoint()), rgbOf(signedColour(1.0, options.colours)));
        QCOMPARE(picture.pixel(QPointF(rect.left() + 2, high).toPoint()), rgbOf(signedColour(-1.0, options.colours)));
        QCOMPARE(picture.pixel(rect.center().toPoint()), rgbOf(signedColour(0.0, options.colours)));
        QCOMPARE(picture.pixel(QPointF(rect.left() - 1, rect.center().y()).toPoint()),
                 rgbOf(dividerColour(options.colours)));
    }

    void theOrderDecidesWhatIsWhere()
    {
        Shown shown(testing::randomKernels(20, 16, 4));
        const QRectF first = shown.view.shownRect(0);
        std::vector<int> order = shown.view.order();
        std::ranges::reverse(order);
        shown.view.setOrder(order);
        QCOMPARE(shown.view.shownRect(19), first);
        shown.view.setOrder({1, 2, 3}); // no permutation: passed over
        QCOMPARE(shown.view.order(), order);
    }

    void aClickOpensAndKeysChoose()
    {
        Shown shown(testing::randomKernels(20, 16, 4));
        QSignalSpy opened(&shown.view, &FilterSheetView::opened);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.centreOf(3));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().toInt(), 3);
        QCOMPARE(shown.view.selected(), 3);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.view.selected(), 4);
        QTest::keyClick(&shown.view, Qt::Key_End);
        QCOMPARE(shown.view.selected(), 19);
        QTest::keyClick(&shown.view, Qt::Key_Right); // there is none
        QCOMPARE(shown.view.selected(), 19);
        QTest::keyClick(&shown.view, Qt::Key_Up);
        QCOMPARE(shown.view.selected(), 19 - shown.view.arrangement().layout.columns);
        QTest::keyClick(&shown.view, Qt::Key_Return);
        QCOMPARE(opened.back().front().toInt(), shown.view.selected());
    }

    void theWheelZoomsAboutThePointer()
    {
        Shown shown(testing::randomKernels(64, 32, 4));
        const QPoint at = shown.centreOf(37);
        turnWheel(shown.view, at, 4);
        QVERIFY(shown.view.isZoomed());
        const QRectF rect = shown.view.shownRect(37);
        QVERIFY2(rect.contains(at), "what the pointer is on stays under it");
        QVERIFY(std::abs(rect.center().y() - at.y()) < 3.0);
        QTest::keyClick(&shown.view, Qt::Key_0);
        QVERIFY(!shown.view.isZoomed());
        QVERIFY((shown.centreOf(37) - at).manhattanLength() <= 2);
        turnWheel(shown.view, at, 2);
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, at);
        QVERIFY(!shown.view.isZoomed());
        turnWheel(shown.view, at, -3); // smaller than the whole there is nothing
        QVERIFY(!shown.view.isZoomed());
    }

    void draggingMovesAndOpensNothing()
    {
        Shown shown(testing::randomKernels(64, 32, 4));
        turnWheel(shown.view, shown.centreOf(37), 6);
        QSignalSpy opened(&shown.view, &FilterSheetView::opened);
        const QPointF before = shown.view.shownRect(37).center();
        const QPoint from = before.toPoint();
        QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(shown.view.viewport(), from + QPoint(20, 15));
        QTest::mouseMove(shown.view.viewport(), from + QPoint(40, 30));
        QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, from + QPoint(40, 30));
        QVERIFY((shown.view.shownRect(37).center() - before - QPointF(40, 30)).manhattanLength() < 2.0);
        QVERIFY(opened.isEmpty());
    }

    void onlyTheVisiblePartIsPaintedAndItIsThatOfTheWhole()
    {
        const FilterKernels kernels = testing::randomKernels(64, 32, 4);
        Shown shown(kernels);
        turnWheel(shown.view, shown.centreOf(20), 5);
        const QImage seen = shown.grab();
        const SheetGeometry geometry(kernels, shown.view.arrangement());
        SheetLook look{&ThemeColours::light(), {}};
        const QImage whole =
            paintSheet(kernels, shown.view.order(), shown.view.arrangement(), QRect({}, geometry.size()), look);
        const QRect place = geometry.rectOf(20);
        const QPoint shift = shown.view.shownRect(20).topLeft().toPoint() - place.topLeft();
        int compared = 0;
        for (int y = place.top(); y <= place.bottom(); y += 3)
            for (int x = place.left(); x <= place.right(); x += 3)
                if (seen.rect().contains(QPoint(x, y) + shift)) {
                    QCOMPARE(seen.pixel(QPoint(x, y) + shift), whole.pixel(x, y));
                    ++compared;
                }
        QVERIFY(compared > 100);
    }

    void thePointerReadsOutNameFrequencyTimeAndWeight()
    {
        FilterKernels kernels = testing::zeroKernels(6, 128, 4);
        testing::weight(kernels, 3, 0, 1) = -0.5F;
        Shown shown(kernels);
        const QRectF rect = shown.view.shownRect(3);
        QTest::mouseMove(shown.view.viewport(), QPointF(rect.left() + rect.width() * 0.4, rect.top() + 1).toPoint());
        const QString text = shown.view.readOut();
        QVERIFY2(text.contains("Filter 3 · bass drum"), qPrintable(text));
        QVERIFY2(text.contains("46–93 ms"), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("weight ") + QChar(0x2212) + "0.5"), qPrintable(text));
        QVERIFY2(text.contains("Hz"), qPrintable(text));
        QCOMPARE(shown.view.fullColour(), 0.5);
        const QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&shown.view);
        QCOMPARE(access->text(QAccessible::Value), text);
        QCOMPARE(access->role(), QAccessible::Graphic);
        QTest::mouseMove(shown.view.viewport(), QPoint(2, 2));
        QVERIFY(shown.view.readOut().isEmpty());
    }

    void theExportedPictureIsThePublishedOne()
    {
        const FilterKernels kernels = testing::randomKernels(256, 128, 4);
        Shown shown(kernels);
        SheetOptions options;
        options.numbers = false;
        shown.view.setOptions(options);
        const QImage picture = shown.view.exportedPicture();
        QVERIFY(picture.width() >= 5584);
        const Picture published = paintFilterSheet(kernels, testing::inOrder(kernels), publishedLayout(kernels));
        QCOMPARE(picture.size(), QSize(published.width, published.height));
        QCOMPARE(picture, toImage(published));
        options.numbers = true;
        shown.view.setOptions(options);
        const QImage numbered = shown.view.exportedPicture();
        QVERIFY(numbered.height() > picture.height());
        QCOMPARE(numbered.copy(0, numbered.height() - picture.height(), picture.width(), picture.height()), picture);
        QVERIFY(toPicture(picture).pixels == published.pixels);
        const std::string svg = shown.view.exportedSvg();
        QVERIFY(svg.find("<svg") != std::string::npos && svg.find("bass drum") != std::string::npos);
    }

    void otherNumbersOfFiltersAndFramesFit_data()
    {
        QTest::addColumn<int>("filters");
        QTest::addColumn<int>("bands");
        QTest::addColumn<int>("frames");
        QTest::newRow("one weight") << 1 << 1 << 1;
        QTest::newRow("one filter") << 1 << 128 << 4;
        QTest::newRow("few bands, long") << 12 << 8 << 32;
        QTest::newRow("2,048") << 2048 << 128 << 4;
        QTest::newRow("many bands") << 7 << 512 << 3;
    }

    void otherNumbersOfFiltersAndFramesFit()
    {
        QFETCH(int, filters);
        QFETCH(int, bands);
        QFETCH(int, frames);
        Shown shown(testing::randomKernels(filters, bands, frames));
        QVERIFY(!shown.grab().isNull());
        for (const bool inOneRow : {false, true}) {
            SheetOptions options;
            options.inOneRow = inOneRow;
            shown.view.setOptions(options);
            QTest::keyClick(&shown.view, Qt::Key_End);
            QCOMPARE(shown.view.selected(), filters - 1);
            QVERIFY(QRectF(shown.view.viewport()->rect()).intersects(shown.view.shownRect(filters - 1)));
            turnWheel(shown.view, {100, 100}, 3);
            QVERIFY(!shown.grab().isNull());
        }
        QVERIFY(shown.view.exportedPicture().width() > 0);
    }

    void withoutANetworkNothingBreaks()
    {
        Shown shown(testing::randomKernels(6, 16, 4));
        shown.view.setNetwork(nullptr);
        turnWheel(shown.view, {50, 50}, 2);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, {50, 50});
        QVERIFY(shown.view.exportedPicture().isNull());
        QVERIFY(!shown.grab().isNull());
        QCOMPARE(shown.view.selected(), -1);
    }

    void aCellIsFoundWhereItIsDrawn_data()
    {
        QTest::addColumn<double>("bandHeight");
        QTest::addColumn<bool>("lowOnTop");
        for (const double height : {0.6, 1.0, 1.37, 4.375, 9.5})
            for (const bool low : {true, false})
                QTest::addRow("%g %d", height, low) << height << low;
    }

    void aCellIsFoundWhereItIsDrawn()
    {
        QFETCH(double, bandHeight);
        QFETCH(bool, lowOnTop);
        FilterKernels kernels = testing::zeroKernels(5, 40, 3);
        SheetArrangement arrangement;
        arrangement.layout.columns = 2;
        arrangement.layout.bandHeight = bandHeight;
        arrangement.layout.lowBandsOnTop = lowOnTop;
        arrangement.above = 9;
        arrangement.between = 4;
        const SheetGeometry geometry(kernels, arrangement);
        const std::vector<int> order{4, 2, 0, 1, 3};
        for (const SheetCell cell :
             {SheetCell{0, 0, 0}, SheetCell{3, 17, 1}, SheetCell{4, 39, 2}, SheetCell{1, 25, 2}}) {
            std::ranges::fill(kernels.weights, 0.0F);
            testing::weight(kernels, order[static_cast<std::size_t>(cell.place)], cell.band, cell.frame) = 1.0F;
            const QImage picture =
                paintSheet(kernels, order, arrangement, QRect({}, geometry.size()), {&ThemeColours::light(), {}});
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (picture.pixel(x, y) == qRgb(0, 0, 255)) {
                        const auto found = geometry.cellAt({x, y});
                        QVERIFY(found && *found == cell);
                        QVERIFY(geometry.rectOf(cell).contains(x, y));
                    }
        }
    }

    void oneKernelHasAxesAndReadsOutItsCells()
    {
        FilterKernels kernels = testing::zeroKernels(3, 128, 4);
        testing::weight(kernels, 1, 127, 0) = -1.5F;
        KernelView view;
        view.resize(200, 320);
        view.show(networkOf(kernels), 1, {});
        static_cast<QWidget&>(view).show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QRectF plot = layOutKernel(view.size(), Theme::current().smallFont()).plot;
        const QImage picture = view.grab().toImage();
        QCOMPARE(picture.pixel(QPointF(plot.left() + 5, plot.bottom() - 2).toPoint()), qRgb(255, 0, 0));
        QTest::mouseMove(&view, QPointF(plot.left() + 5, plot.bottom() - 1.5).toPoint());
        QVERIFY2(view.readOut().contains("0–46 ms"), qPrintable(view.readOut()));
        QVERIFY2(view.readOut().contains(QChar(0x2212) + QStringLiteral("1.5")), qPrintable(view.readOut()));
        const QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(access->text(QAccessible::Value), view.readOut());
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.isZoomed());
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(!view.isZoomed());
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY2(view.readOut().contains("46–93 ms"), qPrintable(view.readOut()));
        QCOMPARE(view.exportedPicture().size(), QSize(720, 1120));
    }

    void bandsHaveTheFrequenciesOfTheFrontEnd()
    {
        const MelFrontEnd frontEnd;
        double before = frontEnd.lowestHertz;
        for (int band = 0; band < frontEnd.bands; ++band) {
            const double hertz = hertzOfBand(band, frontEnd);
            QVERIFY(hertz > before && hertz < frontEnd.highestHertz);
            before = hertz;
        }
        QCOMPARE(millisecondsOfFrame(0, frontEnd), 0.0);
        QVERIFY(std::abs(millisecondsOfFrame(4, frontEnd) - 185.76) < 0.01);
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestFilterSheetView)
#include "tst_filtersheetview.moc"
