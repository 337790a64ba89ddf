// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/fingerprintpacking.h"
#include "findings/packing.h"
#include "library/madetracks.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace tonekin;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

double cosine(const Embedding& a, const Embedding& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace

class TestPacking : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trackVectorsComeBackExactly();
    void trackVectorsOfWrongSizeLengthOrContentAreRefused();
    void sectionsComeBackNearlyTheSame();
    void filtersComeBackWithinTheirPrecision();
    void peaksOfLaterLayersComeBackWithinTheirPrecision();
    void hugeFilterResponsesStayFinite();
    void hiddenUnitsComeBackWithinAStep();
    void fingerprintsComeBackExactly();
    void fingerprintsThatCannotBeAreRefused();
    void nothingAtAllIsPackedToo();
    void bytesCutOrAddedAnywhereAreRefused();
    void soundTraitsComeBackExactly();
    void aTrackIsSmall();
};

void TestPacking::trackVectorsComeBackExactly()
{
    const auto vector = made::unitVector(7);
    std::vector<float> values{1.0F};
    QVERIFY(unpackEmbedding(packEmbedding(vector), 128, values));
    QCOMPARE(values.size(), std::size_t{129});
    QVERIFY(std::equal(vector.begin(), vector.end(), values.begin() + 1));
}

void TestPacking::trackVectorsOfWrongSizeLengthOrContentAreRefused()
{
    std::vector<float> values;
    auto vector = made::unitVector(7);
    QVERIFY(!unpackEmbedding(packEmbedding(vector), 127, values));
    auto bytes = packEmbedding(vector);
    bytes.pop_back();
    QVERIFY(!unpackEmbedding(bytes, 128, values));
    vector[3] = notANumber;
    QVERIFY(!unpackEmbedding(packEmbedding(vector), 128, values));
    vector[3] = std::numeric_limits<float>::infinity();
    QVERIFY(!unpackEmbedding(packEmbedding(vector), 128, values));
    vector[3] = 2.0F;
    QVERIFY(!unpackEmbedding(packEmbedding(vector), 128, values));
    QVERIFY(!unpackEmbedding(packEmbedding(Embedding(128, 0.0F)), 128, values));
    QVERIFY(values.empty());
}

void TestPacking::sectionsComeBackNearlyTheSame()
{
    const auto sections = made::analysed(3).sections;
    const auto back = unpackSections(packSections(sections));
    QVERIFY(back);
    QCOMPARE(back->size(), sections.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
        QCOMPARE((*back)[i].startSeconds, sections[i].startSeconds);
        QCOMPARE((*back)[i].lengthSeconds, sections[i].lengthSeconds);
        QVERIFY(isUnitVector((*back)[i].embedding));
        QVERIFY(cosine((*back)[i].embedding, sections[i].embedding) > 0.9998);
    }
}

void TestPacking::filtersComeBackWithinTheirPrecision()
{
    const auto filters = made::analysed(3).filters;
    const auto back = unpackFilters(packFilters(filters));
    QVERIFY(back);
    QCOMPARE(back->size(), filters.size());
    for (std::size_t i = 0; i < filters.size(); ++i) {
        QVERIFY(std::abs((*back)[i].maximum - filters[i].maximum) <= filters[i].maximum / 1024);
        QVERIFY(std::abs((*back)[i].mean - filters[i].mean) <= filters[i].mean / 1024 + 1e-7F);
        QVERIFY(std::abs((*back)[i].secondsOfMaximum - filters[i].secondsOfMaximum) < 0.01F);
    }
}

void TestPacking::peaksOfLaterLayersComeBackWithinTheirPrecision()
{
    const auto layers = made::analysed(3).laterPeaks;
    const auto back = unpackPeaks(packPeaks(layers));
    QVERIFY(back);
    QCOMPARE(back->size(), layers.size());
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        QCOMPARE((*back)[layer].size(), layers[layer].size());
        for (std::size_t i = 0; i < layers[layer].size(); ++i) {
            QVERIFY(std::abs((*back)[layer][i].maximum - layers[layer][i].maximum) <= layers[layer][i].maximum / 1024);
            QVERIFY(std::abs((*back)[layer][i].seconds - layers[layer][i].seconds) < 0.01F);
        }
    }
    const auto huge = unpackPeaks(packPeaks({{{1e30F, 1e30F}, {0.0F, 0.0F}}, {}}));
    QCOMPARE((*huge)[0][0].maximum, 65504.0F);
    QCOMPARE((*huge)[0][0].seconds, 1e30F);
    QVERIFY((*huge)[1].empty());
}

void TestPacking::hugeFilterResponsesStayFinite()
{
    const std::vector<FilterResponse> filters{{1e30F, -1e30F, 5.0F}, {65504.0F, 6e-8F, 1.0F}, {1e-9F, -0.5F, 0.0F}};
    const auto back = unpackFilters(packFilters(filters));
    QVERIFY(back);
    QCOMPARE((*back)[0].maximum, 65504.0F);
    QCOMPARE((*back)[0].mean, -65504.0F);
    QCOMPARE((*back)[1].maximum, 65504.0F);
    QVERIFY((*back)[1].mean > 5e-8F && (*back)[1].mean < 7e-8F);
    QCOMPARE((*back)[2].maximum, 0.0F);
    QCOMPARE((*back)[2].mean, -0.5F);
}

void TestPacking::hiddenUnitsComeBackWithinAStep()
{
    const auto hidden = made::analysed(3).hidden;
    const auto back = unpackHidden(packHidden(hidden));
    QVERIFY(back);
    QCOMPARE(back->size(), hidden.size());
    for (std::size_t i = 0; i < hidden.size(); ++i)
        QVERIFY(std::abs((*back)[i] - hidden[i]) <= 2.0F / 255.0F / 1.9F);
    const auto same = unpackHidden(packHidden(std::vector<float>(5, 0.75F)));
    QCOMPARE(*same, std::vector<float>(5, 0.75F));
}

void TestPacking::nothingAtAllIsPackedToo()
{
    QCOMPARE(unpackSections(packSections({}))->size(), std::size_t{0});
    QCOMPARE(unpackFilters(packFilters({}))->size(), std::size_t{0});
    QCOMPARE(unpackHidden(packHidden({}))->size(), std::size_t{0});
    QCOMPARE(unpackPeaks(packPeaks({}))->size(), std::size_t{0});
}

void TestPacking::bytesCutOrAddedAnywhereAreRefused()
{
    const auto analysed = made::analysed(3, 4);
    const auto refused = [](PackedBytes bytes, auto unpack) {
        const auto whole = bytes;
        for (std::size_t size = 0; size < whole.size(); ++size) {
            if (unpack(PackedView(whole).first(size)))
                return false;
        }
        bytes.push_back(0);
        return !unpack(PackedView(bytes)).has_value();
    };
    QVERIFY(refused(packSections(analysed.sections), unpackSections));
    QVERIFY(refused(packFilters(analysed.filters), unpackFilters));
    QVERIFY(refused(packHidden(analysed.hidden), unpackHidden));
    QVERIFY(refused(packPeaks({{{1.0F, 2.0F}}, {{3.0F, 4.0F}, {5.0F, 6.0F}}}), unpackPeaks));
    // A count so large that its size in bytes would overflow.
    QVERIFY(!unpackSections(PackedBytes(8, 0xFF)));
    QVERIFY(!unpackHidden(PackedBytes(12, 0xFF)));
    QVERIFY(!unpackFilters(PackedBytes(8, 0xFF)));
    QVERIFY(!unpackPeaks(PackedBytes(8, 0xFF)));
    PackedBytes manyFilters = packPeaks({{}, {}});
    std::fill(manyFilters.begin() + 8, manyFilters.end(), std::uint8_t{0xFF});
    QVERIFY(!unpackPeaks(manyFilters));
}

void TestPacking::fingerprintsComeBackExactly()
{
    Fingerprint fingerprint = made::fingerprint(5);
    fingerprint.stretches.push_back({4000, {0, 0, 0xFFFFFFFFU, 1, 0x80000000U, 0, 0x55555555U, 0x55555555U}});
    fingerprint.stretches.push_back({5000, {}});
    const auto bytes = packFingerprint(fingerprint);
    QCOMPARE(unpackFingerprint(bytes).value_or(Fingerprint()), fingerprint);
    QCOMPARE(unpackFingerprint(packFingerprint({})).value_or(made::fingerprint(1)), Fingerprint());
    // A quarter of a steady tone's words, and clearly less than the words of music take.
    QVERIFY(packFingerprint({{{0, std::vector<std::uint32_t>(1000, 42U)}}}).size() < 500);
    QVERIFY2(packFingerprint(made::fingerprint(6, 1900)).size() < 1900 * 4 * 3 / 4, "a fingerprint is too large");
}

void TestPacking::fingerprintsThatCannotBeAreRefused()
{
    QVERIFY(!unpackFingerprint(PackedBytes{}));
    QVERIFY(!unpackFingerprint(PackedBytes{1, 0, 0, 0}));
    // A stretch of four thousand million words, which must not be believed.
    QVERIFY(!unpackFingerprint(PackedBytes{1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0}));
    // A word whose bits lie beyond the 32nd: gaps of 7 + 31 and more.
    QVERIFY(!unpackFingerprint(PackedBytes{1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255}));
    // Stretches out of order.
    QVERIFY(!unpackFingerprint(packFingerprint({{{10, {1}}, {10, {2}}}})));
    // Bytes too many or too few.
    auto bytes = packFingerprint(made::fingerprint(7, 50));
    bytes.push_back(0);
    QVERIFY(!unpackFingerprint(bytes));
    for (std::size_t size = 0; size + 1 < bytes.size(); ++size)
        QVERIFY(!unpackFingerprint(PackedView(bytes).first(size)));
}

void TestPacking::soundTraitsComeBackExactly()
{
    SoundTraits traits;
    traits.audibleSeconds = 12.5F;
    traits.level = -17.25F;
    traits.chordChange = 0.3F;
    const auto bytes = packSoundTraits(traits);
    QCOMPARE(unpackSoundTraits(bytes).value_or(SoundTraits()), traits);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!unpackSoundTraits(PackedView(bytes).first(size)));
    traits.level = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!unpackSoundTraits(packSoundTraits(traits)));
}

void TestPacking::aTrackIsSmall()
{
    const auto analysed = made::analysed(3);
    const auto bytes = packEmbedding(analysed.embedding).size() + packSections(analysed.sections).size() +
                       packFilters(analysed.filters).size() + packHidden(analysed.hidden).size() +
                       packPeaks(analysed.laterPeaks).size() + packFingerprint(made::fingerprint(3)).size();
    QVERIFY2(bytes < 26'500, qPrintable(QString::number(bytes)));
}

QTEST_APPLESS_MAIN(TestPacking)
#include "tst_packing.moc"
