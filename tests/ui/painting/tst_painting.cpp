// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/closenessbar.h"
#include "painting/spectrogrampainter.h"
#include "painting/symbols.h"
#include "painting/waveformpainter.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <set>

using namespace tonekin;

namespace {

double linear(double channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

struct Lab {
    double l = 0.0, a = 0.0, b = 0.0;
};

/// CIE L*a*b* of linear sRGB, white D65.
Lab labOf(const std::array<double, 3>& rgb)
{
    const auto f = [](double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

using Matrix = std::array<std::array<double, 3>, 3>;

/// How people without one kind of cone see, after Machado, Oliveira and Fernandes 2009, severity 1.
constexpr Matrix protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Lab seen(QRgb colour, const Matrix& eye)
{
    const std::array<double, 3> rgb{linear(qRed(colour)), linear(qGreen(colour)), linear(qBlue(colour))};
    std::array<double, 3> result{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += eye[row][column] * rgb[column];
    for (double& value : result)
        value = std::clamp(value, 0.0, 1.0);
    return labOf(result);
}

double difference(const Lab& one, const Lab& other)
{
    return std::hypot(one.l - other.l, one.a - other.a, one.b - other.b);
}

/// One loud cell, the rest silent.
SpectrogramPicture pictureWithOneCell(int column, int band)
{
    SpectrogramPicture picture{128, 600, std::vector<std::uint8_t>(128 * 600, 0), 0.0, 0.1};
    picture.values[static_cast<std::size_t>(column) * 128 + static_cast<std::size_t>(band)] = 255;
    return picture;
}

QPoint brightest(const QImage& image)
{
    QPoint place;
    int most = -1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qGray(image.pixel(x, y)) > most) {
                most = qGray(image.pixel(x, y));
                place = {x, y};
            }
    return place;
}

QImage closenessImage(const Closeness& closeness, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    QImage image(200, 20, QImage::Format_RGB32);
    image.fill(ThemeColours::light()[Role::Surface]);
    QPainter painter(&image);
    painter.setLayoutDirection(direction);
    paintClosenessBar(painter, image.rect(), closeness, ThemeColours::light());
    return image;
}

int pixelsOf(const QImage& image, int y, const QColor& colour)
{
    int count = 0;
    for (int x = 0; x < image.width(); ++x)
        count += image.pixelColor(x, y) == colour ? 1 : 0;
    return count;
}

QImage waveformImage(const Waveform& waveform, const WaveformMarks& marks, double ratio = 1.0)
{
    QImage image(QSize(300, 40) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(ThemeColours::light()[Role::Window]);
    QPainter painter(&image);
    paintWaveform(painter, QRectF(0, 0, 300, 40), waveform, marks, ThemeColours::light());
    return image;
}

/// Rows of column x that are not background.
int heightAt(const QImage& image, int x)
{
    int rows = 0;
    for (int y = 0; y < image.height(); ++y)
        rows += image.pixelColor(x, y) != ThemeColours::light()[Role::Window] ? 1 : 0;
    return rows;
}

} // namespace

class TestPainting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lightnessOfEveryColourMapRises_data()
    {
        QTest::addColumn<ColourMap>("map");
        QTest::newRow("magma") << ColourMap::Magma;
        QTest::newRow("viridis") << ColourMap::Viridis;
        QTest::newRow("cividis") << ColourMap::Cividis;
        QTest::newRow("grey") << ColourMap::Grey;
    }
    void lightnessOfEveryColourMapRises()
    {
        QFETCH(ColourMap, map);
        double last = -1.0;
        for (const QRgb colour : colourTable(map)) {
            const double l = labOf({linear(qRed(colour)), linear(qGreen(colour)), linear(qBlue(colour))}).l;
            QVERIFY2(l > last - 0.35, qPrintable(QStringLiteral("%1 after %2").arg(l).arg(last)));
            last = std::max(last, l);
        }
        QVERIFY(last > 90.0);
    }
    void colourBlindEyesTellTheStepsOfEveryMapApart_data() { lightnessOfEveryColourMapRises_data(); }
    void colourBlindEyesTellTheStepsOfEveryMapApart()
    {
        QFETCH(ColourMap, map);
        for (const Matrix& eye : {protanopia, deuteranopia, tritanopia})
            for (std::size_t i = 32; i < 256; i += 32) {
                const double distance = difference(seen(colourTable(map)[i - 32], eye), seen(colourTable(map)[i], eye));
                QVERIFY2(distance >= 9.0, qPrintable(QStringLiteral("step %1: %2").arg(i).arg(distance)));
            }
    }

    void lowBandsLieAtTheBottomAndTimeRunsToTheRight()
    {
        const auto at = [](int column, int band) {
            const auto picture = pictureWithOneCell(column, band);
            return brightest(paintSpectrogramCells(picture, spanOf(picture), ColourMap::Grey, 255.0, {600, 256}));
        };
        QCOMPARE(at(0, 0), QPoint(0, 254));
        QCOMPARE(at(599, 127), QPoint(599, 0));
        QCOMPARE(at(300, 64), QPoint(300, 126));
    }
    void aLoudMomentIsStillSeenInANarrowPicture()
    {
        auto picture = pictureWithOneCell(300, 64);
        const QImage image = paintSpectrogramCells(picture, spanOf(picture), ColourMap::Grey, 255.0, {60, 32});
        QVERIFY(qGray(image.pixel(brightest(image))) > 0);
        QCOMPARE(brightest(image), QPoint(30, 31 - 16));
    }
    void aStretchOfTheTrackFillsThePicture()
    {
        const auto picture = pictureWithOneCell(305, 10); // 30.5 s
        const QImage image = paintSpectrogramCells(picture, {30.0, 31.0}, ColourMap::Grey, 255.0, {100, 128});
        QCOMPARE(qGray(image.pixel(55, 117)), 255);
        QCOMPARE(qGray(image.pixel(45, 117)), 0);
        QCOMPARE(qGray(image.pixel(65, 117)), 0);
    }
    void whatLiesOutsideTheTrackIsSilence()
    {
        auto picture = pictureWithOneCell(0, 0);
        std::ranges::fill(picture.values, std::uint8_t{255});
        const QImage image = paintSpectrogramCells(picture, {-60.0, 60.0}, ColourMap::Grey, 255.0, {100, 10});
        QCOMPARE(qGray(image.pixel(10, 5)), 0);
        QCOMPARE(qGray(image.pixel(90, 5)), 255);
    }
    void quietMusicUsesTheWholeColourMap()
    {
        auto picture = pictureWithOneCell(5, 5); // one click of full scale among 76,800 cells
        for (std::size_t i = 0; i < picture.values.size(); i += 2)
            picture.values[i] = 100;
        QCOMPARE(brightestValue(picture), 100.0);
        const QImage image = paintSpectrogramCells(picture, spanOf(picture), ColourMap::Grey, 100.0, {600, 128});
        QCOMPARE(qGray(image.pixel(300, 127)), 255);
        QCOMPARE(brightestValue(SpectrogramPicture{2, 1, {1, 2}, 0.0, 1.0}), 42.0);
        QCOMPARE(brightestValue({}), 42.0);
    }
    void anEmptyPictureIsPaintedAsSilence()
    {
        const QImage image = paintSpectrogramCells({}, {0.0, 1.0}, ColourMap::Magma, 255.0, {10, 10});
        QCOMPARE(image.pixel(5, 5), colourTable(ColourMap::Magma)[0]);
    }
    void theScaleAndItsInverseAgree()
    {
        const SpectrogramScale scale(QRectF(30, 10, 400, 256), {12.0, 72.0}, MelFrontEnd{});
        QCOMPARE(scale.secondsAt(scale.xOf(40.0)), 40.0);
        QVERIFY(std::abs(scale.hertzAt(scale.yOf(440.0)) - 440.0) < 1e-6);
        QCOMPARE(scale.bandAt(265.9), 0);
        QCOMPARE(scale.bandAt(10.1), 127);
        QVERIFY(scale.yOf(100.0) > scale.yOf(1000.0));
        // 1,000 Hz are 1,000 mel; the 129 steps from 20 Hz to 11,025 Hz are 24.4 mel each: (1000 - 31.7) / 24.4 - 1
        // = 38.7.
        QCOMPARE(scale.bandAt(scale.yOf(1000.0)), 39);
    }
    void levelsInDecibelComeFromTheFrontEndsFormula()
    {
        const MelFrontEnd frontEnd;
        QVERIFY(std::abs(decibelOfValue(255.0, frontEnd)) < 1e-9);
        QVERIFY(std::isinf(decibelOfValue(0.0, frontEnd)));
        QVERIFY(std::abs(decibelOfValue(valueOfDecibel(-27.0, frontEnd), frontEnd) + 27.0) < 1e-9);
        QVERIFY(std::abs(valueOfDecibel(-20.0, frontEnd) - 255.0 * std::log(1.0 + 100.0) / std::log(1.0 + 10000.0)) <
                1e-9);
    }
    void theWholePictureIsAsLargeAsAskedAtEveryScale()
    {
        const auto picture = pictureWithOneCell(5, 5);
        const SpectrogramLook look{ColourMap::Magma, &ThemeColours::dark(), QApplication::font(), 255.0, {}};
        for (const double ratio : {1.0, 1.5, 2.0}) {
            const QImage image = paintSpectrogram(picture, spanOf(picture), look, {296, 220}, ratio);
            QCOMPARE(image.size(), QSize(296, 220) * ratio);
            QCOMPARE(image.devicePixelRatio(), ratio);
        }
    }
    void axesAndLegendAreDrawnAndThePlotHoldsTheCells()
    {
        auto picture = pictureWithOneCell(0, 0);
        std::ranges::fill(picture.values, std::uint8_t{128});
        const SpectrogramLook look{ColourMap::Viridis, &ThemeColours::light(), QApplication::font(), 255.0, {}};
        const QSize size(400, 240);
        const QImage image = paintSpectrogram(picture, spanOf(picture), look, size, 1.0);
        const auto layout = layOutSpectrogram(size, look.font);
        QCOMPARE(image.pixel(layout.plot.center().toPoint()), colourTable(ColourMap::Viridis)[128]);
        const QRgb surface = ThemeColours::light()[Role::Surface].rgb();
        for (const QRectF& part : {layout.frequencyAxis, layout.timeAxis, layout.legend}) {
            std::set<QRgb> found;
            for (int y = static_cast<int>(part.top()); y < static_cast<int>(part.bottom()); ++y)
                for (int x = static_cast<int>(part.left()); x < static_cast<int>(part.right()); ++x)
                    found.insert(image.pixel(x, y));
            QVERIFY(found.size() > 3 && found.contains(surface));
        }
    }

    void theClosenessBarIsAsLongAsTheSimilarity()
    {
        const QColor accent = ThemeColours::light()[Role::Accent];
        QVERIFY(std::abs(pixelsOf(closenessImage({0.75, 0.0}), 10, accent) - 150) <= 4);
        QVERIFY(std::abs(pixelsOf(closenessImage({1.0, 0.0}), 10, accent) - 200) <= 4);
        QCOMPARE(pixelsOf(closenessImage({-0.3, 0.0}), 10, accent), 0);
    }
    void theTickStandsWhereCloseEnds()
    {
        const QImage image = closenessImage({0.2, 0.6});
        QCOMPARE(image.pixelColor(120, 5), ThemeColours::light()[Role::DimText]);
        QCOMPARE(pixelsOf(image, 5, ThemeColours::light()[Role::DimText]), 1);
    }
    void whatIsNotCloseIsNotInTheAccentColour()
    {
        QVERIFY(pixelsOf(closenessImage({0.7, 0.6}), 10, ThemeColours::light()[Role::Accent]) > 100);
        QCOMPARE(pixelsOf(closenessImage({0.5, 0.6}), 10, ThemeColours::light()[Role::Accent]), 0);
    }
    void theClosenessBarRunsFromTheRightInRightToLeftLayouts()
    {
        const QImage image = closenessImage({0.5, 0.0}, Qt::RightToLeft);
        QCOMPARE(image.pixelColor(150, 10), ThemeColours::light()[Role::Accent]);
        QVERIFY(image.pixelColor(50, 10) != ThemeColours::light()[Role::Accent]);
    }

    void theOutlineIsHighWhereTheTrackIsLoud()
    {
        Waveform waveform{std::vector<std::uint8_t>(100, 50), std::vector<std::uint8_t>(100, 20)};
        std::fill(waveform.peak.begin() + 50, waveform.peak.end(), std::uint8_t{200});
        const QImage image = waveformImage(waveform, {});
        QCOMPARE(heightAt(image, 250), 40);
        QCOMPARE(heightAt(image, 50), 10);
    }
    void aSinglePeakSurvivesWhenManySlicesShareAPixel()
    {
        Waveform waveform{std::vector<std::uint8_t>(3000, 10), std::vector<std::uint8_t>(3000, 5)};
        waveform.peak[1505] = 255;
        QCOMPARE(heightAt(waveformImage(waveform, {}), 150), 40);
    }
    void thePlayedPartIsInTheAccentColour()
    {
        const Waveform waveform{std::vector<std::uint8_t>(100, 255), std::vector<std::uint8_t>(100, 128)};
        const QImage image = waveformImage(waveform, {0.5, {}});
        QCOMPARE(image.pixelColor(100, 20), ThemeColours::light()[Role::Accent]);
        QCOMPARE(image.pixelColor(200, 20), ThemeColours::light()[Role::DimText]);
    }
    void aTrackWithoutAnOutlineGetsALine()
    {
        const QImage image = waveformImage({}, {0.5, {}});
        QCOMPARE(image.pixelColor(100, 20), ThemeColours::light()[Role::Accent]);
        QCOMPARE(image.pixelColor(200, 20), ThemeColours::light()[Role::Control]);
        QCOMPARE(heightAt(image, 200), 4);
    }
    void theOutlineUsesEveryDevicePixel()
    {
        Waveform waveform{std::vector<std::uint8_t>(600, 0), std::vector<std::uint8_t>(600, 0)};
        waveform.peak[101] = 255;
        const QImage image = waveformImage(waveform, {}, 2.0);
        QCOMPARE(heightAt(image, 101), 80);
        QVERIFY(heightAt(image, 100) < 4 && heightAt(image, 102) < 4);
    }

    void everySymbolIsDrawn()
    {
        for (int i = 0; i < symbolCount; ++i) {
            const QImage image = symbolIcon(static_cast<Symbol>(i)).pixmap(QSize(20, 20), 1.0).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            QVERIFY2(inked >= 8 && inked < 300, qPrintable(QStringLiteral("symbol %1: %2 pixels").arg(i).arg(inked)));
        }
    }
    void symbolsFollowTheTheme()
    {
        const QIcon icon = symbolIcon(Symbol::Stop);
        Theme::current().apply(ThemeChoice::Dark);
        const QColor dark = icon.pixmap(QSize(20, 20), 1.0).toImage().pixelColor(10, 10);
        Theme::current().apply(ThemeChoice::Light);
        const QColor light = icon.pixmap(QSize(20, 20), 1.0).toImage().pixelColor(10, 10);
        QCOMPARE(dark, ThemeColours::dark()[Role::Text]);
        QCOMPARE(light, ThemeColours::light()[Role::Text]);
    }
    void theApplicationIconIsLegibleAtSixteenPixels()
    {
        const QImage image = applicationIcon().pixmap(QSize(16, 16), 1.0).toImage();
        QCOMPARE(image.size(), QSize(16, 16));
        bool red = false;
        bool blue = false;
        for (int y = 0; y < 16; ++y)
            for (int x = 0; x < 16; ++x) {
                const QColor colour = image.pixelColor(x, y);
                red |= colour.red() > colour.blue() + 80;
                blue |= colour.blue() > colour.red() + 80;
            }
        QVERIFY(red && blue);
    }
};

QTEST_MAIN(TestPainting)
#include "tst_painting.moc"
