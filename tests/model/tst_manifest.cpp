// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/manifesttemplates.h"
#include "model/modelmanifest.h"
#include "model/sha256.h"

#include <QTest>

#include <functional>

using namespace tonekin;

namespace {

ModelManifest wholeManifest()
{
    ModelManifest manifest = fullSizeManifest("example");
    manifest.weightsFile = "example.safetensors";
    manifest.weightsSha256 = std::string(64, 'a');
    manifest.bandMean[3] = 1.25F;
    manifest.training = {"a recipe", {"a source, CC0-1.0"}, 2014, 1200, "steps = 1200\n"};
    manifest.quality = {{"a measure", 0.5, 0.25, 0.75}};
    return manifest;
}

FilterName measuredName()
{
    return {"bass drum", FilterNameKind::Measured, ActivationMode::Mean, 0.9375, 0.0625, "low drone"};
}

ModelManifest namedManifest()
{
    ModelManifest manifest = wholeManifest();
    manifest.filterNames.assign(256, FilterName{"around 110 Hz; rising", {}, {}, 0.0, 0.0, {}});
    manifest.filterNames[7] = measuredName();
    return manifest;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

using Change = std::function<void(ModelManifest&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestManifest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFullNetworkIsTheOneOf2014();
    void whatIsPrintedIsReadBack();
    void aManifestWithoutNamesOfFiltersIsRead();
    void namesOutsideTheirLimitsAreRefused_data();
    void namesOutsideTheirLimitsAreRefused();
    void theHashCountsWhatChangesResultsAndNothingElse();
    void sha256KnowsTheStandardExample();
    void absurdManifestsAreRefused_data();
    void absurdManifestsAreRefused();
    void textThatIsNoManifestIsRefused_data();
    void textThatIsNoManifestIsRefused();
};

void TestManifest::theFullNetworkIsTheOneOf2014()
{
    const ModelManifest manifest = fullSizeManifest("example");
    QCOMPARE(manifest.layers.parameters(128), std::int64_t{9'442'880});
    QCOMPARE(manifest.layers.stride(), 16);
    QCOMPARE(manifest.layers.receptiveField(), 103);
    const std::vector<int> fields{4, 19, 47, 103};
    const std::vector<int> strides{1, 4, 8, 16};
    for (int convolution = 1; convolution <= 4; ++convolution) {
        QCOMPARE(manifest.layers.receptiveField(convolution), fields[static_cast<std::size_t>(convolution) - 1]);
        QCOMPARE(manifest.layers.stride(convolution), strides[static_cast<std::size_t>(convolution) - 1]);
    }
    QCOMPARE(manifest.layers.pooledUnits(), 1536);
    QCOMPARE(manifest.layers.hiddenUnits(), 2048);
}

void TestManifest::whatIsPrintedIsReadBack()
{
    const ModelManifest manifest = wholeManifest();
    const auto read = parseManifest(printManifest(manifest));
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(*read == manifest);
    const auto named = parseManifest(printManifest(namedManifest()));
    QVERIFY2(named, named ? "" : named.error().detail.c_str());
    QVERIFY(*named == namedManifest());
}

void TestManifest::aManifestWithoutNamesOfFiltersIsRead()
{
    const std::string good = printManifest(wholeManifest());
    QVERIFY(good.find("\"filterNames\": []") != std::string::npos);
    const auto older = parseManifest(replaced(good, "\"filterNames\": []", "\"ofNoMeaning\": 1"));
    QVERIFY2(older, older ? "" : older.error().detail.c_str());
    QVERIFY(*older == wholeManifest());
}

void TestManifest::namesOutsideTheirLimitsAreRefused_data()
{
    QTest::addColumn<std::string>("from");
    QTest::addColumn<std::string>("to");
    const auto row = [](const char* name, const std::string& from, const std::string& to) {
        QTest::newRow(name) << from << to;
    };
    row("an empty name", "bass drum", "");
    row("a name of pages", "bass drum", std::string(121, 'x'));
    row("a line feed in a name", "bass drum", "bass\\ndrum");
    row("a delete character in the runner-up", "low drone", "low\x7f drone");
    row("a zero byte in a name", "bass drum", "bass\\u0000drum");
    row("a name that is a number", "\"bass drum\"", "7");
    row("an unknown kind", "\"measured\"", "\"guessed\"");
    row("an unknown mode", "\"mean\",\n   \"confidence", "\"median\",\n   \"confidence");
    row("more than certain", "0.9375", "1.5");
    row("less than nothing", "0.9375", "-0.1");
    row("a number beyond all", "0.9375", "1e999");
    row("no selectivity", "\"selectivity\"", "\"selectiveness\"");
    row("selectivity of two", "0.0625", "2");
    row("bare words as before", "{\n   \"name\": \"bass drum\"", "\"bass drum\", {\n   \"name\": \"bass drum\"");
}

void TestManifest::namesOutsideTheirLimitsAreRefused()
{
    QFETCH(std::string, from);
    QFETCH(std::string, to);
    const std::string text = replaced(printManifest(namedManifest()), from, to);
    QVERIFY2(!text.empty(), "the manifest does not hold what this row replaces");
    const auto read = parseManifest(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ModelDamaged);
}

void TestManifest::theHashCountsWhatChangesResultsAndNothingElse()
{
    const ModelManifest manifest = wholeManifest();
    ModelManifest renamed = manifest;
    renamed.name = "another name";
    renamed.quality.clear();
    renamed.filterNames.assign(256, measuredName());
    QCOMPARE(renamed.modelHash(), manifest.modelHash());

    const std::vector<Change> changes{
        [](ModelManifest& changed) { changed.weightsSha256.back() = 'b'; },
        [](ModelManifest& changed) { changed.frontEnd.hop = 512; },
        [](ModelManifest& changed) { changed.bandScale[0] = 3.0F; },
        [](ModelManifest& changed) { changed.sections.hopFrames = 32; },
        [](ModelManifest& changed) { changed.vector.parts.pop_back(); },
    };
    for (const Change& change : changes) {
        ModelManifest changed = manifest;
        change(changed);
        QVERIFY(changed.modelHash() != manifest.modelHash());
    }
}

void TestManifest::sha256KnowsTheStandardExample()
{
    QCOMPARE(sha256Hex(std::string("abc")),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TestManifest::absurdManifestsAreRefused_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    row("terabytes of filters", [](ModelManifest& m) { m.layers.convolutions[1].filters = 2'000'000'000; });
    row("too many parameters in all", [](ModelManifest& m) { m.layers.dense = {8192, 8192, 8192}; });
    row("no filters", [](ModelManifest& m) { m.layers.convolutions[0].filters = 0; });
    row("negative pooling", [](ModelManifest& m) { m.layers.convolutions[0].pool = -4; });
    row("no convolution", [](ModelManifest& m) { m.layers.convolutions.clear(); });
    row("no dense layer", [](ModelManifest& m) { m.layers.dense.clear(); });
    row("a thousand layers", [](ModelManifest& m) { m.layers.convolutions.assign(1000, {1, 1, 1}); });
    row("endless pooling", [](ModelManifest& m) { m.layers.convolutions.assign(12, {1, 1, 32}); });
    row("window of gigabytes", [](ModelManifest& m) { m.frontEnd.window = 1 << 30; });
    row("hop of nothing", [](ModelManifest& m) { m.frontEnd.hop = 0; });
    row("bands above half the rate", [](ModelManifest& m) { m.frontEnd.highestHertz = 20'000.0; });
    row("one mean missing", [](ModelManifest& m) { m.bandMean.pop_back(); });
    row("a scale of zero", [](ModelManifest& m) { m.bandScale[5] = 0.0F; });
    row("sections shorter than the network hears", [](ModelManifest& m) { m.sections.frames = 102; });
    row("sections off the grid", [](ModelManifest& m) { m.sections.hopFrames = 50; });
    row("no vector", [](ModelManifest& m) { m.vector.parts.clear(); });
    row("a vector of a thousand parts", [](ModelManifest& m) { m.vector.parts.assign(1000, m.vector.parts[0]); });
    row("more dimensions than features", [](ModelManifest& m) { m.vector.parts[0].dimensions = 5000; });
    row("a part of no dimensions", [](ModelManifest& m) { m.vector.parts[0].dimensions = 0; });
    row("a weight of nothing", [](ModelManifest& m) { m.vector.parts[0].weight = 0.0; });
    row("sections without a vector", [](ModelManifest& m) {
        for (VectorPart& part : m.vector.parts)
            part.statistic = VectorStatistic::Spread;
    });
    row("weights elsewhere", [](ModelManifest& m) { m.weightsFile = "../../etc/passwd"; });
    row("hash too short", [](ModelManifest& m) { m.weightsSha256 = "abc"; });
    row("a name for some filters only", [](ModelManifest& m) { m.filterNames.assign(3, measuredName()); });
}

void TestManifest::absurdManifestsAreRefused()
{
    QFETCH(Change, change);
    ModelManifest manifest = wholeManifest();
    QVERIFY(checkManifest(manifest));
    change(manifest);
    const auto read = parseManifest(printManifest(manifest));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ModelDamaged);
    QVERIFY(!read.error().detail.empty());
}

void TestManifest::textThatIsNoManifestIsRefused_data()
{
    QTest::addColumn<std::string>("text");
    const std::string good = printManifest(wholeManifest());
    QTest::newRow("nothing") << std::string();
    QTest::newRow("a list") << std::string("[]");
    QTest::newRow("cut off") << good.substr(0, good.size() / 2);
    QTest::newRow("another format") << replaced(good, "tonekin-model", "something-else");
    QTest::newRow("a newer version") << replaced(good, "\"formatVersion\": 2", "\"formatVersion\": 3");
    QTest::newRow("an older version") << replaced(good, "\"formatVersion\": 2", "\"formatVersion\": 1");
    QTest::newRow("a vector of something unknown") << replaced(good, "\"of\": \"pooled\"", "\"of\": \"elsewhere\"");
    QTest::newRow("an unknown compression") << replaced(good, "ln(1 + logGain * power)", "cube root");
    QTest::newRow("an unknown pooling") << replaced(good, "rootMeanSquare", "median");
    QTest::newRow("text for a number") << replaced(good, "\"hop\": 1024", "\"hop\": \"1024\"");
    QTest::newRow("a field missing") << replaced(good, "\"licence\"", "\"license\"");
    QTest::newRow("bytes that are not UTF-8") << replaced(good, "example", "\xff\xfe");
}

void TestManifest::textThatIsNoManifestIsRefused()
{
    QFETCH(std::string, text);
    const auto read = parseManifest(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ModelDamaged);
}

QTEST_APPLESS_MAIN(TestManifest)
#include "tst_manifest.moc"
