// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/rootstore.h"
#include "library/trackstore.h"

#include <fstream>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

/// Music folders and their tracks, before anything is known of their sound.
class TestLibraryTracks : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void foldersAreKnownByTheirTidyPath();
    void aFolderKeepsWhatItsWalkSaw();
    void aTrackKeepsItsBytesAndStamp();
    void aPathIsOnlyOnceInAFolder();
    void tracksAreFoundByTheirPath();
    void removingAFolderTakesItsTracksAlong();
    void idsAreNeverUsedAgain();
    void oddTextsComeBackAsTheyWere();
    void unknownTracksAreNotFound();
};

void TestLibraryTracks::foldersAreKnownByTheirTidyPath()
{
    auto library = openLibrary();
    const auto first = library.roots().add("/music/jazz/");
    const auto second = library.roots().add("/music/./x/../jazz");
    const auto other = library.roots().add("/music/caf\xE9");
    QVERIFY(first && second && other);
    QCOMPARE(first->value, second->value);
    QVERIFY(other->value != first->value);
    const auto roots = library.roots().all();
    QCOMPARE(roots->size(), std::size_t{2});
    QCOMPARE((*roots)[0].path.native(), std::string("/music/jazz"));
    QCOMPARE((*roots)[1].path.native(), std::string("/music/caf\xE9"));
}

void TestLibraryTracks::aFolderKeepsWhatItsWalkSaw()
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    WORKS(library.roots().saveWalk(*root, 0xFFFF'FFFF'FFFF'FFF0U, "ext4", 12345));
    const auto back = library.roots().all()->front();
    QCOMPARE(back.device, std::uint64_t{0xFFFF'FFFF'FFFF'FFF0U});
    QCOMPARE(back.fileSystem, std::string("ext4"));
    QCOMPARE(back.fileCount, std::int64_t{12345});
    QCOMPARE(library.roots().saveWalk({99}, 1, "x", 1).error().code, ErrorCode::NotFound);
}

void TestLibraryTracks::aTrackKeepsItsBytesAndStamp()
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    const std::string name = "caf\xE9\n\"%'\x01/100%.mp3";
    const FileStamp stamp{0xFFFF'FFFF'FFFF'FFFFU, 0x8000'0000'0000'0001U, 1LL << 40, -86'400'000'000'000};
    const auto id = library.tracks().add(*root, name, stamp);
    QVERIFY(id);
    const auto row = library.tracks().find(*id);
    QCOMPARE(row->relativePath, name);
    QCOMPARE(row->stamp, stamp);
    QCOMPARE(row->root.value, root->value);
    QCOMPARE(row->state, TrackState::Waiting);
    QVERIFY(!row->hasEmbedding);
    QVERIFY(!row->audioHash);
    QVERIFY(!row->problem);
    QVERIFY(row->addedSeconds > 1'600'000'000);
    QCOMPARE(library.tracks().pathOf(*id)->native(), "/music/" + name);
    QCOMPARE(library.tracks().add({99}, "a.mp3", stamp).error().code, ErrorCode::NotFound);
}

void TestLibraryTracks::aPathIsOnlyOnceInAFolder()
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    const auto other = library.roots().add("/more");
    QVERIFY(library.tracks().add(*root, "a.mp3", {}));
    QCOMPARE(library.tracks().add(*root, "a.mp3", {}).error().code, ErrorCode::InvalidArgument);
    QVERIFY(library.tracks().add(*other, "a.mp3", {}));
    QVERIFY(library.tracks().add(*root, "A.mp3", {}));
    // A refused row does not spoil the group that it is in.
    WORKS(library.begin());
    QVERIFY(library.tracks().add(*root, "b.mp3", {}));
    QVERIFY(!library.tracks().add(*root, "b.mp3", {}));
    QVERIFY(library.tracks().add(*root, "c.mp3", {}));
    WORKS(library.commit());
    QCOMPARE(library.tracks().all()->size(), std::size_t{5});
}

void TestLibraryTracks::tracksAreFoundByTheirPath()
{
    const fs::path real = folder() / "music";
    fs::create_directories(real / "album");
    std::ofstream(real / "album/1.mp3") << "x";
    const fs::path link = folder() / "link";
    fs::create_symlink(real, link);
    auto library = openLibrary();
    const auto outer = library.roots().add(real);
    const auto inner = library.roots().add(real / "sub");
    const auto id = library.tracks().add(*outer, "album/1.mp3", {});
    const auto below = library.tracks().add(*inner, "2.mp3", {});
    QCOMPARE(library.tracks().findAt(real / "album/1.mp3")->id, *id);
    QCOMPARE(library.tracks().findAt(real / "x/../album/./1.mp3")->id, *id);
    QCOMPARE(library.tracks().findAt(real / "sub/2.mp3")->id, *below);
    QCOMPARE(library.tracks().findAt(link / "album/1.mp3")->id, *id);
    QCOMPARE(library.tracks().findAt(real / "album/2.mp3").error().code, ErrorCode::NotFound);
    QCOMPARE(library.tracks().findAt(real.string() + "2/album/1.mp3").error().code, ErrorCode::NotFound);
}

void TestLibraryTracks::removingAFolderTakesItsTracksAlong()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const auto other = library.roots().add("/more");
    const auto stays = library.tracks().add(*other, "a.mp3", {});
    WORKS(library.tracks().noteInHand(ids[0]));
    WORKS(library.roots().remove(library.roots().all()->front().id));
    QCOMPARE(idsOf(*library.tracks().all()), std::vector{*stays});
    QVERIFY(library.findings().embeddings(made::modelHash)->ids.empty());
    QVERIFY(library.tracks().leftInHand()->empty());
    QCOMPARE(library.findings().waveform(ids[0]).error().code, ErrorCode::NotFound);
    QCOMPARE(library.roots().remove({77}).error().code, ErrorCode::NotFound);
    WORKS(library.checkIntegrity());
}

void TestLibraryTracks::idsAreNeverUsedAgain()
{
    auto library = openLibrary();
    const auto last = fill(library, 3).back();
    WORKS(library.roots().remove(library.roots().all()->front().id));
    QVERIFY(fill(library, 1).front() > last);
}

void TestLibraryTracks::oddTextsComeBackAsTheyWere()
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    const auto id = library.tracks().add(*root, "a.mp3", {});
    auto decoded = made::decoded(1);
    decoded.tags.title = "\"; DROP TABLE track; --";
    decoded.tags.artist = std::string("nul\0inside", 10);
    decoded.tags.album = "\xE2\x80\xAE right to left \xED\xA0\x80 and not UTF-8 \xFF";
    decoded.tags.genre = std::string(4096, 'g');
    decoded.audio.codec.clear();
    WORKS(library.findings().saveAnalysis(*id, {}, decoded, made::analysed(1), made::modelHash));
    QCOMPARE(library.tracks().find(*id)->tags, decoded.tags);
    QCOMPARE(library.tracks().find(*id)->audio, decoded.audio);
    WORKS(library.checkIntegrity());
}

void TestLibraryTracks::unknownTracksAreNotFound()
{
    auto library = openLibrary();
    const TrackId none{42};
    const auto notFound = [](const auto& result) { return !result && result.error().code == ErrorCode::NotFound; };
    QVERIFY(notFound(library.tracks().find(none)));
    QVERIFY(notFound(library.tracks().pathOf(none)));
    QVERIFY(notFound(library.tracks().move(none, {1}, "x", {})));
    QVERIFY(notFound(library.tracks().requeue(none, {})));
    QVERIFY(notFound(library.tracks().markMissing(none)));
    QVERIFY(notFound(library.tracks().markSeen(none)));
    QVERIFY(notFound(library.tracks().markExcluded(none)));
    QVERIFY(notFound(library.tracks().saveTags(none, {}, {})));
    QVERIFY(notFound(library.findings().saveAnalysis(none, {}, made::decoded(1), made::analysed(1), made::modelHash)));
    QVERIFY(notFound(library.tracks().saveFailure(none, {}, {ErrorCode::Drm, "", "", 1, 1})));
    QVERIFY(notFound(library.tracks().retryFailures(none)));
    QVERIFY(notFound(library.findings().sections(none, made::modelHash)));
    QVERIFY(notFound(library.findings().filters(none, made::modelHash)));
    QVERIFY(notFound(library.findings().hiddenUnits(none, made::modelHash)));
    QVERIFY(notFound(library.findings().waveform(none)));
    QVERIFY(notFound(library.findings().loudness(none)));
    // None of it counted as a change.
    QCOMPARE(library.changeCounter(), std::int64_t{0});
}

QTEST_APPLESS_MAIN(TestLibraryTracks)
#include "tst_librarytracks.moc"
