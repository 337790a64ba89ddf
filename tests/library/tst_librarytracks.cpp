// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarytest.h"

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
    const auto first = library.addRoot("/music/jazz/");
    const auto second = library.addRoot("/music/./x/../jazz");
    const auto other = library.addRoot("/music/caf\xE9");
    QVERIFY(first && second && other);
    QCOMPARE(first->value, second->value);
    QVERIFY(other->value != first->value);
    const auto roots = library.roots();
    QCOMPARE(roots->size(), std::size_t{2});
    QCOMPARE((*roots)[0].path.native(), std::string("/music/jazz"));
    QCOMPARE((*roots)[1].path.native(), std::string("/music/caf\xE9"));
}

void TestLibraryTracks::aFolderKeepsWhatItsWalkSaw()
{
    auto library = openLibrary();
    const auto root = library.addRoot("/music");
    WORKS(library.saveRootWalk(*root, 0xFFFF'FFFF'FFFF'FFF0U, "ext4", 12345));
    const auto back = library.roots()->front();
    QCOMPARE(back.device, std::uint64_t{0xFFFF'FFFF'FFFF'FFF0U});
    QCOMPARE(back.fileSystem, std::string("ext4"));
    QCOMPARE(back.fileCount, std::int64_t{12345});
    QCOMPARE(library.saveRootWalk({99}, 1, "x", 1).error().code, ErrorCode::NotFound);
}

void TestLibraryTracks::aTrackKeepsItsBytesAndStamp()
{
    auto library = openLibrary();
    const auto root = library.addRoot("/music");
    const std::string name = "caf\xE9\n\"%'\x01/100%.mp3";
    const FileStamp stamp{0xFFFF'FFFF'FFFF'FFFFU, 0x8000'0000'0000'0001U, 1LL << 40, -86'400'000'000'000};
    const auto id = library.addTrack(*root, name, stamp);
    QVERIFY(id);
    const auto row = library.track(*id);
    QCOMPARE(row->relativePath, name);
    QCOMPARE(row->stamp, stamp);
    QCOMPARE(row->root.value, root->value);
    QCOMPARE(row->state, TrackState::Waiting);
    QVERIFY(!row->hasEmbedding);
    QVERIFY(!row->audioHash);
    QVERIFY(!row->problem);
    QVERIFY(row->addedSeconds > 1'600'000'000);
    QCOMPARE(library.pathOf(*id)->native(), "/music/" + name);
    QCOMPARE(library.addTrack({99}, "a.mp3", stamp).error().code, ErrorCode::NotFound);
}

void TestLibraryTracks::aPathIsOnlyOnceInAFolder()
{
    auto library = openLibrary();
    const auto root = library.addRoot("/music");
    const auto other = library.addRoot("/more");
    QVERIFY(library.addTrack(*root, "a.mp3", {}));
    QCOMPARE(library.addTrack(*root, "a.mp3", {}).error().code, ErrorCode::InvalidArgument);
    QVERIFY(library.addTrack(*other, "a.mp3", {}));
    QVERIFY(library.addTrack(*root, "A.mp3", {}));
    // A refused row does not spoil the group that it is in.
    WORKS(library.begin());
    QVERIFY(library.addTrack(*root, "b.mp3", {}));
    QVERIFY(!library.addTrack(*root, "b.mp3", {}));
    QVERIFY(library.addTrack(*root, "c.mp3", {}));
    WORKS(library.commit());
    QCOMPARE(library.tracks()->size(), std::size_t{5});
}

void TestLibraryTracks::tracksAreFoundByTheirPath()
{
    const fs::path real = folder() / "music";
    fs::create_directories(real / "album");
    std::ofstream(real / "album/1.mp3") << "x";
    const fs::path link = folder() / "link";
    fs::create_symlink(real, link);
    auto library = openLibrary();
    const auto outer = library.addRoot(real);
    const auto inner = library.addRoot(real / "sub");
    const auto id = library.addTrack(*outer, "album/1.mp3", {});
    const auto below = library.addTrack(*inner, "2.mp3", {});
    QCOMPARE(library.trackAt(real / "album/1.mp3")->id, *id);
    QCOMPARE(library.trackAt(real / "x/../album/./1.mp3")->id, *id);
    QCOMPARE(library.trackAt(real / "sub/2.mp3")->id, *below);
    QCOMPARE(library.trackAt(link / "album/1.mp3")->id, *id);
    QCOMPARE(library.trackAt(real / "album/2.mp3").error().code, ErrorCode::NotFound);
    QCOMPARE(library.trackAt(real.string() + "2/album/1.mp3").error().code, ErrorCode::NotFound);
}

void TestLibraryTracks::removingAFolderTakesItsTracksAlong()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const auto other = library.addRoot("/more");
    const auto stays = library.addTrack(*other, "a.mp3", {});
    WORKS(library.noteInHand(ids[0], true));
    WORKS(library.removeRoot(library.roots()->front().id));
    QCOMPARE(idsOf(*library.tracks()), std::vector{*stays});
    QVERIFY(library.embeddings(made::modelHash)->ids.empty());
    QVERIFY(library.leftInHand()->empty());
    QCOMPARE(library.waveform(ids[0]).error().code, ErrorCode::NotFound);
    QCOMPARE(library.removeRoot({77}).error().code, ErrorCode::NotFound);
    WORKS(library.checkIntegrity());
}

void TestLibraryTracks::idsAreNeverUsedAgain()
{
    auto library = openLibrary();
    const auto last = fill(library, 3).back();
    WORKS(library.removeRoot(library.roots()->front().id));
    QVERIFY(fill(library, 1).front() > last);
}

void TestLibraryTracks::oddTextsComeBackAsTheyWere()
{
    auto library = openLibrary();
    const auto root = library.addRoot("/music");
    const auto id = library.addTrack(*root, "a.mp3", {});
    auto decoded = made::decoded(1);
    decoded.tags.title = "\"; DROP TABLE track; --";
    decoded.tags.artist = std::string("nul\0inside", 10);
    decoded.tags.album = "\xE2\x80\xAE right to left \xED\xA0\x80 and not UTF-8 \xFF";
    decoded.tags.genre = std::string(4096, 'g');
    decoded.audio.codec.clear();
    WORKS(library.saveAnalysis(*id, {}, decoded, made::analysed(1), made::modelHash));
    QCOMPARE(library.track(*id)->tags, decoded.tags);
    QCOMPARE(library.track(*id)->audio, decoded.audio);
    WORKS(library.checkIntegrity());
}

void TestLibraryTracks::unknownTracksAreNotFound()
{
    auto library = openLibrary();
    const TrackId none{42};
    const auto notFound = [](const auto& result) { return !result && result.error().code == ErrorCode::NotFound; };
    QVERIFY(notFound(library.track(none)));
    QVERIFY(notFound(library.pathOf(none)));
    QVERIFY(notFound(library.moveTrack(none, {1}, "x", {})));
    QVERIFY(notFound(library.requeueTrack(none, {})));
    QVERIFY(notFound(library.markMissing(none)));
    QVERIFY(notFound(library.markSeen(none)));
    QVERIFY(notFound(library.markExcluded(none, true)));
    QVERIFY(notFound(library.saveTags(none, {}, {})));
    QVERIFY(notFound(library.saveAnalysis(none, {}, made::decoded(1), made::analysed(1), made::modelHash)));
    QVERIFY(notFound(library.saveFailure(none, {}, {ErrorCode::Drm, "", "", 1, 1})));
    QVERIFY(notFound(library.retryFailures(none)));
    QVERIFY(notFound(library.sections(none, made::modelHash)));
    QVERIFY(notFound(library.filters(none, made::modelHash)));
    QVERIFY(notFound(library.hiddenUnits(none, made::modelHash)));
    QVERIFY(notFound(library.waveform(none)));
    QVERIFY(notFound(library.loudness(none)));
    // None of it counted as a change.
    QCOMPARE(library.changeCounter(), std::int64_t{0});
}

QTEST_APPLESS_MAIN(TestLibraryTracks)
#include "tst_librarytracks.moc"
