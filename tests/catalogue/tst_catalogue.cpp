// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/follow.h"
#include "catalogue/similar.h"
#include "library/rootstore.h"
#include "library/syntheticlibrary.h"
#include "library/trackstore.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tonekin;

/// A library file that is written to while a follower looks at it.
class TestCatalogue : public QObject {
    Q_OBJECT
private:
    struct Followed {
        Followed()
            : library(made::openForWriting(std::filesystem::path(folder.path().toStdString()) / "library.sqlite"))
            , root(*library.roots().add("/music"))
            , vectors(std::make_shared<LiveVectors>())
            , follower(library, vectors)
        {
        }

        TrackId add(const std::string& name, int sound, std::optional<ErrorCode> warning = {},
                    const std::string& artist = {})
        {
            made::MadeTrack track;
            track.relativePath = name;
            track.sound = sound;
            track.warning = warning;
            track.tags.artist = artist;
            return made::add(library, root, track);
        }

        SimilarResult similarTo(std::vector<TrackId> seeds, std::vector<TrackId> notSeeds = {})
        {
            if (!follower.follow())
                qFatal("the library could not be followed");
            SimilarQuery query;
            query.seeds = std::move(seeds);
            query.notSeeds = std::move(notSeeds);
            return findSimilar(query, *vectors, *follower.catalogue());
        }

        std::size_t vectorCount() const
        {
            return vectors->read([](const VectorIndex& index) { return index.size(); });
        }

        QTemporaryDir folder;
        Library library;
        RootId root;
        std::shared_ptr<LiveVectors> vectors;
        CatalogueFollower follower;
    };

private Q_SLOTS:
    void whatComesAndGoesIsFollowed()
    {
        Followed followed;
        QVERIFY(followed.follower.follow());
        QVERIFY(followed.follower.catalogue()->tracks().empty());
        const TrackId first = followed.add("a.ogg", 1);
        auto changes = followed.follower.follow();
        QVERIFY(changes && changes->tracks && changes->vectors);
        QCOMPARE(followed.follower.catalogue()->find(first)->relativePath, std::string("a.ogg"));
        QCOMPARE(followed.vectorCount(), std::size_t{1});
        const CatalogueRef before = followed.follower.catalogue();
        changes = followed.follower.follow();
        QVERIFY(changes && !changes->tracks && !changes->vectors);
        QCOMPARE(followed.follower.catalogue(), before); // nothing happened: the same object
        QVERIFY(followed.library.roots().remove(followed.root));
        QVERIFY(followed.follower.follow());
        QVERIFY(followed.follower.catalogue()->tracks().empty());
        QCOMPARE(followed.vectorCount(), std::size_t{0});
        QCOMPARE(before->tracks().size(), std::size_t{1}); // whoever holds it still has it
    }

    void aTrackThatTurnsSilentIsComparedNoMore()
    {
        Followed followed;
        const TrackId kept = followed.add("a.ogg", 1);
        const TrackId turns = followed.add("b.ogg", 1);
        QCOMPARE(followed.similarTo({kept}).tracks.size(), std::size_t{1});
        made::MadeTrack silent;
        silent.relativePath = "b.ogg";
        silent.sound = 1;
        silent.warning = ErrorCode::Silent;
        made::analyseAgain(followed.library, turns, silent);
        const SimilarResult result = followed.similarTo({kept});
        QVERIFY(result.tracks.empty());
        QCOMPARE(result.why, NoList::NothingElse);
        QCOMPARE(followed.similarTo({turns}).unusable.front().flaw, SeedFlaw::Silent);
        made::MadeTrack loud = silent;
        loud.warning.reset();
        made::analyseAgain(followed.library, turns, loud);
        QCOMPARE(followed.similarTo({kept}).tracks.size(), std::size_t{1});
    }

    void excludingATrackTakesItOutOfListsAndMovesNoOther()
    {
        Followed followed;
        std::vector<TrackId> ids;
        for (int i = 0; i < 120; ++i)
            ids.push_back(followed.add(std::to_string(i) + ".ogg", i % 9));
        (void)followed.similarTo({ids[0]});
        while (followed.follower.correctSomeHubs().more) {
        }
        SimilarResult before = followed.similarTo({ids[0]});
        QVERIFY(before.correctsHubs);
        const TrackId out = before.tracks[2].id;
        QVERIFY(followed.library.tracks().markExcluded(out));
        const SimilarResult after = followed.similarTo({ids[0]});
        before.tracks.erase(before.tracks.begin() + 2);
        for (std::size_t row = 0; row < before.tracks.size(); ++row) {
            QCOMPARE(after.tracks[row].id, before.tracks[row].id);
            QCOMPARE(after.tracks[row].similarity, before.tracks[row].similarity);
        }
        QVERIFY(!followed.similarTo({out}).tracks.empty()); // and it can still be asked about
        QVERIFY(followed.library.tracks().markMissing(before.tracks[0].id));
        const SimilarResult third = followed.similarTo({ids[0]});
        QVERIFY(std::ranges::find(third.tracks, before.tracks[0].id, &SimilarTrack::id) == third.tracks.end());
    }

    void whyAListIsEmptyIsTold()
    {
        Followed followed;
        const TrackId only = followed.add("a.ogg", 1);
        QCOMPARE(followed.similarTo({}).why, NoList::NoSeed);
        QCOMPARE(followed.similarTo({only}).why, NoList::NothingElse);
        QCOMPARE(followed.similarTo({TrackId{999}}).unusable.front().flaw, SeedFlaw::Unknown);
        const TrackId second = followed.add("b.ogg", 2);
        QCOMPARE(followed.similarTo({only}).why, NoList::HasRows);
        QCOMPARE(followed.similarTo({only}, {second}).why, NoList::NothingElse);
        SimilarQuery query;
        query.seeds = {only};
        query.leftOut = {second};
        QCOMPARE(findSimilar(query, *followed.vectors, *followed.follower.catalogue()).why, NoList::AllLeftOut);
    }

    void aLimitPerArtistCountsEachOfSeveral()
    {
        Followed followed;
        const TrackId seed = followed.add("a.ogg", 1);
        followed.add("b.ogg", 1, {}, "Alpha; Beta");
        followed.add("c.ogg", 1, {}, "Beta");
        followed.add("d.ogg", 1, {}, "ALPHA");
        followed.add("e.ogg", 1, {}, "Gamma");
        QVERIFY(followed.follower.follow());
        SimilarQuery query;
        query.seeds = {seed};
        query.options.mostPerArtist = 1;
        const auto result = findSimilar(query, *followed.vectors, *followed.follower.catalogue());
        std::vector<std::string> seen;
        for (const SimilarTrack& row : result.tracks)
            for (const std::string& artist : *followed.follower.catalogue()->find(row.id)->artistKeys) {
                QVERIFY2(std::ranges::find(seen, artist) == seen.end(), artist.c_str());
                seen.push_back(artist);
            }
        QVERIFY(result.tracks.size() >= 2);
    }

    void pathsAreFound()
    {
        Followed followed;
        const TrackId id = followed.add("folder/a.ogg", 1);
        QVERIFY(followed.follower.follow());
        const Catalogue& catalogue = *followed.follower.catalogue();
        QCOMPARE(catalogue.findPath("/music/folder/a.ogg")->id, id);
        QCOMPARE(catalogue.pathOf(*catalogue.find(id)), std::filesystem::path("/music/folder/a.ogg"));
        QVERIFY(!catalogue.findPath("/music/folder"));
        QVERIFY(!catalogue.findPath("/musicfolder/a.ogg"));
        QVERIFY(!catalogue.findPath(""));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
