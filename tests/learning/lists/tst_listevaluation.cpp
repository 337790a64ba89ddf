// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listevaluation.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace tonekin;

namespace {

SyntheticLibraryOptions ofTracks(std::size_t tracks)
{
    SyntheticLibraryOptions options;
    options.tracks = tracks;
    options.styles = 8;
    return options;
}

ListFigures figuresOf(const ListLibrary& library)
{
    ListEvaluationOptions options;
    options.lists = 40;
    options.length = 20;
    options.paths = 20;
    return evaluateLists(library, options, [](const std::string&) {});
}

} // namespace

class TestListEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSyntheticLibraryIsTheSameAgain()
    {
        const auto one = syntheticListLibrary(ofTracks(300));
        const auto two = syntheticListLibrary(ofTracks(300));
        QCOMPARE(one.catalogue->tracks().size(), std::size_t{300});
        QCOMPARE(one.plays, two.plays);
        QVERIFY(one.closeEnds == two.closeEnds);
        QVERIFY(std::ranges::any_of(one.plays, [](const TrackPlays& plays) { return plays.plays > 5; }));
        QVERIFY(std::ranges::any_of(one.plays, [](const TrackPlays& plays) { return plays.plays == 0; }));
    }

    void aPartHasWhatItShall()
    {
        const auto whole = syntheticListLibrary(ofTracks(300));
        const auto part = partOf(whole, [](const CatalogueTrack& track) { return track.id.value % 3 != 0; });
        QCOMPARE(part.catalogue->tracks().size(), std::size_t{200});
        QCOMPARE(part.vectors->read([](const VectorIndex& index) { return index.size(); }), std::size_t{200});
        QCOMPARE(part.table->tracks.size(), std::size_t{200});
    }

    void whatListsPromiseIsMeasured()
    {
        const auto library = syntheticListLibrary(ofTracks(1200));
        const auto figures = figuresOf(library);
        QCOMPARE(figures.tracks, std::size_t{1200});
        QCOMPARE(figures.repeatedArtists, std::size_t{0});
        QVERIFY(figures.repeatedArtistsPlain > 0); // which the measure does see
        QVERIFY(figures.smoothSteps > 0.0 && figures.smoothSteps < figures.closenessSteps);
        QVERIFY(figures.paths >= 15);
        QCOMPARE(figures.pathsAtBound, figures.paths);
        QVERIFY(figures.reach > 0.0 && figures.reach <= 1.0);
        QVERIFY(figures.reachOfWorstStart <= figures.reach);
        QVERIFY(figures.albumRecall > 10.0 * figures.albumRecallRandom);
        QVERIFY(figures.stability > 0.5 && figures.stability < 1.0);
        QVERIFY(figures.medianPlaysOfLists <= figures.medianPlaysWithout);
        QVERIFY(figures.similarityKept > 0.9 && figures.similarityKept <= 1.0);
    }

    void theReportHasEveryFigure()
    {
        ListFigures figures;
        figures.tracks = 7;
        figures.smoothSteps = 0.625;
        QVERIFY(listReportText(figures).find("0.625") != std::string::npos);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(listReportJson(figures))).object();
        QCOMPARE(json["smooth_steps"].toDouble(), 0.625);
        QCOMPARE(json.size(), 20);
    }
};

QTEST_APPLESS_MAIN(TestListEvaluation)
#include "tst_listevaluation.moc"
