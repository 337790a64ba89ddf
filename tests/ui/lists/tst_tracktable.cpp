// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackmime.h"
#include "lists/tracktablemodel.h"
#include "lists/tracktableview.h"
#include "pages/failurestablemodel.h"
#include "pages/similartablemodel.h"
#include "theme/theme.h"
#include "words/displaytext.h"
#include "words/errortext.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace tonekin {

namespace {

constexpr auto FailureMode = QAbstractItemModelTester::FailureReportingMode::QtTest;

TrackRow row(std::int64_t id, const std::string& title, const std::string& artist = "Someone")
{
    TrackRow row;
    row.id = TrackId{id};
    row.root = RootId{1};
    row.relativePath = artist + "/" + title + ".ogg";
    row.tags.title = title;
    row.tags.artist = artist;
    row.state = TrackState::Done;
    row.hasEmbedding = true;
    return row;
}

TrackSnapshotRef snapshot(const std::vector<TrackRow>& rows)
{
    TrackLister lister;
    CatalogueTexts texts;
    std::vector<ListedTrackRef> tracks;
    for (const TrackRow& one : rows)
        tracks.push_back(lister.list(one, texts));
    return std::make_shared<const TrackSnapshot>(std::move(tracks),
                                                 std::vector<MusicRoot>{{RootId{1}, "/music", 0, {}, 0}});
}

QStringList titles(const QAbstractItemModel& model)
{
    QStringList result;
    for (int i = 0; i < model.rowCount(); ++i)
        result += model.index(i, static_cast<int>(TrackColumn::Title)).data().toString();
    return result;
}

void show(TrackTableModel& model, const TrackSnapshotRef& tracks)
{
    QSignalSpy spy(&model, &TrackTableModel::ordered);
    model.setSnapshot(tracks);
    QTRY_VERIFY(!spy.isEmpty());
}

struct MadeRow {
    std::int64_t id;
    float similarity;
    std::vector<TrackId> copies;
};

FoundList listOf(const std::vector<MadeRow>& made)
{
    FoundList list;
    for (const MadeRow& row : made) {
        list.result.rows.push_back({.id = TrackId{row.id}, .similarity = row.similarity, .nearest = {}, .step = {}});
        list.copies.push_back(row.copies);
    }
    return list;
}

} // namespace

class TestTrackTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsFollowSnapshotsSearchesAndSorting()
    {
        TrackTableModel model;
        QAbstractItemModelTester tester(&model, FailureMode);
        show(model, snapshot({row(1, "One"), row(2, "Two"), row(3, "Three")}));
        model.setSortKeys({{TrackColumn::Title, Qt::AscendingOrder}});
        QTRY_COMPARE(titles(model), QStringList({"One", "Three", "Two"}));
        model.setSearch("t");
        QTRY_COMPARE(titles(model), QStringList({"Three", "Two"}));
        model.setSearch("");
        QTRY_COMPARE(model.rowCount(), 3);
        model.sort(static_cast<int>(TrackColumn::Title), Qt::DescendingOrder);
        QTRY_COMPARE(titles(model), QStringList({"Two", "Three", "One"}));
    }

    void aRowKeepsItsIdentityWhileTracksStreamInAndGo()
    {
        TrackTableModel model;
        QAbstractItemModelTester tester(&model, FailureMode);
        model.setSortKeys({{TrackColumn::Title, Qt::AscendingOrder}});
        std::vector<TrackRow> rows{row(10, "Middle"), row(11, "Other"), row(12, "Zulu")};
        show(model, snapshot(rows));
        const QPersistentModelIndex middle = model.index(model.rowOf(TrackId{10}), 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int i = 0; i < 30; ++i)
            rows.push_back(row(100 + i, (i % 2 ? "Alpha " : "Omega ") + std::to_string(10 + i)));
        show(model, snapshot(rows));
        QCOMPARE(model.rowCount(), 33);
        QCOMPARE(middle.data().toString(), QString("Middle"));
        std::erase_if(rows, [](const TrackRow& r) { return r.id.value == 11 || r.id.value >= 120; });
        rows.front().tags.title = "Middle, changed";
        show(model, snapshot(rows));
        QCOMPARE(model.rowCount(), 22);
        QCOMPARE(middle.data().toString(), QString("Middle, changed"));
        QCOMPARE(resets.count(), 0);
        QVERIFY(std::ranges::is_sorted(titles(model)));
    }

    void heldRowsStayWhereTheyAre()
    {
        TrackTableModel model;
        QAbstractItemModelTester tester(&model, FailureMode);
        model.setSortKeys({{TrackColumn::Title, Qt::AscendingOrder}});
        std::vector<TrackRow> rows{row(1, "Bravo"), row(2, "Delta"), row(3, "Foxtrot")};
        show(model, snapshot(rows));
        model.setHeld(true);
        rows.push_back(row(4, "Alpha"));
        rows.push_back(row(5, "Charlie"));
        rows[2].tags.title = "Aardvark"; // its tags came
        show(model, snapshot(rows));
        QCOMPARE(titles(model), QStringList({"Bravo", "Delta", "Aardvark", "Alpha", "Charlie"}));
        QCOMPARE(model.newRows(), 2);
        QVERIFY(model.isOutOfOrder());
        rows.push_back(row(6, "Echo"));
        std::erase_if(rows, [](const TrackRow& one) { return one.id == TrackId{1}; });
        show(model, snapshot(rows));
        QCOMPARE(titles(model), QStringList({"Delta", "Aardvark", "Alpha", "Charlie", "Echo"}));
        QCOMPARE(model.newRows(), 3);
        model.orderAgain();
        QTRY_COMPARE(titles(model), QStringList({"Aardvark", "Alpha", "Charlie", "Delta", "Echo"}));
        QCOMPARE(model.newRows(), 0);
        QVERIFY(!model.isOutOfOrder());
        rows.push_back(row(7, "Bravo"));
        show(model, snapshot(rows));
        QCOMPARE(titles(model).back(), QString("Bravo"));
        model.setHeld(false);
        QTRY_COMPARE(titles(model).indexOf("Bravo"), 2);
        model.setHeld(true);
        model.setSearch("a");
        QTRY_COMPARE(titles(model), QStringList({"Aardvark", "Alpha", "Bravo", "Charlie", "Delta"}));
    }

    void hostileTagsAreShownPlainAndCut_data() // F30
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<QString>("shown");
        QTest::newRow("html") << QByteArray("<b>bold</b><img src=x>") << "<b>bold</b><img src=x>";
        QTest::newRow("placeholders") << QByteArray("100 %1 %n %L2") << "100 %1 %n %L2";
        QTest::newRow("line breaks") << QByteArray("two\nlines\r\ttab") << QString::fromUtf8("two␤lines␤␉tab");
        QTest::newRow("bells and nul") << QByteArray("a\a\x1b[31mb\0c", 9) << QString::fromUtf8("a␇␛[31mb␀");
        QTest::newRow("override") << QByteArray("safe\xe2\x80\xae"
                                                "gpj.exe")
                                  << QString::fromUtf8("safe␦gpj.exe");
        QTest::newRow("isolate") << QByteArray("\xe2\x81\xa6x\xe2\x81\xa9") << QString::fromUtf8("␦x␦");
        QTest::newRow("right to left") << QByteArray("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d") << QString::fromUtf8("שלום");
        QTest::newRow("lone surrogate") << QByteArray("a\xed\xa0\x80z")
                                        << QString::fromUtf8("a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");
        QTest::newRow("latin-1") << QByteArray("caf\xe9") << QString::fromUtf8("caf\xef\xbf\xbd");
        QTest::newRow("ten megabytes") << QByteArray(10 << 20, 'x') << QString(500, 'x') + QChar(0x2026);
    }

    void hostileTagsAreShownPlainAndCut()
    {
        QFETCH(QByteArray, tag);
        QFETCH(QString, shown);
        TrackTableModel model;
        show(model, snapshot({row(1, tag.toStdString())}));
        QCOMPARE(model.index(0, 0).data().toString(), shown);
        const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.startsWith("<qt>"));
        QVERIFY(!tip.contains("<img"));
        QVERIFY(!tip.contains("<b>"));
    }

    void aTrackWithoutATitleIsCalledByItsFile()
    {
        TrackTableModel model;
        TrackRow track = row(1, "");
        track.relativePath = "a/caf\xe9 song.mp3";
        show(model, snapshot({track}));
        QCOMPARE(model.index(0, 0).data().toString(), QString::fromUtf8("caf\xef\xbf\xbd song"));
    }

    void whatFailedOrIsMissingSaysWhy()
    {
        TrackRow failed = row(1, "Broken");
        failed.state = TrackState::Failed;
        failed.problem = ErrorCode::CorruptHeader;
        TrackRow missing = row(2, "Gone");
        missing.state = TrackState::Missing;
        TrackTableModel model;
        model.setSortKeys({{TrackColumn::Title, Qt::AscendingOrder}});
        show(model, snapshot({failed, missing}));
        const auto state = static_cast<int>(TrackColumn::State);
        QCOMPARE(model.index(0, state).data().toString(), errorWords(ErrorCode::CorruptHeader).shortName);
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains("damaged"));
        QCOMPARE(model.index(1, state).data().toString(), stateName(TrackState::Missing));
        QVERIFY(model.index(1, 0).data(Qt::ForegroundRole) != model.index(0, 0).data(Qt::ForegroundRole));
    }

    void everyErrorHasWordsOfItsOwn()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::InvalidArgument); ++code) {
            const ErrorWords words = errorWords(static_cast<ErrorCode>(code));
            QVERIFY2(!words.shortName.isEmpty() && !words.what.isEmpty() && !words.advice.isEmpty(),
                     QByteArray::number(code));
            QVERIFY2(words.shortName != "Unknown problem", QByteArray::number(code));
        }
    }

    void draggedTracksAreFilesWithEveryByteKept() // F36
    {
        TrackRow odd = row(5, "Odd");
        odd.relativePath = "caf\xe9 100%/a\nb #1?.mp3";
        const auto tracks = snapshot({odd, row(6, "Plain")});
        TrackTableModel model;
        model.setSortKeys({{TrackColumn::Title, Qt::AscendingOrder}});
        show(model, tracks);
        const std::unique_ptr<QMimeData> data(
            model.mimeData({model.index(0, 0), model.index(0, 2), model.index(1, 0)}));
        QCOMPARE(
            data->data("text/uri-list"),
            QByteArray("file:///music/caf%E9%20100%25/a%0Ab%20%231%3F.mp3\r\nfile:///music/Someone/Plain.ogg\r\n"));
        QCOMPARE(tracksIn(*data), (std::vector{TrackId{5}, TrackId{6}}));
        QCOMPARE(filesIn(*data).front().native(), std::string("/music/caf\xe9 100%/a\nb #1?.mp3"));
        QCOMPARE(data->text(), QString("Someone - Odd\nSomeone - Plain"));
    }

    void foreignDropsGiveOnlyLocalFiles()
    {
        QMimeData data;
        data.setData(
            "text/uri-list",
            "# a "
            "comment\r\nhttp://example.org/a.mp3\r\nfile://localhost/music/x\r\nfile:///y%20z\r\nfile:relative\r\n");
        QCOMPARE(filesIn(data), (std::vector<std::filesystem::path>{"/music/x", "/y z"}));
        QVERIFY(tracksIn(data).empty());
        data.setData("application/x-tonekin-tracks",
                     QByteArray("\0\0\0\1\xff\xff\xff\xff\0\0", 10)); // claims 4 billion
        QVERIFY(tracksIn(data).empty());
    }

    void untaggedTracksShowWhereTheyLie()
    {
        std::vector<TrackRow> rows;
        for (const char* folder : {"songs/defy", "songs/twibright", "loose"}) {
            rows.push_back(row(static_cast<std::int64_t>(rows.size()) + 1, "guitar", ""));
            rows.back().relativePath = std::string(folder) + "/guitar.ogg";
        }
        rows.push_back(row(4, "guitar", ""));
        rows.back().relativePath = "guitar.ogg";
        rows.push_back(row(5, "guitar", "Somebody"));
        rows.back().tags.album = "Strings";
        TrackTableModel model;
        const auto tracks = snapshot(rows);
        show(model, tracks);
        QSet<QString> told;
        for (int i = 0; i < model.rowCount(); ++i) {
            const auto in = [&](TrackColumn column) { return model.index(i, static_cast<int>(column)); };
            told += in(TrackColumn::Artist).data().toString() + "/" + in(TrackColumn::Album).data().toString();
            const bool isTagged = model.track(i).id == TrackId{5};
            QCOMPARE(in(TrackColumn::Album).data(Qt::ForegroundRole).value<QColor>(),
                     Theme::current().colour(isTagged ? Role::Text : Role::DimText));
        }
        QCOMPARE(told, (QSet<QString>{"songs/defy", "songs/twibright", "/loose", "/music", "Somebody/Strings"}));

        SimilarTableModel similar;
        similar.setList(listOf({{1, 0.9F, {}}, {2, 0.8F, {}}}), tracks);
        const auto album = static_cast<int>(SimilarColumn::Album);
        QCOMPARE(similar.index(0, album).data().toString(), QString("defy"));
        QCOMPARE(similar.index(1, album).data().toString(), QString("twibright"));

        QVERIFY(TrackSearch("twibright").matches(*tracks->tracks[1])); // what is shown is found
        QVERIFY(!TrackSearch("twibright").matches(*tracks->tracks[0]));
        QVERIFY(TrackSearch("file:defy").matches(*tracks->tracks[0]));
        QVERIFY(TrackSearch("file:defy").hint().isEmpty());
    }

    void copiesAreOneRowThatSaysSo()
    {
        SimilarTableModel model;
        QAbstractItemModelTester tester(&model, FailureMode);
        model.setList(listOf({{1, 0.9F, {TrackId{2}, TrackId{3}}}, {4, 0.5F, {}}}),
                      snapshot({row(1, "First"), row(2, "Copy"), row(3, "Copy 2"), row(4, "Next")}));
        QCOMPARE(model.rowCount(), 2);
        const auto title = static_cast<int>(SimilarColumn::Title);
        QVERIFY(model.index(0, title).data().toString().contains("+2"));
        QVERIFY(model.index(0, title).data(Qt::ToolTipRole).toString().contains("Copy 2.ogg"));
        QCOMPARE(model.index(1, title).data().toString(), QString("Next"));
        QCOMPARE(model.index(1, static_cast<int>(SimilarColumn::Closeness)).data(Qt::UserRole).toDouble(), 0.5);
    }

    void failuresListOnlyWhatHasFailed()
    {
        FailuresTableModel model;
        QAbstractItemModelTester tester(&model, FailureMode);
        TrackRow failed = row(1, "Broken");
        failed.state = TrackState::Failed;
        failed.problem = ErrorCode::Permission;
        auto problems = std::make_shared<std::vector<std::pair<TrackId, TrackProblem>>>();
        problems->push_back({TrackId{1}, {ErrorCode::Permission, "open", "EACCES", 2, 1'700'000'000}});
        problems->push_back({TrackId{2}, {ErrorCode::Truncated, "decode", "", 1, 1'700'000'000}});
        model.setProblems(problems, snapshot({failed, row(2, "Fine")}));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.warned(), 0);
        QCOMPARE(model.index(0, 1).data().toString(), errorWords(ErrorCode::Permission).what);
        QVERIFY(model.details(0).contains("permission"));
        QVERIFY(model.details(0).contains("/music/Someone/Broken.ogg"));
    }

    void warningsAreListedAfterFailures()
    {
        FailuresTableModel model;
        QAbstractItemModelTester tester(&model, FailureMode);
        TrackRow failed = row(1, "Zulu");
        failed.state = TrackState::Failed;
        failed.problem = ErrorCode::Permission;
        TrackRow warned = row(2, "Alpha");
        warned.state = TrackState::DoneWithWarning;
        warned.problem = ErrorCode::Truncated;
        auto problems = std::make_shared<std::vector<std::pair<TrackId, TrackProblem>>>();
        problems->push_back({TrackId{1}, {ErrorCode::Permission, "open", "EACCES", 2, 1'700'000'000}});
        problems->push_back({TrackId{2}, {ErrorCode::Truncated, "decode", "", 1, 1'700'000'000}});
        model.setProblems(problems, snapshot({failed, warned}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.failed(), 1);
        QCOMPARE(model.warned(), 1);
        QCOMPARE(model.idAt(0), TrackId{1});
        QCOMPARE(model.index(1, 1).data().toString(), errorWords(ErrorCode::Truncated).what);
        QVERIFY(!model.index(1, 0).data(Qt::DecorationRole).value<QIcon>().isNull());
    }

    void columnsGiveWayToThoseThatNeedTheRoom()
    {
        TrackTableModel model;
        std::vector<TrackRow> rows;
        for (int i = 0; i < 30; ++i) {
            rows.push_back(
                row(i + 1, std::string("A rather long title that would be cut, number ") + std::to_string(i), "X"));
            rows.back().tags.album = "Y";
        }
        TrackTableView view;
        view.setModel(&model);
        view.setColumns({{static_cast<int>(TrackColumn::Title), 260},
                         {static_cast<int>(TrackColumn::Artist), 190},
                         {static_cast<int>(TrackColumn::Album), 200},
                         {static_cast<int>(TrackColumn::Year), 60}});
        for (const TrackColumn hidden :
             {TrackColumn::Time, TrackColumn::Genre, TrackColumn::Plays, TrackColumn::State, TrackColumn::Path})
            view.setColumnHidden(static_cast<int>(hidden), true);
        view.resize(760, 300);
        view.show();
        show(model, snapshot(rows));
        const int need = view.fontMetrics().horizontalAdvance(model.index(25, 0).data().toString());
        QTRY_VERIFY2(view.columnWidth(0) >= need, qPrintable(QString("%1 of %2").arg(view.columnWidth(0)).arg(need)));
        QVERIFY(view.columnWidth(static_cast<int>(TrackColumn::Artist)) < 190);
        QVERIFY(view.columnWidth(static_cast<int>(TrackColumn::Artist)) >= 40);
        int all = 0;
        for (int section = 0; section < trackColumnCount; ++section)
            all += view.columnWidth(section);
        QCOMPARE(all, view.viewport()->width());
    }

    void onlyATrackThatSoundsWearsTheLevel()
    {
        TrackTableModel model;
        TrackTableView view;
        view.setModel(&model);
        view.resize(400, 200);
        view.show();
        show(model, snapshot({row(1, "One"), row(2, "Two")}));
        const auto picture = [&] { return view.viewport()->grab(view.visualRect(model.index(0, 0))).toImage(); };
        const QImage silent = picture();
        view.setPlaying(model.index(0, 0), true);
        const QImage sounding = picture();
        view.setPlaying(model.index(0, 0), false);
        const QImage paused = picture();
        QVERIFY(sounding != silent);
        QVERIFY(paused != silent);
        QVERIFY(paused != sounding);
        const auto isAccent = [](const QImage& image) {
            for (int y = 0; y < image.height(); ++y)
                for (int x = 4; x < 30; ++x) // behind the mark of the current row
                    if (image.pixelColor(x, y) == Theme::current().colour(Role::Accent))
                        return true;
            return false;
        };
        QVERIFY(isAccent(sounding));
        QVERIFY(!isAccent(paused));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestTrackTable)
#include "tst_tracktable.moc"
