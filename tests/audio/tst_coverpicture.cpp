// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/coverpicture.h"
#include "support/hostilefiles.h"
#include "support/madesound.h"
#include "support/openfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tonekin;
using namespace tonekin::test;
using std::filesystem::path;

namespace {

Result<std::vector<std::uint8_t>> coverOf(const path& file, int edge)
{
    const OpenFile open(file);
    return coverPicture(open.get(), edge, std::chrono::seconds(5));
}

int pngNumber(const std::vector<std::uint8_t>& png, std::size_t offset)
{
    return png[offset] << 24 | png[offset + 1] << 16 | png[offset + 2] << 8 | png[offset + 3];
}

} // namespace

class TestCoverPicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aCoverIsScaledToTheEdge_data();
    void aCoverIsScaledToTheEdge();
    void aSmallCoverKeepsItsSize();
    void coversOfJpegAreReadToo_data();
    void coversOfJpegAreReadToo();
    void noCoverIsNotFound();
    void aGiantPictureIsNotFound();
    void aDamagedPictureIsNotFound();

private:
    path in(const char* name) const { return path(m_folder->path().toStdString()) / name; }
    path makeFlac(std::string_view picture) const
    {
        writeWav(in("a.wav"), tone(440.0, 0.5, 44'100), {});
        convert(in("a.wav"), in("a.flac"));
        addFlacPicture(in("a.flac"), picture);
        return in("a.flac");
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCoverPicture::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCoverPicture::aCoverIsScaledToTheEdge_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("scaledWidth");
    QTest::addColumn<int>("scaledHeight");
    QTest::addRow("square") << 1000 << 1000 << 200 << 200;
    QTest::addRow("wide") << 1000 << 500 << 200 << 100;
    QTest::addRow("tall") << 300 << 600 << 100 << 200;
    QTest::addRow("a line") << 4000 << 1 << 200 << 1;
}

void TestCoverPicture::aCoverIsScaledToTheEdge()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, scaledWidth);
    QFETCH(int, scaledHeight);
    const auto cover = coverOf(makeFlac(greyPng(width, height)), 200);
    QVERIFY(cover);
    QVERIFY(cover->size() > 40);
    QCOMPARE((*cover)[1], 'P');
    QCOMPARE(pngNumber(*cover, 16), scaledWidth);
    QCOMPARE(pngNumber(*cover, 20), scaledHeight);
}

void TestCoverPicture::aSmallCoverKeepsItsSize()
{
    const auto cover = coverOf(makeFlac(greyPng(50, 40)), 200);
    QVERIFY(cover);
    QCOMPARE(pngNumber(*cover, 16), 50);
    QCOMPARE(pngNumber(*cover, 20), 40);
}

void TestCoverPicture::coversOfJpegAreReadToo_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"a.mp3", "a.m4a"})
        QTest::addRow("%s", name) << QString(name);
}

void TestCoverPicture::coversOfJpegAreReadToo()
{
    QFETCH(QString, name);
    writeWav(in("a.wav"), tone(440.0, 0.5, 44'100), {});
    const path made = in(qPrintable(name));
    QVERIFY(ffmpeg({"-i", in("a.wav").string(), "-f", "lavfi", "-i", "color=red:size=640x480:rate=1:duration=1", "-map",
                    "0:a", "-map", "1:v", "-frames:v", "1", "-c:v", "mjpeg", "-disposition:v", "attached_pic",
                    made.string()}));
    const auto cover = coverOf(made, 320);
    QVERIFY(cover);
    QCOMPARE(pngNumber(*cover, 16), 320);
    QCOMPARE(pngNumber(*cover, 20), 240);
}

void TestCoverPicture::noCoverIsNotFound()
{
    writeWav(in("a.wav"), tone(440.0, 0.5, 44'100), {});
    const auto cover = coverOf(in("a.wav"), 200);
    QVERIFY(!cover);
    QCOMPARE(cover.error().code, ErrorCode::NotFound);
    writeBytes(in("b.mp3"), "no music");
    const auto text = coverOf(in("b.mp3"), 200);
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::NotAudio);
}

void TestCoverPicture::aGiantPictureIsNotFound()
{
    const auto cover = coverOf(makeFlac(greyPng(30'000, 30'000)), 200);
    QVERIFY(!cover);
    QCOMPARE(cover.error().code, ErrorCode::NotFound);
}

void TestCoverPicture::aDamagedPictureIsNotFound()
{
    auto png = greyPng(400, 400);
    const auto cover = coverOf(makeFlac(png.substr(0, 20)), 200);
    QVERIFY(!cover);
    QCOMPARE(cover.error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestCoverPicture)
#include "tst_coverpicture.moc"
