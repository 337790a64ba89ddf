// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/filtersheet.h"

#include "pictures/madekernels.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace tonekin;
using namespace tonekin::testing;

namespace {

SheetLayout smallLayout()
{
    SheetLayout layout;
    layout.columns = 2;
    layout.cellWidth = 2;
    layout.bandHeight = 1.5;
    return layout;
}

} // namespace

class TestSheetFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePngHoldsThePaintedPixels()
    {
        const QTemporaryDir folder;
        const FilterKernels kernels = randomKernels(5, 8, 4);
        const Picture picture = paintFilterSheet(kernels, inOrder(kernels), smallLayout());
        const std::filesystem::path file = folder.filePath("sheet.png").toStdString();
        QVERIFY(writePng(file, picture));
        const QImage image = QImage(folder.filePath("sheet.png")).convertToFormat(QImage::Format_RGB888);
        QCOMPARE(image.size(), QSize(picture.width, picture.height));
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) {
                const Rgb pixel = picture.at(x, y);
                QCOMPARE(image.pixelColor(x, y), QColor(pixel.red, pixel.green, pixel.blue));
            }
    }

    void aPngThatCannotBeWrittenLeavesTheOldOne()
    {
        const Picture picture{2, 1, {{1, 2, 3}, {4, 5, 6}}};
        const auto nowhere = writePng("/no/such/folder/sheet.png", picture);
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, ErrorCode::IoError);

        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("sheet.png").toStdString();
        QVERIFY(writePng(file, picture));
        QCOMPARE(writePng(file, Picture{}).error().code, ErrorCode::InvalidArgument);
        const Picture tooWide{2'000'000, 1, std::vector<Rgb>(2'000'000)};
        QCOMPARE(writePng(file, tooWide).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(QImage(folder.filePath("sheet.png")).size(), QSize(2, 1));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void theSvgHasARectangleForEachCellAndATitleForEachFilter()
    {
        FilterKernels kernels = zeroKernels(3, 8, 4);
        weight(kernels, 1, 0, 3) = 1.0F;
        const std::vector<std::string> names{"a < b & \"c\"\n", "", "Klänge"};
        const std::vector<int> order{1, 0, 2};
        const std::string svg = filterSheetSvg(kernels, order, smallLayout(), names);
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        QStringList titles;
        int rectangles = 0;
        QStringList blueOnes;
        QStringList groups;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            const auto attributes = reader.attributes();
            if (reader.name() == QString("g"))
                groups << attributes.value("transform").toString();
            if (reader.name() == QString("rect")) {
                ++rectangles;
                if (attributes.value("fill") == QString("#0000ff"))
                    for (const char* name : {"x", "y", "width", "height"})
                        blueOnes << attributes.value(name).toString();
            }
            if (reader.name() == QString("title"))
                titles << reader.readElementText();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(titles, (QStringList{"1", "0: a < b & \"c\"", "2: Klänge"}));
        QCOMPARE(rectangles, 1 + 3 * (1 + 8 * 4)); // the page, and of each filter its frame and its cells
        QCOMPARE(blueOnes, (QStringList{"6", "0", "2", "1.5"}));
        QCOMPARE(groups, (QStringList{"translate(1 1)", "translate(10 1)", "translate(1 14)"}));
    }
};

QTEST_GUILESS_MAIN(TestSheetFiles)
#include "tst_sheetfiles.moc"
