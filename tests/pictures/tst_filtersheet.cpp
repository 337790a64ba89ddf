// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/filtersheet.h"

#include "pictures/madekernels.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace tonekin;
using namespace tonekin::testing;

namespace {

constexpr Rgb red{255, 0, 0};
constexpr Rgb white{255, 255, 255};
constexpr Rgb blue{0, 0, 255};
constexpr Rgb darkRed{139, 0, 0};

SheetLayout smallLayout()
{
    SheetLayout layout;
    layout.columns = 3;
    layout.cellWidth = 3;
    layout.bandHeight = 2.0;
    layout.divider = 1;
    return layout;
}

Rgb middleOf(const Picture& picture, const FilterKernels& kernels, const SheetLayout& layout, int place, int line,
             int frame)
{
    const PixelRect rect = filterRect(kernels, layout, place);
    return picture.at(rect.left + frame * layout.cellWidth + layout.cellWidth / 2,
                      rect.top + static_cast<int>((line + 0.5) * layout.bandHeight));
}

using Lab = std::array<double, 3>;

/// What somebody without one kind of cones sees of a colour (Machado, Oliveira, Fernandes 2009), in CIE Lab.
Lab seenBy(const std::array<double, 9>& matrix, const Rgb& colour)
{
    const auto linear = [](std::uint8_t byte) {
        const double value = byte / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const std::array<double, 3> rgb{linear(colour.red), linear(colour.green), linear(colour.blue)};
    std::array<double, 3> seen{};
    for (std::size_t row = 0; row < 3; ++row)
        seen[row] = std::clamp(matrix[row * 3] * rgb[0] + matrix[row * 3 + 1] * rgb[1] + matrix[row * 3 + 2] * rgb[2],
                               0.0, 1.0);
    const auto curve = [](double value) { return value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116.0; };
    const double x = curve((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    const double y = curve(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    const double z = curve((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double difference(const Lab& one, const Lab& other)
{
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

} // namespace

class TestFilterSheet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void negativeIsRedZeroIsWhitePositiveIsBlue()
    {
        QCOMPARE(signedColour(-1.0, SignedColours::RedBlue), red);
        QCOMPARE(signedColour(0.0, SignedColours::RedBlue), white);
        QCOMPARE(signedColour(1.0, SignedColours::RedBlue), blue);
        QCOMPARE(signedColour(-0.5, SignedColours::RedBlue), (Rgb{255, 128, 128}));
        QCOMPARE(signedColour(0.5, SignedColours::RedBlue), (Rgb{128, 128, 255}));
        QCOMPARE(signedColour(7.0, SignedColours::RedBlue), blue);
        QCOMPARE(signedColour(-7.0, SignedColours::RedBlue), red);
        QCOMPARE(signedColour(std::nan(""), SignedColours::RedBlue), white);
    }

    void theOtherPaletteIsTellableWithoutOneKindOfCones_data()
    {
        QTest::addColumn<std::array<double, 9>>("matrix");
        QTest::newRow("all cones") << std::array<double, 9>{1, 0, 0, 0, 1, 0, 0, 0, 1};
        QTest::newRow("protanopia") << std::array<double, 9>{0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                                                             0.099216, -0.003882, -0.048116, 1.051998};
        QTest::newRow("deuteranopia") << std::array<double, 9>{0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                                                               0.047413, -0.011820, 0.042940,  0.968881};
        QTest::newRow("tritanopia") << std::array<double, 9>{1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                                                             0.147602, 0.004733,  0.691367,  0.303900};
    }
    void theOtherPaletteIsTellableWithoutOneKindOfCones()
    {
        using Matrix = std::array<double, 9>;
        QFETCH(Matrix, matrix);
        const std::array<double, 5> stations{-1.0, -0.5, 0.0, 0.5, 1.0};
        for (std::size_t i = 0; i < stations.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(difference(seenBy(matrix, signedColour(stations[i], SignedColours::PurpleOrange)),
                                   seenBy(matrix, signedColour(stations[j], SignedColours::PurpleOrange))) >= 10.0);
    }

    void lowBandsAreOnTopAndTimeGoesToTheRight()
    {
        FilterKernels kernels = zeroKernels(1, 5, 4);
        weight(kernels, 0, 0, 3) = 2.0F;  // the lowest band, the last frame
        weight(kernels, 0, 4, 0) = -1.0F; // the highest band, the first frame
        const SheetLayout layout = smallLayout();
        const Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        QCOMPARE(middleOf(picture, kernels, layout, 0, 0, 3), blue);
        QCOMPARE(middleOf(picture, kernels, layout, 0, 0, 0), white);
        QCOMPARE(middleOf(picture, kernels, layout, 0, 4, 0), (Rgb{255, 128, 128}));
        QCOMPARE(middleOf(picture, kernels, layout, 0, 4, 3), white);
    }

    void flippedItHasLowBandsBelow()
    {
        FilterKernels kernels = zeroKernels(1, 5, 4);
        weight(kernels, 0, 0, 1) = 1.0F;
        SheetLayout layout = smallLayout();
        layout.lowBandsOnTop = false;
        const Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        QCOMPARE(middleOf(picture, kernels, layout, 0, 4, 1), blue);
        QCOMPARE(middleOf(picture, kernels, layout, 0, 0, 1), white);
    }

    void everyPixelOfACellHasItsColour()
    {
        FilterKernels kernels = zeroKernels(1, 8, 2);
        weight(kernels, 0, 3, 1) = 1.0F;
        SheetLayout layout = smallLayout();
        layout.bandHeight = 2.6;
        const Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        const PixelRect rect = filterRect(kernels, layout, 0);
        for (int y = 0; y < rect.height; ++y)
            for (int x = 0; x < rect.width; ++x) {
                // cells are cut at the nearest pixel: band 3 from 7.8 to 10.4
                const bool inCell = x >= layout.cellWidth && y >= 8 && y < 10;
                QCOMPARE(picture.at(rect.left + x, rect.top + y), inCell ? blue : white);
            }
    }

    void placesFollowTheOrderFromLeftToRight()
    {
        FilterKernels kernels = zeroKernels(5, 2, 2);
        for (int filter = 0; filter < 5; ++filter)
            weight(kernels, filter, 0, 0) = filter == 3 ? -1.0F : 1.0F;
        const SheetLayout layout = smallLayout();
        const std::vector<int> order{4, 3, 2, 1, 0};
        const Picture picture = paintFilterSheet(kernels, order, layout);
        QCOMPARE(middleOf(picture, kernels, layout, 1, 0, 0), red);
        QCOMPARE(middleOf(picture, kernels, layout, 3, 0, 0), blue);
    }

    void filtersAreDividedByDarkRedLines()
    {
        const FilterKernels kernels = zeroKernels(6, 4, 2);
        SheetLayout layout = smallLayout();
        layout.divider = 2;
        const Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        QCOMPARE(picture.width, 3 * (6 + 2) + 2);
        QCOMPARE(picture.height, 2 * (8 + 2) + 2);
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x)
                QCOMPARE(picture.at(x, y), placeAt(kernels, layout, x, y) < 0 ? darkRed : white);
    }

    void whereTheLastRowHasNoFilterThePageIsSeen()
    {
        const FilterKernels kernels = zeroKernels(4, 4, 2);
        SheetLayout layout = smallLayout();
        layout.empty = {1, 2, 3};
        const Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        const PixelRect absent = filterRect(kernels, layout, 5);
        QCOMPARE(placeAt(kernels, layout, absent.left, absent.top), -1);
        QCOMPARE(picture.at(absent.left, absent.top), layout.empty);
        QCOMPARE(picture.at(absent.left, picture.height - 1), layout.empty);
        const PixelRect last = filterRect(kernels, layout, 3);
        QCOMPARE(picture.at(last.left + last.width, last.top), darkRed);
    }

    void eachPixelOfAFilterLeadsToItsPlace()
    {
        const FilterKernels kernels = zeroKernels(7, 5, 3);
        SheetLayout layout = smallLayout();
        layout.divider = 3;
        for (int place = 0; place < 7; ++place) {
            const PixelRect rect = filterRect(kernels, layout, place);
            QCOMPARE(placeAt(kernels, layout, rect.left, rect.top), place);
            QCOMPARE(placeAt(kernels, layout, rect.right() - 1, rect.bottom() - 1), place);
            QCOMPARE(placeAt(kernels, layout, rect.left - 1, rect.top), -1);
            QCOMPARE(placeAt(kernels, layout, rect.left, rect.bottom()), -1);
        }
        QCOMPARE(placeAt(kernels, layout, -5, 2), -1);
        QCOMPARE(placeAt(kernels, layout, 100000, 2), -1);
    }

    void eachFilterHasItsOwnScaleOrAllHaveOne()
    {
        FilterKernels kernels = zeroKernels(2, 300, 1);
        for (int band = 0; band < 300; ++band) {
            weight(kernels, 0, band, 0) = 1.0F;
            weight(kernels, 1, band, 0) = 4.0F;
        }
        SheetLayout layout = smallLayout();
        Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        QCOMPARE(middleOf(picture, kernels, layout, 0, 10, 0), blue);
        QCOMPARE(middleOf(picture, kernels, layout, 1, 10, 0), blue);
        layout.scale = SheetScale::Common;
        picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        QCOMPARE(middleOf(picture, kernels, layout, 0, 10, 0), signedColour(0.25, layout.colours));
        QCOMPARE(middleOf(picture, kernels, layout, 1, 10, 0), blue);
    }

    void theCommonScaleIsNotThatOfOneOutlier()
    {
        FilterKernels kernels = randomKernels(4, 300, 1);
        weight(kernels, 2, 7, 0) = 1000.0F;
        QVERIFY(fullColourWeight(kernels, 0, SheetScale::Common) < 5.0F);
        QVERIFY(fullColourWeight(kernels, 0, SheetScale::Common) > 2.0F);
        QCOMPARE(fullColourWeight(kernels, 2, SheetScale::PerFilter), 1000.0F);
    }

    void aFilterOfZerosIsWhite()
    {
        const FilterKernels kernels = zeroKernels(1, 4, 4);
        SheetLayout layout = smallLayout();
        for (const SheetScale scale : {SheetScale::PerFilter, SheetScale::Common}) {
            layout.scale = scale;
            const Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
            QCOMPARE(middleOf(picture, kernels, layout, 0, 1, 1), white);
        }
    }

    void aPartIsWhatTheWholeHasThere_data()
    {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("top");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("inside") << 13 << 17 << 40 << 30;
        QTest::newRow("from a corner") << 0 << 0 << 11 << 9;
        QTest::newRow("one pixel") << 20 << 11 << 1 << 1;
        QTest::newRow("a column of a divider") << 12 << 0 << 1 << 60;
        QTest::newRow("beyond every edge") << -20 << -30 << 400 << 300;
        QTest::newRow("elsewhere") << 5000 << 5000 << 4 << 4;
        QTest::newRow("nothing") << 3 << 3 << 0 << -4;
    }
    void aPartIsWhatTheWholeHasThere()
    {
        QFETCH(int, left);
        QFETCH(int, top);
        QFETCH(int, width);
        QFETCH(int, height);
        const FilterKernels kernels = randomKernels(17, 9, 4);
        SheetLayout layout = smallLayout();
        layout.columns = 7;
        layout.bandHeight = 1.7;
        layout.empty = {9, 8, 7};
        const Picture whole = paintFilterSheet(kernels, inOrder(kernels), layout);
        const Picture part = paintFilterSheet(kernels, inOrder(kernels), layout, {left, top, width, height});
        QCOMPARE(part.width, std::max(0, width));
        QCOMPARE(part.height, std::max(0, height));
        for (int y = 0; y < part.height; ++y)
            for (int x = 0; x < part.width; ++x) {
                const bool inside = x + left >= 0 && y + top >= 0 && x + left < whole.width && y + top < whole.height;
                QCOMPARE(part.at(x, y), inside ? whole.at(x + left, y + top) : layout.empty);
            }
    }

    void thePublishedPictureIsAsWideAndHighAsIn2014()
    {
        const FilterKernels kernels = zeroKernels(256, 128, 4);
        const SheetLayout layout = publishedLayout(kernels);
        const auto [width, height] = sheetSize(kernels, layout);
        QVERIFY2(width >= 5584 && height >= 562, qPrintable(QString::number(width)));
        QCOMPARE(layout.columns, 256);
        QVERIFY(layout.lowBandsOnTop);
        QCOMPARE(layout.scale, SheetScale::PerFilter);
        QCOMPARE(layout.colours, SignedColours::RedBlue);
        QCOMPARE(filterRect(kernels, layout, 255).top, filterRect(kernels, layout, 0).top);
    }

    void networksOfOtherSizesHaveASheetToo_data()
    {
        QTest::addColumn<int>("filters");
        QTest::addColumn<int>("bands");
        QTest::addColumn<int>("frames");
        QTest::newRow("one of each") << 1 << 1 << 1;
        QTest::newRow("small") << 16 << 40 << 8;
        QTest::newRow("many filters") << 1500 << 16 << 2;
        QTest::newRow("many bands") << 3 << 512 << 32;
    }
    void networksOfOtherSizesHaveASheetToo()
    {
        QFETCH(int, filters);
        QFETCH(int, bands);
        QFETCH(int, frames);
        FilterKernels kernels = zeroKernels(filters, bands, frames);
        weight(kernels, filters - 1, bands - 1, frames - 1) = -1.0F;
        const SheetLayout layout = publishedLayout(kernels);
        const Picture picture = paintFilterSheet(kernels, inOrder(kernels), layout);
        QVERIFY(picture.width < 20000);
        const PixelRect last = filterRect(kernels, layout, filters - 1);
        QCOMPARE(picture.at(last.right() - 1, last.bottom() - 1), red);
    }
};

QTEST_APPLESS_MAIN(TestFilterSheet)
#include "tst_filtersheet.moc"
