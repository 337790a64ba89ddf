// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackorder.h"
#include "lists/tracksearch.h"

#include <QTest>

namespace tonekin {

namespace {

ListedTrackRef listed(const TrackTags& tags, double seconds = 180, TrackState state = TrackState::Done)
{
    static TrackLister lister;
    static CatalogueTexts texts;
    static std::int64_t id = 0;
    TrackRow row;
    row.id = TrackId{++id};
    row.tags = tags;
    row.relativePath = "Folder/" + tags.title + ".mp3";
    row.audio.durationSeconds = seconds;
    row.state = state;
    row.hasEmbedding = state == TrackState::Done;
    return lister.list(row, texts);
}

TrackTags tags(const std::string& title, const std::string& artist = {}, std::optional<int> year = {})
{
    TrackTags result;
    result.title = title;
    result.artist = artist;
    result.year = year;
    return result;
}

} // namespace

class TestTrackSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSearchFindsWhatItDescribes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        // The track: "Naïve Café (Live)" by "John Coltrane" from 1963, 3:05, "Blue" album, 4 plays
        const auto row = [](const char* text, bool found) { QTest::newRow(text) << QString::fromUtf8(text) << found; };
        row("", true);
        row("cafe", true);
        row("CAFÉ coltrane", true);
        row("cafe davis", false);
        row("artist:coltrane", true);
        row("artist:cafe", false);
        row("title:naive", true);
        row("album:blue", true);
        row("genre:jazz", true);
        row("path:folder/", true);
        row("-live", false);
        row("!live", false);
        row("-studio", true);
        row("artist:coltrane -live", false);
        row("\"naive cafe\"", true);
        row("\"cafe naive\"", false);
        row("“naive cafe”", true);
        row("„cafe naive“", false);
        row("artist:\"john coltrane\"", true);
        row("artist:\"coltrane john\"", false);
        row("-artist:coltrane", false);
        row("davis OR coltrane", true);
        row("davis OR monk", false);
        row("davis cafe OR naive coltrane", true);
        row("OR", true);
        row("cafe OR", true);
        row("year:1963", true);
        row("year:<1963", false);
        row("year:<=1963", true);
        row("year:>1962", true);
        row("year:1960..1969", true);
        row("year:1969..1960", true);
        row("year:..1962", false);
        row("year:1963..", true);
        row("len:<3:00", false);
        row("len:3:05", true);
        row("len:>3:00", true);
        row("len:185", true);
        row("plays:>=4", true);
        row("plays:0", false);
        row("is:analysed", true);
        row("is:failed", false);
        row("artist:", true); // still being typed
        row("year:", true);
        row("-", false); // a dash alone is looked for literally
    }

    void aSearchFindsWhatItDescribes()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        TrackTags track = tags("Naïve Café (Live)", "John Coltrane", 1963);
        track.album = "Blue";
        track.genre = "Jazz";
        track.playCount = 4;
        const auto row = listed(track, 185.4);
        QCOMPARE(TrackSearch(text).matches(*row), found);
    }

    void whatLooksLikeACommandIsLookedForLiterally_data() // F66
    {
        QTest::addColumn<QString>("title");
        for (const char* title : {"=cmd()|' /C calc'!A0", ";--", "100%_pure", "a*b", "NEAR(one two)",
                                  "'; DROP TABLE track;", "50% of %1 and %n"})
            QTest::newRow(title) << QString::fromUtf8(title);
    }

    void whatLooksLikeACommandIsLookedForLiterally()
    {
        QFETCH(QString, title);
        const auto track = listed(tags(title.toStdString()));
        const auto other = listed(tags("nothing of it"));
        QVERIFY(TrackSearch(u'"' + title + u'"').matches(*track));
        QVERIFY(!TrackSearch(u'"' + title + u'"').matches(*other));
    }

    void aQuotationMarkInATitleHarmsNothing()
    {
        const auto track = listed(tags("7\" remix"));
        const TrackSearch search("7\"");
        QVERIFY(search.matches(*track));
        QVERIFY(!search.hint().isEmpty());
    }

    void whatIsNotUnderstoodIsHintedAtAndLookedForLiterally()
    {
        const auto track = listed(tags("bpm:120 anthem"));
        const TrackSearch unknown("bpm:120");
        QVERIFY(unknown.hint().contains("bpm"));
        QVERIFY(unknown.matches(*track));
        const TrackSearch noNumber("year:abc");
        QVERIFY(noNumber.hint().contains("year"));
        QVERIFY(!noNumber.matches(*track));
        QVERIFY(TrackSearch("artist:x year:<1990 \"a b\" -c").hint().isEmpty());
    }

    void anUnknownYearIsNeverInARange()
    {
        const auto track = listed(tags("untitled"));
        QVERIFY(!TrackSearch("year:<2000").matches(*track));
        QVERIFY(!TrackSearch("plays:<10").matches(*track));
    }

    void tracksAreSortedAsPeopleExpectWithTheUnknownLast()
    {
        TrackSnapshot all;
        for (const auto& [title, artist] :
             {std::pair{"10", "Zebra"}, {"2", "zebra"}, {"b", "Ábaco"}, {"a", ""}, {"Éa", "abacus"}})
            all.tracks.push_back(listed(tags(title, artist)));
        const auto titlesBy = [&](std::vector<SortKey> keys) {
            QStringList titles;
            for (const auto& track : orderedTracks(all, {}, keys))
                titles += track->title->shown;
            return titles;
        };
        QCOMPARE(titlesBy({{TrackColumn::Artist, Qt::AscendingOrder}, {TrackColumn::Title, Qt::AscendingOrder}}),
                 QStringList({"b", "Éa", "2", "10", "a"}));
        const auto backwards =
            titlesBy({{TrackColumn::Artist, Qt::DescendingOrder}, {TrackColumn::Title, Qt::DescendingOrder}});
        QCOMPARE(backwards, QStringList({"10", "2", "Éa", "b", "a"}));
        QCOMPARE(orderedTracks(all, TrackSearch("artist:zebra"), {}).size(), std::size_t{2});
    }
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestTrackSearch)
#include "tst_tracksearch.moc"
