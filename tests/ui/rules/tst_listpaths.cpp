// SPDX-License-Identifier: GPL-3.0-or-later
// The page of similar tracks as a path: from one seed to another, with its jumps told and drawn.
#include "pages/similaritychart.h"
#include "pages/soundslikepage.h"
#include "rules/pathwords.h"
#include "rules/stepschart.h"
#include "ui/window/openedwindow.h"

#include <QLabel>
#include <QToolButton>

namespace tonekin {

using test::Opened;

namespace {

struct Path : Opened {
    Path()
    {
        waitForRows();
        window->showPage(MainWindow::Page::SoundsLike);
        const auto& tracks = window->libraryPage().model();
        start = tracks.idAt(0);
        for (int row = 1; !(end.value > 0); ++row)
            if (const ListedTrack* track = session->tracks()->find(tracks.idAt(row));
                track->state == TrackState::Done && track->artist != session->tracks()->find(start)->artist)
                end = track->id;
        page().setSeeds({start, end});
        QTRY_VERIFY(page().model().rowCount() > 20);
    }
    SoundsLikePage& page() const { return window->soundsLikePage(); }
    const PlaylistResult& result() const { return page().model().list().result; }
    QToolButton& button(const QString& words) const
    {
        for (QToolButton* button : page().findChildren<QToolButton*>())
            if (button->text() == words)
                return *button;
        qFatal("there is no button %s", qPrintable(words));
    }
    std::vector<TrackId> listed() const
    {
        std::vector<TrackId> ids;
        for (const PlaylistRow& row : result().rows)
            ids.push_back(row.id);
        return ids;
    }

    TrackId start, end;
};

} // namespace

class TestListPaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void aPathLeadsFromTheFirstSeedToTheLast()
    {
        const Path path;
        QVERIFY(path.button("Path through these").isVisible());
        QVERIFY(!path.button("Another way").isVisible());
        path.button("Path through these").click();
        QTRY_VERIFY(path.page().model().isPath());
        QCOMPARE(path.listed().front(), path.start);
        QCOMPARE(path.listed().back(), path.end);
        QVERIFY(path.listed().size() > 2);
        QVERIFY(path.button("Another way").isVisible());
        const auto isTold = [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8("from “"));
        };
        const auto labels = path.page().findChildren<QLabel*>();
        QTRY_VERIFY(std::ranges::any_of(labels, isTold));
        QVERIFY(path.page().findChild<StepsChart*>()->isVisible());
        QVERIFY(!path.page().findChild<SimilarityChart*>()->isVisible());
        path.button("Path through these").click();
        QTRY_VERIFY(!path.page().model().isPath());
        QVERIFY(!path.page().findChild<StepsChart*>()->isVisible());
    }

    void stepsStandInTheListAndItsHeadSaysSo()
    {
        const Path path;
        path.button("Path through these").click();
        QTRY_VERIFY(path.page().model().isPath());
        const SimilarTableModel& model = path.page().model();
        const auto column = static_cast<int>(SimilarColumn::Closeness);
        QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), QString("Step"));
        QVERIFY(!model.index(0, column).data(Qt::UserRole).isValid());
        QCOMPARE(model.index(1, column).data(Qt::UserRole).toDouble(), double{*model.rowAt(1).step});
    }

    void anotherWayIsNoWorse()
    {
        const Path path;
        path.button("Path through these").click();
        QTRY_VERIFY(path.page().model().isPath());
        const auto first = path.listed();
        const float bound = worstLeg(path.result())->bound;
        path.button("Another way").click();
        QTRY_COMPARE(path.page().model().list().query.way, std::uint64_t{1});
        QCOMPARE(worstLeg(path.result())->bound, bound);
        QCOMPARE(path.listed().front(), first.front());
        QCOMPARE(path.listed().back(), first.back());
        path.session->history().stack().undo();
        QTRY_COMPARE(path.page().model().list().query.way, std::uint64_t{0});
        QCOMPARE(path.listed(), first);
    }

    void aRowOfTheListBecomesTheEnd()
    {
        const Path path;
        const TrackId far = path.page().model().idAt(path.page().model().rowCount() - 1);
        path.page().leadTo(far);
        QTRY_VERIFY(path.page().model().isPath());
        QCOMPARE(path.listed().front(), path.start);
        QCOMPARE(path.listed().back(), far);
        path.session->history().stack().undo();
        QTRY_VERIFY(!path.page().model().isPath());
        QCOMPARE(path.page().mix().seeds.size(), std::size_t{2});
    }

    void withOneSeedThereIsNoPath()
    {
        const Path path;
        path.button("Path through these").click();
        QTRY_VERIFY(path.page().model().isPath());
        path.page().setSeeds({path.start});
        QTRY_VERIFY(!path.page().model().isPath());
        QVERIFY(!path.button("Path through these").isVisible());
        QVERIFY(!path.button("Another way").isVisible());
    }

    void aPathIsThereAgainAfterARestart()
    {
        const Path path;
        path.button("Path through these").click();
        path.button("Another way").click();
        QTRY_COMPARE(path.page().model().list().query.way, std::uint64_t{1});
        path.window->close();
        LibrarySession session(path.options, [] { return ScanPreferences{}; });
        MainWindow again(*path.preferences, session, *path.engine, *path.activations);
        again.show();
        session.open();
        QTRY_VERIFY(again.soundsLikePage().model().isPath());
        QCOMPARE(again.soundsLikePage().model().list().query.way, std::uint64_t{1});
        QCOMPARE(again.soundsLikePage().model().idAt(0), path.start);
    }

    void wordsTellJumpsAndWhetherTheyCanBeSmaller()
    {
        PlaylistResult result;
        PathLegFacts leg;
        leg.largestStep = 0.4F;
        leg.bound = 0.4F;
        result.legs = {leg};
        const TrackSnapshot tracks;
        const auto words = [&] { return pathText(result, {}, tracks, 0.6); };
        QVERIFY(words().contains("The largest jump"));
        QVERIFY(words().contains("No path with smaller jumps exists"));
        result.legs.front().isProven = false;
        QVERIFY(words().contains("There may be"));
        result.legs.front().reachesBound = false;
        result.legs.front().bound = 0.5F;
        result.legs.front().fewestTracks = 9;
        QVERIFY(words().contains("9"));
        result.legs.push_back({});
        result.legs.back().largestStep = 0.9F; // not the worst
        QVERIFY(words().contains("The largest jump"));
        result.legs.front().largestStep = 0.7F;
        QVERIFY(words().contains("Every step is a close one"));
        result.isShorter = true;
        PlaylistRules rules;
        QVERIFY(!words().contains("do not count"));
        rules.order = ListOrder::Smooth;
        QVERIFY(pathText(result, rules, tracks, {}).contains("do not count"));
        QVERIFY(pathText(result, rules, tracks, {}).contains("No more tracks fit"));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestListPaths)
#include "tst_listpaths.moc"
