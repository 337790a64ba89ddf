// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/rootstore.h"
#include "library/syntheticlibrary.h"
#include "session/learnednetwork.h"
#include "session/unitwords.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace tonekin {

namespace {

constexpr NetworkUnit filterOne{{1}, 1};

/// A library file with one root and what a session knows of it.
struct Opened {
    Opened()
        : file(std::filesystem::path(folder.path().toStdString()) / "library.sqlite")
        , library(made::openForWriting(file))
        , root(*library.roots().add("/music"))
    {
    }

    /// A track that drives filter 1 so much, at that second, and hidden unit 2.
    TrackId add(const std::string& name, float maximum, float seconds, float mean = 0.0F, const std::string& album = {})
    {
        made::MadeTrack track;
        track.relativePath = album + "/" + name + ".ogg";
        track.tags.title = name;
        track.tags.album = album;
        track.model = model;
        track.filters[1] = {maximum, mean, seconds};
        track.hidden[2] = maximum;
        return made::add(library, root, track);
    }

    void open()
    {
        SessionOptions options;
        options.libraryFile = file;
        session = std::make_unique<LibrarySession>(options, [] { return ScanPreferences{}; });
        activations = std::make_unique<UnitActivations>(*session);
        session->open();
        QTRY_VERIFY(session->hasLoaded());
        activations->want();
        QTRY_VERIFY(activations->isComplete());
    }

    std::vector<TrackId> top(RankBy by = RankBy::Maximum)
    {
        QFuture<UnitList> asked = activations->list({filterOne, by, 10});
        asked.waitForFinished();
        std::vector<TrackId> ids;
        for (const UnitListRow& row : asked.result().rows)
            ids.push_back(row.id);
        return ids;
    }

    QTemporaryDir folder;
    std::filesystem::path file;
    std::string model = made::modelHash;
    Library library;
    RootId root;
    std::unique_ptr<LibrarySession> session;
    std::unique_ptr<UnitActivations> activations;
};

} // namespace

class TestUnitActivations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsHaveTheirMomentsAndNothingIsReadBeforeItIsWanted()
    {
        Opened opened;
        const TrackId weak = opened.add("weak", 1.0F, 10.0F, 0.9F);
        const TrackId strong = opened.add("strong", 3.0F, 42.5F, 0.1F);
        opened.open();
        QCOMPARE(opened.activations->modelHash(), std::string(made::modelHash));
        QCOMPARE(opened.activations->tracks(), std::size_t{2});
        QCOMPARE(opened.top(), (std::vector{strong, weak}));
        QCOMPARE(opened.top(RankBy::Mean), (std::vector{weak, strong}));
        QFuture<UnitList> asked = opened.activations->list({filterOne, RankBy::Maximum, 10});
        asked.waitForFinished();
        const UnitListRow row = asked.result().rows.front();
        QVERIFY(row.seconds && std::abs(*row.seconds - 42.5) < 0.1);
        QVERIFY(std::abs(row.value - 3.0F) < 0.01F);
        QVERIFY(row.unusualness > 0.5);

        SessionOptions options;
        options.libraryFile = opened.file;
        LibrarySession idle(options, [] { return ScanPreferences{}; });
        const UnitActivations unwanted(idle);
        idle.open();
        QTRY_VERIFY(idle.hasLoaded());
        QTest::qWait(50);
        QCOMPARE(unwanted.tracks(), std::size_t{0});
    }

    void tracksThatComeAreAddedAtOnce()
    {
        Opened opened;
        const TrackId first = opened.add("first", 1.0F, 10.0F);
        opened.open();
        QSignalSpy changed(opened.activations.get(), &UnitActivations::changed);
        const TrackId better = opened.add("better", 2.0F, 20.0F);
        QTRY_COMPARE(opened.activations->tracks(), std::size_t{2});
        QCOMPARE(opened.top(), (std::vector{better, first}));
        QVERIFY(!changed.isEmpty());
    }

    void whatCannotBeTakenBackIsMadeAnew()
    {
        Opened opened;
        const TrackId first = opened.add("first", 1.0F, 10.0F);
        const TrackId second = opened.add("second", 2.0F, 20.0F);
        const TrackId third = opened.add("third", 3.0F, 30.0F);
        opened.open();
        QCOMPARE(opened.top(), (std::vector{third, second, first}));
        // One is excluded, one is heard anew with another answer.
        opened.session->exclude({third});
        made::MadeTrack again;
        TrackAnalysis analysed;
        analysed.embedding = Embedding(16, 0.25F);
        analysed.sections.push_back({0.0F, 100.0F, analysed.embedding});
        analysed.filters.resize(8);
        analysed.filters[1] = {9.0F, 0.0F, 90.0F};
        analysed.hidden.resize(8);
        QVERIFY(bool(opened.library.findings().saveAnalysis(first, {1, 1, 1000, 1}, {}, analysed, made::modelHash)));
        QTRY_COMPARE_WITH_TIMEOUT(opened.top(), (std::vector{first, second}), 15000);
        // And it comes back.
        opened.session->include({third});
        QTRY_COMPARE_WITH_TIMEOUT(opened.top(), (std::vector{first, third, second}), 15000);
    }

    void aLibraryThatLosesItsFolderHasNoActivations()
    {
        Opened opened;
        opened.add("only", 1.0F, 10.0F);
        opened.open();
        QCOMPARE(opened.activations->tracks(), std::size_t{1});
        QVERIFY(bool(opened.library.roots().remove(opened.root)));
        QTRY_COMPARE_WITH_TIMEOUT(opened.activations->tracks(), std::size_t{0}, 15000);
    }

    void anotherModelsActivationsTakeOverWhenMostTracksHaveThem()
    {
        Opened opened;
        opened.add("old", 1.0F, 10.0F);
        opened.open();
        opened.model = "another";
        const TrackId one = opened.add("new", 2.0F, 20.0F);
        const TrackId two = opened.add("newer", 3.0F, 30.0F);
        QTRY_COMPARE_WITH_TIMEOUT(opened.activations->modelHash(), std::string("another"), 15000);
        QTRY_COMPARE(opened.top(), (std::vector{two, one}));
    }

    void nothingIsHeardYetAndThatIsSaid()
    {
        Opened opened;
        opened.open();
        QCOMPARE(opened.activations->modelHash(), std::string());
        QCOMPARE(opened.activations->tracks(), std::size_t{0});
        QVERIFY(opened.top().empty());
        QVERIFY(!opened.activations->error());
    }

    void aReadingCanBeBrokenOff()
    {
        Opened opened;
        made::fill(opened.file, 600, "broken off");
        SessionOptions options;
        options.libraryFile = opened.file;
        LibrarySession session(options, [] { return ScanPreferences{}; });
        session.open();
        QTRY_VERIFY(session.hasLoaded());
        auto activations = std::make_unique<UnitActivations>(session);
        activations->want();
        activations.reset(); // must neither hang nor crash, wherever the reading is
    }

    void aReadingCanBeStoppedAndTakenUpAgain()
    {
        Opened opened;
        made::fill(opened.file, 600, "stopped");
        SessionOptions options;
        options.libraryFile = opened.file;
        LibrarySession session(options, [] { return ScanPreferences{}; });
        session.open();
        QTRY_VERIFY(session.hasLoaded());
        UnitActivations activations(session);
        QVERIFY(!activations.isReading());
        activations.want();
        QVERIFY(activations.isReading());
        activations.cancel();
        QVERIFY(activations.isCancelled() && !activations.isReading());
        QTest::qWait(50); // news that were under way
        activations.tryAgain();
        QTRY_VERIFY(activations.isComplete());
        QVERIFY(!activations.isCancelled());
        const auto analysed = std::ranges::count_if(session.tracks()->tracks, [](const auto& track) {
            return track->hasEmbedding && track->state != TrackState::Excluded;
        });
        QCOMPARE(activations.tracks(), static_cast<std::size_t>(analysed));
        activations.cancel(); // there is nothing to stop any more
        QVERIFY(!activations.isCancelled());
    }

    void unitsThatATrackFiresAreTheUnusualOnes()
    {
        Opened opened;
        made::fill(opened.file, 120, "made");
        opened.open();
        const auto& tracks = opened.session->tracks()->tracks;
        const auto track = std::ranges::find_if(
            tracks, [](const auto& t) { return t->hasEmbedding && t->artist->shown == "Kestrel"; });
        QVERIFY(track != tracks.end());
        QFuture<std::vector<FiringUnit>> asked = opened.activations->firing((*track)->id, 5);
        asked.waitForFinished();
        const std::vector<FiringUnit> firing = asked.result();
        QCOMPARE(firing.size(), std::size_t{5});
        constexpr int kestrel = 10; // its place among the made artists
        QCOMPARE(firing.front().index, kestrel);
        QVERIFY(std::ranges::is_sorted(firing, std::ranges::greater(), &FiringUnit::unusualness));
        QFuture<std::vector<FiringUnit>> unknown = opened.activations->firing(TrackId{987654}, 5);
        unknown.waitForFinished();
        QVERIFY(unknown.result().empty());
    }

    void tagWordsOfAUnitsTracksAreFoundWithTheirSignificance()
    {
        Opened opened;
        made::fill(opened.file, 450, "made");
        opened.open();
        const auto words = wordsOfUnits(*opened.activations->rankings(), *opened.session->tracks(),
                                        {NetworkLayer::lastHidden}, RankBy::Mean);
        QCOMPARE(words.size(), std::size_t{made::Model::hiddenUnits});
        const auto& ofKestrel = words[10];
        const auto artist = std::ranges::find(ofKestrel, QString("Kestrel"), &UnitWord::text);
        QVERIFY(artist != ofKestrel.end());
        QVERIFY(artist->kind == UnitWord::Kind::Artist && artist->chance < 0.01 && artist->found > artist->drawn / 4);
        QVERIFY(unitWordExplained(*artist).contains("p = "));
        QVERIFY(unitWordsText(ofKestrel, 3).contains("Kestrel"));
        const auto told = std::ranges::count_if(words, [](const auto& unit) { return !unit.empty(); });
        QVERIFY2(told >= 12 && told <= 14,
                 qPrintable(QString::number(told))); // the artists' units, hardly any by chance
    }

    void theLoadedNetworkIsTheOneTheActivationsAreOfOrNot()
    {
        Opened opened;
        const std::filesystem::path folder = opened.folder.path().toStdString();
        const made::Model model = made::model(folder, made::names());
        made::fill(opened.file, 30, model.hash);
        SessionOptions options;
        options.libraryFile = opened.file;
        options.modelManifest = model.manifest;
        {
            LibrarySession session(options, [] { return ScanPreferences{}; });
            LearnedNetwork learned(session);
            session.open();
            QTRY_VERIFY(session.hasLoaded());
            learned.want();
            QTRY_VERIFY(learned.network() && learned.activations().isComplete());
            QVERIFY(learned.isOfTheActivations());
            QCOMPARE(learned.network()->kernels.weights, model.kernels.weights);
            QCOMPARE(learned.called({{1}, 0}), QString("drums"));
            QCOMPARE(learned.called({{1}, 1}), QString()); // a descriptor is no name
            QCOMPARE(learned.notebook().modelHash(), model.hash);
            QTRY_COMPARE(learned.loader().byLikeness().size(), std::size_t{made::Model::filters});
        }
        made::model(folder, made::names(), 2);
        LibrarySession session(options, [] { return ScanPreferences{}; });
        LearnedNetwork learned(session);
        session.open();
        QTRY_VERIFY(session.hasLoaded());
        learned.want();
        QTRY_VERIFY(learned.network() && learned.activations().isComplete());
        QVERIFY(!learned.isOfTheActivations());
        QCOMPARE(learned.called({{1}, 0}), QString());
        QCOMPARE(learned.notebook().modelHash(), model.hash); // words are about the filters of the lists
    }

    void aModelThatIsMissingOrDamagedIsNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::newRow("missing") << QByteArray() << static_cast<int>(ErrorCode::ModelMissing);
        QTest::newRow("rubbish") << QByteArray("{\"format\": 1") << static_cast<int>(ErrorCode::ModelDamaged);
    }

    void aModelThatIsMissingOrDamagedIsNamed()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        const QTemporaryDir folder;
        const QString path = folder.filePath("model.json");
        if (!content.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        NetworkLoader loader(path.toStdString());
        loader.want();
        QTRY_VERIFY(loader.error());
        QCOMPARE(static_cast<int>(loader.error()->code), code);
        QVERIFY(!loader.network());
    }
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestUnitActivations)
#include "tst_unitactivations.moc"
