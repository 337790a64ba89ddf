// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/halffloat.h"
#include "model/safetensors.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <string>

using namespace tonekin;

namespace {

/// A file with a header of our choosing and so many bytes of numbers.
std::vector<char> fileWith(const std::string& header, std::size_t dataBytes)
{
    std::vector<char> bytes(8);
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>((header.size() >> (8 * i)) & 0xFFU);
    bytes.insert(bytes.end(), header.begin(), header.end());
    bytes.resize(bytes.size() + dataBytes);
    return bytes;
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack();
    void halfPrecisionKeepsThreeDigits();
    void everyHalfSurvivesTheWayThroughFloat();
    void halvesRoundToTheNearest();
    void malformedFilesAreRefused_data();
    void malformedFilesAreRefused();
    void aFileCutAnywhereIsRefused();
};

void TestSafetensors::whatIsWrittenIsReadBack()
{
    const std::vector<NamedTensor> tensors{{"b", {2, 3}, {1, 2, 3, 4, 5, 6}}, {"a", {}, {7.5F}}, {"none", {0, 4}, {}}};
    const auto read = parseSafetensors(printSafetensors(tensors, TensorType::F32));
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t{3});
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        QCOMPARE((*read)[i].name, tensors[i].name);
        QCOMPARE((*read)[i].shape, tensors[i].shape);
        QCOMPARE((*read)[i].values, tensors[i].values);
    }
}

void TestSafetensors::halfPrecisionKeepsThreeDigits()
{
    const std::vector<NamedTensor> tensors{{"w", {4}, {0.1F, -3.14159F, 1e-3F, 1000.7F}}};
    const auto bytes = printSafetensors(tensors, TensorType::F16);
    const auto read = parseSafetensors(bytes);
    QVERIFY(read);
    for (std::size_t i = 0; i < 4; ++i) {
        const float wanted = tensors[0].values[i];
        QVERIFY(std::fabs(read->front().values[i] - wanted) <= std::fabs(wanted) / 2048.0F);
    }
    QCOMPARE(printSafetensors(tensors, TensorType::F32).size() - bytes.size(), std::size_t{8});
}

void TestSafetensors::everyHalfSurvivesTheWayThroughFloat()
{
    for (int bits = 0; bits <= 0xFFFF; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        const float value = floatFromHalf(half);
        if (std::isnan(value))
            QVERIFY(std::isnan(floatFromHalf(halfFromFloat(value))));
        else
            QCOMPARE(halfFromFloat(value), half);
    }
}

void TestSafetensors::halvesRoundToTheNearest()
{
    QCOMPARE(floatFromHalf(halfFromFloat(2049.0F)), 2048.0F); // halfway: to even
    QCOMPARE(floatFromHalf(halfFromFloat(2051.0F)), 2052.0F);
    QCOMPARE(floatFromHalf(halfFromFloat(65519.0F)), 65504.0F);
    QVERIFY(std::isinf(floatFromHalf(halfFromFloat(65520.0F))));
    QCOMPARE(floatFromHalf(halfFromFloat(0x1p-25F)), 0.0F);
    QCOMPARE(floatFromHalf(halfFromFloat(0x1.8p-25F)), 0x1p-24F);
}

void TestSafetensors::malformedFilesAreRefused_data()
{
    QTest::addColumn<std::string>("header");
    QTest::addColumn<int>("dataBytes");
    QTest::addColumn<std::string>("reason");
    const std::string good = R"("w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]})";
    const auto row = [](const char* name, const std::string& header, int dataBytes, const char* reason) {
        QTest::newRow(name) << header << dataBytes << std::string(reason);
    };
    row("not an object", "[1,2]", 0, "not a JSON object");
    row("space before the object", " {}", 0, "not a JSON object");
    row("broken JSON", R"({"w":)", 0, "not valid JSON");
    row("a name twice", "{" + good + "," + good + "}", 8, "a name twice");
    row("a key twice inside", R"({"w":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8,
        "a name twice");
    row("unknown type", R"({"w":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}})", 8, "type other than");
    row("negative extent", R"({"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8, "impossible shape");
    row("overflowing shape", R"({"w":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}})",
        8, "impossible shape");
    row("fractional extent", R"({"w":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})", 8, "impossible shape");
    row("too many dimensions", R"({"w":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]}})", 8,
        "impossible shape");
    row("place shorter than the shape", R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4,
        "does not fit its shape");
    row("place backwards", R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", 8, "does not fit its shape");
    row("place outside the file", R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4, "should hold");
    row("bytes left over", "{" + good + "}", 12, "should hold");
    row("a gap", R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12, "a gap or an overlap");
    row("an overlap", "{" + good + R"(,"v":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12,
        "a gap or an overlap");
    row("offsets missing", R"({"w":{"dtype":"F32","shape":[2]}})", 8, "incomplete");
    row("offsets of a wrong kind", R"({"w":{"dtype":"F32","shape":[2],"data_offsets":["0",8]}})", 8, "no valid place");
}

void TestSafetensors::malformedFilesAreRefused()
{
    QFETCH(std::string, header);
    QFETCH(int, dataBytes);
    QFETCH(std::string, reason);
    const auto read = parseSafetensors(fileWith(header, static_cast<std::size_t>(dataBytes)));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ModelDamaged);
    QVERIFY2(read.error().detail.find(reason) != std::string::npos, read.error().detail.c_str());
}

void TestSafetensors::aFileCutAnywhereIsRefused()
{
    const std::vector<NamedTensor> tensors{{"w", {2, 2}, {1, 2, 3, 4}}, {"v", {1}, {5}}};
    const auto whole = printSafetensors(tensors, TensorType::F16);
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!parseSafetensors(std::span(whole).first(length)), std::to_string(length).c_str());
    QVERIFY(parseSafetensors(whole));
}

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
