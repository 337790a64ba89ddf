// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/realscan.h"
#include "library/findingstore.h"
#include "library/notestore.h"
#include "library/trackstore.h"
#include "model/unitnotesfile.h"
#include "nn/randommodel.h"
#include "support/hostilefiles.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <fstream>

using namespace tonekin;
using namespace tonekin::test;

namespace {

QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.native());
}

QJsonArray listIn(const CliEnd& end)
{
    return QJsonDocument::fromJson(end.out).array();
}

} // namespace

/// "filters" and "filter" as a script sees them, with the tiny random network.
class TestCliFilters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wrongUsageIsStatusTwo_data();
    void wrongUsageIsStatusTwo();
    void everyUnitHasALine_data();
    void everyUnitHasALine();
    void namesAndStarsOfTheUsersAreListed();
    void withoutALibraryFiltersAreListedAllTheSame();
    void laterLayersHaveMomentsAndHiddenUnitsHaveNone();
    void missingTracksAreListedAndMarked();
    void aLibraryOfAnotherModelAnswersWithoutThatOnesNames();
    void anAnalysisWithoutLaterLayersSaysSo();
    void thePictureIsAsPublished();
    void aNetworkOfAnotherSizeHasAPictureToo();
    void namesGoOutAndComeBack();
    void namesThatDoNotFitAreRefusedAndNothingIsOverwritten_data();
    void namesThatDoNotFitAreRefusedAndNothingIsOverwritten();
    void aMissingOrDamagedModelIsStatusSix();
    void aLibraryThatIsNotThereIsStatusOne();

private:
    CliEnd run(const RealScan& real, QStringList arguments) const;
    std::string hash() const;
    std::unique_ptr<RealScan> m_real; // six tunes, analysed once; tests leave it as it was
};

CliEnd TestCliFilters::run(const RealScan& real, QStringList arguments) const
{
    return real.runCli(arguments << "--model" << text(real.manifest()));
}

std::string TestCliFilters::hash() const
{
    return readManifest(m_real->manifest())->modelHash();
}

void TestCliFilters::initTestCase()
{
    m_real = std::make_unique<RealScan>();
    m_real->writeTunes(6, 8.0);
    QCOMPARE(m_real->scan().failed, 0);
}

void TestCliFilters::wrongUsageIsStatusTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no number") << QStringList{"filter"};
    QTest::newRow("a word for a number") << QStringList{"filter", "bass"};
    QTest::newRow("a number below zero") << QStringList{"filter", "-1"};
    QTest::newRow("a number beyond the last") << QStringList{"filter", "16"};
    QTest::newRow("a hidden unit beyond the last") << QStringList{"filter", "48", "--layer", "dense2"};
    QTest::newRow("no such layer") << QStringList{"filter", "1", "--layer", "conv5"};
    QTest::newRow("a hidden layer that is not the last") << QStringList{"filter", "1", "--layer", "dense1"};
    QTest::newRow("no such layer to list") << QStringList{"filters", "--layer", "pool"};
    QTest::newRow("no such measure") << QStringList{"filter", "1", "--by", "median"};
    QTest::newRow("the mean of a later layer") << QStringList{"filter", "1", "--layer", "conv2", "--by", "mean"};
    QTest::newRow("the maximum of a hidden unit") << QStringList{"filter", "1", "--layer", "dense2", "--by", "max"};
    QTest::newRow("no tracks") << QStringList{"filter", "1", "-n", "0"};
    QTest::newRow("more tracks than are kept") << QStringList{"filter", "1", "-n", "257"};
    QTest::newRow("another kind of picture") << QStringList{"filters", "--picture", "/tmp/filters.jpg"};
    QTest::newRow("two things at once") << QStringList{"filters", "--picture", "/tmp/filters.png", "--export-names",
                                                       "/tmp/names.json"};
}

void TestCliFilters::wrongUsageIsStatusTwo()
{
    QFETCH(QStringList, arguments);
    const auto end = run(*m_real, arguments);
    QVERIFY2(end.status == 2, end.err.constData());
    QVERIFY(!end.err.isEmpty());
    QVERIFY(end.out.isEmpty());
}

void TestCliFilters::everyUnitHasALine_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<int>("units");
    QTest::newRow("conv1") << "conv1" << 16;
    QTest::newRow("conv2") << "conv2" << 16;
    QTest::newRow("conv3") << "conv3" << 24;
    QTest::newRow("conv4") << "conv4" << 24;
    QTest::newRow("dense2") << "dense2" << 48;
}

void TestCliFilters::everyUnitHasALine()
{
    QFETCH(QString, layer);
    QFETCH(int, units);
    const auto end = run(*m_real, {"filters", "--layer", layer});
    QVERIFY2(end.status == 0 && end.err.isEmpty(), end.err.constData());
    QCOMPARE(end.out.count('\n'), units);
    const auto list = listIn(run(*m_real, {"filters", "--layer", layer, "--json"}));
    QCOMPARE(list.size(), units);
    bool used = false;
    for (int unit = 0; unit < units; ++unit) {
        const auto entry = list[unit].toObject();
        QCOMPARE(entry["number"].toInt(-1), unit);
        QCOMPARE(entry["layer"].toString(), layer);
        QVERIFY(entry["strength"].isDouble());
        QVERIFY(entry["name"].isNull() && entry["confidence"].isNull()); // a model without names
        used = used || entry["strength"].toDouble() > 0.0;
    }
    QVERIFY(used);
}

void TestCliFilters::namesAndStarsOfTheUsersAreListed()
{
    {
        auto library = Library::open(m_real->libraryFile(), Library::Access::ReadWrite);
        QVERIFY(library);
        QVERIFY(library->notes().save(hash(), {{{1}, 3}, "my bell", "rings", 4}));
    }
    const auto end = run(*m_real, {"filters"});
    QVERIFY(end.out.contains("****   my bell\n"));
    const auto entry = listIn(run(*m_real, {"filters", "--json"}))[3].toObject();
    QCOMPARE(entry["your_name"].toString(), QString("my bell"));
    QCOMPARE(entry["stars"].toInt(), 4);
    const auto one = run(*m_real, {"filter", "3"});
    QVERIFY2(one.out.startsWith("Filter 3: my bell\n  4 of 5 stars\n  rings\nLargest answers:\n"), one.out.constData());
    auto library = Library::open(m_real->libraryFile(), Library::Access::ReadWrite);
    QVERIFY(library && library->notes().save(hash(), {{{1}, 3}, {}, {}, 0}));
}

void TestCliFilters::withoutALibraryFiltersAreListedAllTheSame()
{
    const RealScan real;
    const auto end = run(real, {"filters", "--json"});
    QVERIFY2(end.status == 0, end.err.constData());
    QCOMPARE(listIn(end).size(), 16);
    QVERIFY(listIn(end)[0].toObject()["strength"].isNull());
    QVERIFY(!std::filesystem::exists(real.libraryFile()));
}

void TestCliFilters::laterLayersHaveMomentsAndHiddenUnitsHaveNone()
{
    const auto library = m_real->library();
    const auto tracks = library.tracks().all();
    int answered = 0;
    for (int unit = 0; unit < 16; ++unit) {
        const auto list = listIn(run(*m_real, {"filter", QString::number(unit), "--layer", "conv2", "--json"}));
        for (const auto& value : list) {
            const auto entry = value.toObject();
            const auto row = library.tracks().findAt(entry["path"].toString().toStdString());
            QVERIFY(row);
            const auto peaks = library.findings().laterPeaks(row->id, hash());
            QCOMPARE(static_cast<float>(entry["seconds"].toDouble(-1.0)),
                     (*peaks)[0][static_cast<std::size_t>(unit)].seconds);
            QCOMPARE(static_cast<float>(entry["value"].toDouble()),
                     (*peaks)[0][static_cast<std::size_t>(unit)].maximum);
            ++answered;
        }
    }
    QVERIFY(answered > 20);
    double before = 1e9;
    for (const auto& value : listIn(run(*m_real, {"filter", "2", "--layer", "dense2", "--json"}))) {
        QVERIFY(value.toObject()["seconds"].isNull());
        QVERIFY(value.toObject()["value"].toDouble() <= before);
        before = value.toObject()["value"].toDouble();
    }
}

void TestCliFilters::missingTracksAreListedAndMarked()
{
    RealScan real;
    real.writeTunes(3, 6.0);
    QCOMPARE(real.scan().failed, 0);
    const auto listed = listIn(run(real, {"filter", "1", "--json"}));
    QCOMPARE(listed.size(), 3);
    const auto gone = listed[0].toObject()["path"].toString();
    {
        auto library = Library::open(real.libraryFile(), Library::Access::ReadWrite);
        QVERIFY(library && library->tracks().markMissing(library->tracks().findAt(gone.toStdString())->id));
    }
    const auto again = listIn(run(real, {"filter", "1", "--json"}));
    QCOMPARE(again.size(), 3);
    QCOMPARE(again[0].toObject()["path"].toString(), gone);
    QVERIFY(again[0].toObject()["missing"].toBool());
    QVERIFY(!again[1].toObject().contains("missing"));
    QCOMPARE(run(real, {"filter", "1"}).out.count("the file is missing"), 1);
}

void TestCliFilters::aLibraryOfAnotherModelAnswersWithoutThatOnesNames()
{
    const auto other = m_real->home() / "other.json";
    ModelManifest manifest = tinyManifest("another");
    manifest.layers.convolutions.front().filters = 20;
    manifest.filterNames.assign(20, {"hum", FilterNameKind::Measured, ActivationMode::Mean, 0.95, 0.2, "bass"});
    QVERIFY(createRandomModel(other, manifest, 9));
    const auto end = m_real->runCli({"filter", "2", "--model", text(other), "--json"});
    QVERIFY2(end.status == 0, end.err.constData());
    QVERIFY(end.err.contains("another network"));
    QCOMPARE(listIn(end), listIn(run(*m_real, {"filter", "2", "--json"})));
    QVERIFY(!m_real->runCli({"filter", "2", "--model", text(other)}).out.contains("hum"));
    // As many as the library's network has, not the other one.
    QCOMPARE(m_real->runCli({"filter", "16", "--model", text(other)}).status, 2);
    QCOMPARE(m_real->runCli({"filter", "3", "--layer", "conv9", "--model", text(other)}).status, 1);
    const auto all = m_real->runCli({"filters", "--model", text(other), "--json"});
    QCOMPARE(listIn(all).size(), 16);
    QVERIFY(listIn(all)[2].toObject()["name"].isNull());
}

void TestCliFilters::anAnalysisWithoutLaterLayersSaysSo()
{
    RealScan real;
    real.writeTunes(1, 4.0);
    QCOMPARE(real.scan().failed, 0);
    {
        auto library = Library::open(real.libraryFile(), Library::Access::ReadWrite);
        QVERIFY(library);
        const TrackRow row = library->tracks().all()->front();
        TrackAnalysis analysed;
        analysed.embedding = library->findings().embeddings(*library->findings().modelInUse())->values;
        analysed.filters = *library->findings().filters(row.id, *library->findings().modelInUse());
        analysed.hidden = *library->findings().hiddenUnits(row.id, *library->findings().modelInUse());
        QVERIFY(library->findings().saveAnalysis(row.id, row.stamp, {}, analysed, *library->findings().modelInUse()));
    }
    const auto end = run(real, {"filter", "1", "--layer", "conv3"});
    QCOMPARE(end.status, 1);
    QVERIFY2(end.err.contains("conv3") && end.err.contains("scan"), end.err.constData());
    QCOMPARE(run(real, {"filter", "1"}).status, 0);
    // The next scan hears it again, with all of them.
    QCOMPARE(real.scan().total, 1);
    QCOMPARE(run(real, {"filter", "1", "--layer", "conv3"}).status, 0);
}

void TestCliFilters::thePictureIsAsPublished()
{
    const auto model = m_real->home() / "full.json";
    QVERIFY(createRandomModel(model, fullSizeManifest("full"), 4));
    const auto file = m_real->home() / "filters.png";
    const auto end = m_real->runCli({"filters", "--picture", text(file), "--model", text(model), "--json"});
    QVERIFY2(end.status == 0, end.err.constData());
    const QImage image(text(file));
    QVERIFY2(image.width() >= 5584 && image.height() >= 562, end.out.constData());
    QCOMPARE(QJsonDocument::fromJson(end.out).object()["width"].toInt(), image.width());
    QCOMPARE(image.pixelColor(0, 300), QColor(139, 0, 0));

    const auto drawing = m_real->home() / "filters.SVG";
    QCOMPARE(m_real->runCli({"filters", "--picture", text(drawing), "--model", text(model), "--quiet"}).status, 0);
    QFile svg(text(drawing));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&svg);
    int titles = 0;
    while (!reader.atEnd())
        titles += reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QString("title") ? 1 : 0;
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(titles, 256);
}

void TestCliFilters::aNetworkOfAnotherSizeHasAPictureToo()
{
    const auto model = m_real->home() / "odd.json";
    ModelManifest manifest = tinyManifest("odd");
    manifest.frontEnd.bands = 40;
    manifest.bandMean.assign(40, 1.0F);
    manifest.bandScale.assign(40, 1.0F);
    manifest.layers.convolutions.front() = {33, 7, 4};
    QVERIFY(createRandomModel(model, manifest, 4));
    const auto file = m_real->home() / "odd.png";
    QCOMPARE(m_real->runCli({"filters", "--picture", text(file), "--model", text(model)}).status, 0);
    QVERIFY(!QImage(text(file)).isNull());
    QCOMPARE(m_real->runCli({"filters", "--picture", "/no/such/folder/x.png", "--model", text(model)}).status, 1);
}

void TestCliFilters::namesGoOutAndComeBack()
{
    RealScan real;
    real.writeTunes(1, 4.0);
    QCOMPARE(real.scan().failed, 0);
    const std::string own = readManifest(real.manifest())->modelHash();
    const std::vector<UnitNote> notes{{{{0}, 47}, "choir", {}, 0}, {{{1}, 3}, "bell", "öffentlich", 5}};
    {
        auto library = Library::open(real.libraryFile(), Library::Access::ReadWrite);
        QVERIFY(library && library->notes().save(own, notes));
    }
    const auto file = real.home() / "names.json";
    auto end = run(real, {"filters", "--export-names", text(file)});
    QVERIFY2(end.status == 0, end.err.constData());
    QVERIFY(end.out.contains("2 names"));
    QCOMPARE(readUnitNotes(file)->notes, notes);
    {
        auto library = Library::open(real.libraryFile(), Library::Access::ReadWrite);
        QVERIFY(library &&
                library->notes().save(
                    own, {{{{0}, 47}, {}, {}, 0}, {{{1}, 3}, "gong", {}, 0}, {{{1}, 4}, "only here", {}, 0}}));
    }
    end = run(real, {"filters", "--import-names", text(file)});
    QVERIFY2(end.status == 0, end.err.constData());
    QCOMPARE(*real.library().notes().all(own),
             (std::vector<UnitNote>{notes[0], notes[1], {{{1}, 4}, "only here", {}, 0}}));
}

void TestCliFilters::namesThatDoNotFitAreRefusedAndNothingIsOverwritten_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("another network's") << QByteArray("other") << QByteArray("another network");
    QTest::newRow("a unit too many") << QByteArray("units") << QByteArray("does not have");
    QTest::newRow("no such file") << QByteArray("nothing") << QByteArray("not there");
    QTest::newRow("a song") << QByteArray("song") << QByteArray("names file");
}

void TestCliFilters::namesThatDoNotFitAreRefusedAndNothingIsOverwritten()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, reason);
    const auto file = m_real->home() / (what.toStdString() + ".names.json");
    UnitNotes notes{hash(), "tiny", {{{{1}, 3}, "from the file", {}, 0}}};
    if (what == "other") {
        notes.modelHash = std::string(64, 'e');
        QVERIFY(writeUnitNotes(file, notes));
    } else if (what == "units") {
        notes.notes.push_back({{{1}, 16}, "beyond", {}, 0});
        QVERIFY(writeUnitNotes(file, notes));
    } else if (what == "song") {
        std::ofstream(file) << "ID3 not at all";
    }
    {
        auto library = Library::open(m_real->libraryFile(), Library::Access::ReadWrite);
        QVERIFY(library && library->notes().save(hash(), {{{1}, 3}, "as it was", {}, 1}));
    }
    const auto end = run(*m_real, {"filters", "--import-names", text(file)});
    QCOMPARE(end.status, 1);
    QVERIFY2(end.err.contains(reason), end.err.constData());
    QCOMPARE(*m_real->library().notes().all(hash()), (std::vector<UnitNote>{{{{1}, 3}, "as it was", {}, 1}}));
    auto library = Library::open(m_real->libraryFile(), Library::Access::ReadWrite);
    QVERIFY(library && library->notes().save(hash(), {{{1}, 3}, {}, {}, 0}));
}

void TestCliFilters::aMissingOrDamagedModelIsStatusSix()
{
    for (const QStringList& arguments :
         {QStringList{"filters"}, QStringList{"filter", "1"}, QStringList{"filters", "--picture", "/tmp/x.png"}}) {
        QStringList missing = arguments;
        QCOMPARE(m_real
                     ->runCli(missing << "--model"
                                      << "/no/such/model.json")
                     .status,
                 6);
    }
    RealScan real;
    const auto weights = real.home() / "tiny.safetensors";
    damageBytes(weights, 1, std::filesystem::file_size(weights) - 1000);
    QCOMPARE(run(real, {"filters", "--picture", text(real.home() / "x.png")}).status, 6);
    QVERIFY(!std::filesystem::exists(real.home() / "x.png"));
    std::ofstream(real.manifest()) << "{}";
    QCOMPARE(run(real, {"filters"}).status, 6);
}

void TestCliFilters::aLibraryThatIsNotThereIsStatusOne()
{
    const RealScan real;
    const auto end = run(real, {"filter", "1"});
    QCOMPARE(end.status, 1);
    QVERIFY(end.err.contains("scan"));
}

QTEST_GUILESS_MAIN(TestCliFilters)
#include "tst_clifilters.moc"
