// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewrows.h"
#include "review/reviewtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace tonekin {

/// Words and rows without a library.
class TestReviewItem : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reasonsAreSaidInWords();
    void whatIsNeitherOddNorDecidedIsLeftOut();
    void evidenceIsSortedByItsStrength();
    void aFamilySaysWhichCopyIsTheBest();
    void aTableForOtherProgramsHasALineATrack();
    void asJsonEachItemHasItsTracks();
    void anIntroSaysWhatSpeaksForIt();
};

namespace {

ReviewedOutlier outlier(const char* id, double p, bool odd)
{
    ReviewedOutlier row;
    row.id = id;
    row.set = "Kestrel";
    row.distance = 2.5;
    row.p = p;
    row.odd = odd;
    row.reasons = {{OutlierReason::Trait::Loudness, 0, -20.0, -14.0, -3.0},
                   {OutlierReason::Trait::Filter, 7, 0.9, 0.1, 4.0}};
    return row;
}

} // namespace

void TestReviewItem::reasonsAreSaidInWords()
{
    OutlierReview review;
    review.rows = {outlier("a", 0.001, true)};
    const auto items = outlierItems(review, TrackSnapshot(), [](int) { return QString("bass drum"); });
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.front().about, QString("among the tracks of Kestrel"));
    QCOMPARE(items.front().details,
             QStringList({"6.0 dB softer than usual there", "more of filter 7 (bass drum) than usual there"}));
    QCOMPARE(items.front().sides.size(), std::size_t{2});
}

void TestReviewItem::whatIsNeitherOddNorDecidedIsLeftOut()
{
    OutlierReview review;
    review.rows = {outlier("odd", 0.001, true), outlier("usual", 0.5, false), outlier("decided", 0.5, false)};
    review.rows.back().decision = Decision::Rejected;
    const auto items = outlierItems(review, TrackSnapshot(), [](int) { return QString(); });
    QCOMPARE(items.size(), std::size_t{2});
    QCOMPARE(items.back().id, std::string("decided"));
}

void TestReviewItem::evidenceIsSortedByItsStrength()
{
    ReviewTableModel table;
    OutlierReview review;
    review.rows = {outlier("weak", 0.04, true), outlier("strong", 0.0001, true), outlier("middle", 0.01, true)};
    table.setItems(outlierItems(review, TrackSnapshot(), [](int) { return QString(); }));
    ReviewFilterModel rows(nullptr);
    rows.setSourceModel(&table);
    rows.sort(static_cast<int>(ReviewColumn::Evidence), Qt::AscendingOrder);
    const auto idAt = [&](int row) {
        return table.items()[static_cast<std::size_t>(rows.mapToSource(rows.index(row, 0)).row())].id;
    };
    QCOMPARE(idAt(0), std::string("strong"));
    QCOMPARE(idAt(2), std::string("weak"));
    table.setDecision("strong", Decision::Accepted);
    QCOMPARE(rows.rowCount(), 2); // what is open is shown
    rows.show(ReviewFilterModel::Show::Accepted);
    QCOMPARE(rows.rowCount(), 1);
    table.setDecision("strong", {});
    QCOMPARE(rows.rowCount(), 0);
    QCOMPARE(table.openItems(), 3);
}

void TestReviewItem::aFamilySaysWhichCopyIsTheBest()
{
    CopyReview review;
    ReviewedFamily family;
    family.copies.resize(2);
    family.copies[0].codec = "flac";
    family.copies[0].id = TrackId{1};
    family.copies[1].codec = "mp3";
    family.copies[1].id = TrackId{2};
    family.copies[1].quality.bitRate = 128'000;
    family.links = {{TrackId{1}, TrackId{2}, CopyKind::SameMaster, 180.0, 0.034, 12.0, 10.0}};
    review.families = {family};
    const auto items = copyItems(review, TrackSnapshot());
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.front().evidence, QString("The same recording: 3.4 % of the fingerprint differ over 3:00"));
    QVERIFY(items.front().sides[0].words.startsWith("Best: "));
    QVERIFY(items.front().sides[1].words.contains("128 kb/s"));
    QCOMPARE(items.front().sides[0].seconds, 12.0);
    QCOMPARE(items.front().sides[1].seconds, 10.0);
}

namespace {

/// With all that could break a table.
ReviewItem itemOfTwo()
{
    ReviewItem item;
    item.id = "ab12";
    item.title = "=1+1";
    item.about = "2 copies";
    item.evidence = "The \"same\", or so";
    item.details = {"one", "two"};
    item.sides = {{TrackId{1}, "Best: a.flac", "/music/a, b.flac", 12.25},
                  {TrackId{2}, "b.mp3", std::string("/music/\xFF.mp3"), 0.0}};
    item.decision = Decision::Rejected;
    return item;
}

} // namespace

void TestReviewItem::aTableForOtherProgramsHasALineATrack()
{
    const std::vector<ReviewItem> items{itemOfTwo()};
    const auto lines = QByteArray::fromStdString(reviewText(items, reviewFormatOf("/tmp/review.csv"))).split('\n');
    QCOMPARE(lines.size(), qsizetype{4}); // the last is empty
    QVERIFY(lines[0].startsWith("\xEF\xBB\xBFid,decision,"));
    QCOMPARE(lines[1], QByteArray("ab12,rejected,'=1+1,\"2 copies\",\"The \"\"same\"\", or so\",\"one; two\","
                                  "\"/music/a, b.flac\",12.2,\"Best: a.flac\"\r"));
    QVERIFY(lines[2].contains("/music/\xFF.mp3,0.0,"));
}

void TestReviewItem::asJsonEachItemHasItsTracks()
{
    const std::vector<ReviewItem> items{itemOfTwo()};
    const auto text = QByteArray::fromStdString(reviewText(items, reviewFormatOf("/tmp/review.json")));
    const QJsonObject item = QJsonDocument::fromJson(text).array().first().toObject();
    QCOMPARE(item["decision"].toString(), QString("rejected"));
    QCOMPARE(item["details"].toArray().size(), 2);
    QCOMPARE(item["tracks"].toArray().first()["path"].toString(), QString("/music/a, b.flac"));
    QCOMPARE(item["tracks"].toArray().first()["seconds"].toDouble(), 12.25);
}

void TestReviewItem::anIntroSaysWhatSpeaksForIt()
{
    KindReview review;
    ReviewedKind row;
    row.id = "a";
    row.set = "Dawn";
    row.kind = TrackKind::Intro;
    row.probability = 0.84;
    row.unusual = 0.91;
    row.seconds = 40.0;
    row.moment = 2.0;
    row.usual = UsualInSet{200.0, -14.0, 3.0};
    row.traits.level = -20.0F;
    row.traits.levelSlope = 18.0F;
    row.reasons = {
        {KindTrait::Short, 2.0}, {KindTrait::GrowsLouder, 1.5}, {KindTrait::Soft, 1.0}, {KindTrait::Title, 0.5}};
    review.rows = {row};
    const auto items = kindItems(review, TrackSnapshot());
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.front().about, QString("Intro, among the tracks of Dawn"));
    QCOMPARE(items.front().evidence, QString("This kind: 84 %; not an ordinary track: 91 %"));
    QCOMPARE(items.front().details,
             QStringList({"Only 0:40 long; usual there are 3:20", "Grows louder by 18 dB from start to end",
                          "6 dB softer than usual there", "Its title says so"}));
    QCOMPARE(items.front().sides.size(), std::size_t{1});
    QCOMPARE(items.front().sides.front().seconds, 2.0);
    QCOMPARE(items.front().verdicts.size(), std::size_t{1});
}

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestReviewItem)
#include "tst_reviewitem.moc"
