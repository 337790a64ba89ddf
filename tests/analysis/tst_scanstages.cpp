// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/changebatch.h"
#include "analysis/fakemusic.h"
#include "library/database.h"
#include "library/findingstore.h"
#include "library/trackstore.h"

#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <fstream>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

/// Whole scans over fake sounds: which file costs what, and what the library says afterwards.
class TestScanStages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileIsDecodedAndAnalysedOnce();
    void aTrackIsReportedWhenItIsSafeInTheLibrary();
    void aSecondScanOpensNoFile();
    void otherTagsCostNoNewAnalysis();
    void otherSoundIsAnalysedAnew();
    void aRenamedFileKeepsItsTrackUnopened();
    void swappedFilesKeepTheirTracks();
    void aCopyOfATrackThatIsGoneIsThatTrack();
    void hardLinksAreAnalysedOnce();
    void aCopyIsDecodedButNotAnalysed();
    void aCopyHasItsOwnContainerAndFlaws();
    void soundPutIntoAnotherContainerIsDescribedAnew();
    void whatWasAnalysedCopiedAndLookedAtIsCountedApart();
    void aFolderThroughALinkIsTheSameFolder();
    void theUserCanHaveEveryFileLookedAtAgain();
    void kindsThatAreNotReadAreNamedOnce();
    void aStickThatNumbersItsFilesAnewCostsNothing();
    void aFileThatVanishesBeforeItIsOpenedIsMissing();
    void aFileThatKeepsChangingIsGivenUp();
    void aFileThatChangedOnceIsAnalysedAsItIsNow();
    void aFileThatTakesTheDecoderDownIsTriedOnceMoreAlone();
    void fiveDeathsInARowStopTheScanAndBlameNobody();
    void failuresAreKeptUntilTheFileChangesOrTheUserAsks();
    void anotherModelAnalysesEverythingAgain();
    void aLibraryWithoutFingerprintsGetsThemAndNothingElse();
    void tracksAnalysedBeforeLaterLayersWereKeptAreAnalysedAgain();
    void whatDecodingAloneFindsIsFoundAnewWithoutTheNetwork();
    void aTrackWithoutAHashIsHeardAgainOnce();
    void aMissingModelStillListsTheFiles();
    void anAbsentFolderLosesNothing();
    void whatIsGoneForGoodIsMissing_andComesBack();
    void nothingStartsWhilePaused();
    void cancelKeepsWhatIsDoneAndTheNextScanGoesOn();
    void aTrackThatWasInHandWhenTheProgramDiedComesLast();
    void aTrackThatKillsTheProgramAgainAndAgainIsGivenUp();
    void progressIsTellableAndNeverGoesBack();
    void aFullDiskPausesAndGoesOnByItself();
    void aChangeThatCannotBeWrittenDoesNotTakeTheOthersAlong();
};

void TestScanStages::everyFileIsDecodedAndAnalysedOnce()
{
    FakeMusic music;
    for (int index = 0; index < 40; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    const auto end = music.scan();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.filesSeen, 40);
    QCOMPARE(end.total, 40);
    QCOMPARE(end.done, 40);
    QCOMPARE(end.failed, 0);
    QCOMPARE(end.device, std::string("fake device"));
    QCOMPARE(music.decoded.load(), 40);
    QCOMPARE(music.analysed.load(), 40);
    QCOMPARE(music.library().tracks().counts()->analysed, 40);
    QCOMPARE(music.library().findings().embeddings("hash of one")->ids.size(), std::size_t{40});
    QVERIFY(music.library().tracks().leftInHand()->empty());
}

void TestScanStages::aTrackIsReportedWhenItIsSafeInTheLibrary()
{
    FakeMusic music;
    for (int index = 0; index < 10; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    int safe = 0;
    int reported = 0;
    ScanRun run(music.options(), music.steps(), {}, [&](TrackId id, const std::optional<Error>& error) {
        ++reported;
        const auto row = music.library().tracks().find(id); // another connection sees only what is committed
        safe += !error && row && row->state == TrackState::Done && row->hasEmbedding ? 1 : 0;
    });
    run.wait();
    QCOMPARE(reported, 10);
    QCOMPARE(safe, 10);
}

void TestScanStages::aSecondScanOpensNoFile()
{
    FakeMusic music;
    for (int index = 0; index < 10; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    music.scan();
    QCOMPARE(music.opened.load(), 10);
    const auto again = music.scan();
    QCOMPARE(again.phase, ScanPhase::Finished);
    QCOMPARE(again.filesSeen, 10);
    QCOMPARE(again.total, 0);
    QCOMPARE(music.opened.load(), 10);
}

void TestScanStages::otherTagsCostNoNewAnalysis()
{
    FakeMusic music;
    music.write("a.ogg", "sound a", "old title");
    music.scan();
    const TrackId id = music.row("a.ogg").id;
    music.write("a.ogg", "sound a", "a much better title");
    music.scan();
    QCOMPARE(music.row("a.ogg").tags.title, std::string("a much better title"));
    QCOMPARE(music.row("a.ogg").id, id);
    QCOMPARE(music.state("a.ogg"), TrackState::Done);
    QCOMPARE(music.decoded.load(), 1);
    QCOMPARE(music.analysed.load(), 1);
    QVERIFY(music.library().tracks().leftInHand()->empty());
    music.scan();
    QCOMPARE(music.opened.load(), 2); // and then it is as known
}

void TestScanStages::otherSoundIsAnalysedAnew()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.scan();
    const auto before = music.library().findings().embeddings("hash of one")->values;
    music.write("a.ogg", "a longer sound");
    music.scan();
    QCOMPARE(music.analysed.load(), 2);
    QVERIFY(music.library().findings().embeddings("hash of one")->values != before);
    QCOMPARE(music.library().tracks().counts()->tracks, 1);
}

void TestScanStages::aRenamedFileKeepsItsTrackUnopened()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    music.scan();
    const TrackId id = music.row("a.ogg").id;
    std::filesystem::create_directories(music.folder() / "sub");
    std::filesystem::rename(music.folder() / "a.ogg", music.folder() / "sub" / "renamed.ogg");
    music.scan();
    QCOMPARE(music.row("sub/renamed.ogg").id, id);
    QCOMPARE(music.state("sub/renamed.ogg"), TrackState::Done);
    QCOMPARE(music.opened.load(), 2);
    QCOMPARE(music.library().tracks().counts()->tracks, 2);
}

void TestScanStages::swappedFilesKeepTheirTracks()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    music.scan();
    const TrackId a = music.row("a.ogg").id;
    const TrackId b = music.row("b.ogg").id;
    std::filesystem::rename(music.folder() / "a.ogg", music.folder() / "c");
    std::filesystem::rename(music.folder() / "b.ogg", music.folder() / "a.ogg");
    std::filesystem::rename(music.folder() / "c", music.folder() / "b.ogg");
    QCOMPARE(music.scan().phase, ScanPhase::Finished);
    QCOMPARE(music.row("a.ogg").id, b);
    QCOMPARE(music.row("b.ogg").id, a);
    QCOMPARE(music.opened.load(), 2);
}

void TestScanStages::aCopyOfATrackThatIsGoneIsThatTrack()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    music.scan();
    const TrackId id = music.row("a.ogg").id;
    std::filesystem::remove(music.folder() / "a.ogg");
    music.write("elsewhere/a.ogg", "sound a", "new title"); // another inode, time and size: as from another disk
    const auto end = music.scan();
    QCOMPARE(end.done, end.total);
    QCOMPARE(music.row("elsewhere/a.ogg").id, id);
    QCOMPARE(music.row("elsewhere/a.ogg").tags.title, std::string("new title"));
    QCOMPARE(music.state("elsewhere/a.ogg"), TrackState::Done);
    QCOMPARE(music.decoded.load(), 2);
    QCOMPARE(music.library().tracks().counts()->missing, 0);
    QCOMPARE(music.library().tracks().counts()->tracks, 2);
}

void TestScanStages::hardLinksAreAnalysedOnce()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    std::filesystem::create_hard_link(music.folder() / "a.ogg", music.folder() / "link.ogg");
    auto end = music.scan();
    QCOMPARE(end.done, 2);
    QCOMPARE(end.total, 2);
    QCOMPARE(music.decoded.load(), 1);
    QCOMPARE(music.library().tracks().counts()->analysed, 2);
    QVERIFY(music.row("a.ogg").id != music.row("link.ogg").id);
    QVERIFY(music.row("link.ogg").hasEmbedding);
    std::filesystem::create_hard_link(music.folder() / "a.ogg", music.folder() / "later.ogg");
    end = music.scan();
    QCOMPARE(end.done, 1);
    QCOMPARE(music.decoded.load(), 1);
    QCOMPARE(music.state("later.ogg"), TrackState::Done);
}

void TestScanStages::aCopyIsDecodedButNotAnalysed()
{
    FakeMusic music;
    music.write("a.ogg", "sound a", "first");
    music.scan();
    music.write("copy.ogg", "sound a", "second");
    const auto end = music.scan();
    QCOMPARE(end.done, 1);
    QCOMPARE(music.analysed.load(), 1);
    QCOMPARE(music.state("copy.ogg"), TrackState::Done);
    QCOMPARE(music.row("copy.ogg").tags.title, std::string("second"));
    QCOMPARE(music.row("a.ogg").tags.title, std::string("first"));
    QVERIFY(music.row("copy.ogg").audioHash == music.row("a.ogg").audioHash);
    QVERIFY(music.library().tracks().leftInHand()->empty());
}

void TestScanStages::aCopyHasItsOwnContainerAndFlaws()
{
    FakeMusic music;
    music.write("a.mka", "sound a", "first", "cut");
    music.scan();
    QCOMPARE(music.state("a.mka"), TrackState::DoneWithWarning);
    music.write("a.opus", "sound a", "second", "ogg");
    std::filesystem::create_hard_link(music.folder() / "a.mka", music.folder() / "link.mka");
    music.scan();
    QCOMPARE(music.analysed.load(), 1);
    QCOMPARE(music.row("a.opus").audio, (AudioFacts{"ogg", "fake", 44'100, 2, 130'000, 3.0, 3.0}));
    QCOMPARE(music.state("a.opus"), TrackState::Done);
    QCOMPARE(music.row("a.opus").problem, std::nullopt);
    QCOMPARE(music.row("link.mka").audio.container, std::string("cut")); // the same file
    QCOMPARE(music.state("link.mka"), TrackState::DoneWithWarning);
    music.write("b.ogg", "sound b");
    music.scan();
    music.write("b.mka", "sound b", "title", "cut");
    music.scan();
    QCOMPARE(music.state("b.mka"), TrackState::DoneWithWarning);
    QCOMPARE(music.problem("b.mka"), ErrorCode::Truncated);
    QCOMPARE(music.state("b.ogg"), TrackState::Done);
}

void TestScanStages::soundPutIntoAnotherContainerIsDescribedAnew()
{
    FakeMusic music;
    music.write("a.mp4", "sound a");
    music.write("b.mp4", "sound b");
    music.scan();
    const TrackId b = music.row("b.mp4").id;
    music.write("a.mp4", "sound a", "title", "mp4");
    std::filesystem::remove(music.folder() / "b.mp4");
    music.write("b.mka", "sound b", "title", "matroska");
    music.scan();
    QCOMPARE(music.decoded.load(), 2);
    // What was heard of it stays.
    QCOMPARE(music.row("a.mp4").audio, (AudioFacts{"mp4", "fake", 44'100, 2, 130'000, 3.0, 3.0}));
    QCOMPARE(music.row("b.mka").audio, (AudioFacts{"matroska", "fake", 44'100, 2, 130'000, 3.0, 3.0}));
    QCOMPARE(music.row("b.mka").id, b);
    // In the same container, what was counted is better than what a header says.
    music.write("a.mp4", "sound a", "another title", "mp4");
    music.scan();
    QCOMPARE(music.row("a.mp4").audio.analysedSeconds, 3.0);
}

void TestScanStages::whatWasAnalysedCopiedAndLookedAtIsCountedApart()
{
    FakeMusic music;
    music.jobs = 1; // one after the other, so that the copy comes when its like is known
    const auto counts = [](const ScanProgress& end) {
        return std::vector{end.total, end.done, end.analysed, end.copied, end.lookedAt, end.failed};
    };
    using Counts = std::vector<std::int64_t>;
    music.write("retagged.ogg", "sound a", "old");
    music.write("changed.ogg", "sound b");
    music.write("moved.ogg", "sound c");
    music.write("same.ogg", "sound d");
    music.write("bad.ogg", "broken");
    QCOMPARE(counts(music.scan()), (Counts{5, 5, 4, 0, 0, 1}));
    music.write("retagged.ogg", "sound a", "new");
    music.write("changed.ogg", "another sound");
    std::filesystem::remove(music.folder() / "moved.ogg");
    music.write("elsewhere.ogg", "sound c");
    music.write("copy.ogg", "sound d");
    std::filesystem::create_hard_link(music.folder() / "same.ogg", music.folder() / "link.ogg");
    music.write("bad.ogg", "broken again");
    QCOMPARE(counts(music.scan()), (Counts{6, 6, 1, 2, 2, 1}));
    QCOMPARE(counts(music.scan()), (Counts{0, 0, 0, 0, 0, 0}));
}

void TestScanStages::aFolderThroughALinkIsTheSameFolder()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("sub/b.ogg", "sound b");
    const auto beside = music.folder().parent_path();
    std::filesystem::create_directory_symlink(music.folder(), beside / "link");
    const auto scanOf = [&](const std::filesystem::path& folder) {
        return music.scan([&](ScanOptions& options) { options.folders = {folder}; });
    };
    QCOMPARE(scanOf(beside / "link").done, 2); // by the link first
    for (const auto& folder : {music.folder(), beside / "link" / "sub", music.folder() / "sub", beside / "link"}) {
        const auto end = scanOf(folder);
        QCOMPARE(end.phase, ScanPhase::Finished);
        QCOMPARE(end.total, 0);
    }
    QCOMPARE(music.library().roots().all()->size(), std::size_t{1});
    QCOMPARE(music.library().tracks().counts()->tracks, 2);
    // A link that leads elsewhere now is another folder.
    std::filesystem::create_directories(beside / "other");
    std::ofstream(beside / "other" / "c.ogg") << "sound c|title|fake";
    std::filesystem::last_write_time(beside / "other" / "c.ogg",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    QCOMPARE(scanOf(beside / "other").analysed, 1);
    QCOMPARE(music.library().roots().all()->size(), std::size_t{2});
}

void TestScanStages::theUserCanHaveEveryFileLookedAtAgain()
{
    FakeMusic music;
    for (const char* name : {"tags.ogg", "sound.ogg", "same.ogg"})
        music.write(name, std::string("sound ") + name, "old title");
    music.write("bad.ogg", "broken");
    music.scan();
    // Written over in place, with size and time kept, as some taggers do.
    const auto overwrite = [&](const std::string& name, const std::string& content) {
        const auto file = music.folder() / name;
        const auto time = std::filesystem::last_write_time(file);
        const auto size = std::filesystem::file_size(file);
        std::ofstream(file, std::ios::in | std::ios::out) << content;
        QCOMPARE(std::filesystem::file_size(file), size);
        std::filesystem::last_write_time(file, time);
    };
    overwrite("tags.ogg", "sound tags.ogg|new title");
    overwrite("sound.ogg", "SOUND sound.ogg|old title");
    QCOMPARE(music.scan().total, 0);
    const auto again = [](ScanOptions& options) { options.lookAgain = true; };
    const auto end = music.scan(again);
    QCOMPARE(end.total, 3); // what failed is --retry's business
    QCOMPARE(end.lookedAt, 2);
    QCOMPARE(end.analysed, 1);
    QCOMPARE(music.row("tags.ogg").tags.title, std::string("new title"));
    QCOMPARE(music.decodedSounds().back(), std::string("SOUND sound.ogg"));
    QCOMPARE(music.analysed.load(), 4);
    QCOMPARE(music.state("same.ogg"), TrackState::Done);
    QCOMPARE(music.scan().total, 0);
}

void TestScanStages::kindsThatAreNotReadAreNamedOnce()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    for (const char* name : {"1.mid", "sub/2.mid", "3.sid"})
        music.write(name, "not a sound");
    const auto other = music.libraryFile().parent_path() / "other";
    std::filesystem::create_directories(other);
    std::ofstream(other / "4.mid") << "not a sound";
    const auto both = [&](ScanOptions& options) { options.folders = {music.folder(), other}; };
    for (int time = 0; time < 2; ++time) {
        const auto end = music.scan(both);
        QCOMPARE(end.filesSeen, 1);
        QCOMPARE(end.failed, 0);
        QCOMPARE(end.notes,
                 (std::vector<std::string>{"4 files were passed over, of kinds that are not read: 3 .mid, 1 .sid"}));
    }
    QCOMPARE(music.library().tracks().counts()->tracks, 1);
}

void TestScanStages::aStickThatNumbersItsFilesAnewCostsNothing()
{
    FakeMusic music;
    for (int index = 0; index < 10; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    int mount = 0;
    auto steps = music.steps();
    const auto crawl = steps.crawl;
    steps.crawl = [&](const std::filesystem::path& root, const std::function<void(SeenFile &&)>& found,
                      std::stop_token stop) {
        std::uint64_t inode = 1000;
        const auto renumber = [&](SeenFile&& file) {
            file.inodeLasts = false;
            if (mount > 0)
                file.inode = mount % 2 == 1 ? ++inode : --inode; // others have had these numbers before
            found(std::move(file));
        };
        return crawl(root, renumber, stop);
    };
    music.scan(steps);
    for (mount = 1; mount <= 3; ++mount) {
        const auto end = music.scan(steps);
        QCOMPARE(end.filesSeen, 10);
        QCOMPARE(end.total, 0);
    }
    QCOMPARE(music.opened.load(), 10);
    QCOMPARE(music.library().tracks().counts()->analysed, 10);
}

void TestScanStages::aFileThatVanishesBeforeItIsOpenedIsMissing()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    auto steps = music.steps();
    const auto makeDecoding = steps.makeDecoding;
    steps.makeDecoding = [&music, makeDecoding] {
        auto decoding = makeDecoding();
        decoding.open = [&music, open = decoding.open](const std::filesystem::path& file) {
            if (file.filename() == "a.ogg")
                std::filesystem::remove(file);
            return open(file);
        };
        return decoding;
    };
    const auto end = music.scan(steps);
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(music.state("a.ogg"), TrackState::Missing);
    QCOMPARE(music.state("b.ogg"), TrackState::Done);
    QVERIFY(end.rootsUnavailable.empty());
}

void TestScanStages::aFileThatKeepsChangingIsGivenUp()
{
    FakeMusic music;
    music.write("growing.ogg", "growing");
    music.write("b.ogg", "sound b");
    music.whileDecoding = [&](const std::string& sound) {
        if (sound == "growing")
            music.makeOld("growing.ogg"); // with another time each time
    };
    const auto end = music.scan();
    QCOMPARE(end.failed, 1);
    QCOMPARE(music.problem("growing.ogg"), ErrorCode::ChangedWhileReading);
    QCOMPARE(std::ranges::count(music.decodedSounds(), "growing"), 4); // and three more times
    QCOMPARE(music.state("b.ogg"), TrackState::Done);
}

void TestScanStages::aFileThatChangedOnceIsAnalysedAsItIsNow()
{
    FakeMusic music;
    music.write("a.ogg", "first");
    music.whileDecoding = [&](const std::string& sound) {
        if (sound == "first")
            music.write("a.ogg", "second version", "second title");
    };
    QCOMPARE(music.scan().failed, 0);
    QCOMPARE(music.row("a.ogg").tags.title, std::string("second title"));
    QCOMPARE(music.decodedSounds(), (std::vector<std::string>{"first", "second version"}));
    music.scan();
    QCOMPARE(music.decoded.load(), 2);
}

void TestScanStages::aFileThatTakesTheDecoderDownIsTriedOnceMoreAlone()
{
    FakeMusic music;
    music.write("crash.ogg", "crash");
    for (int index = 0; index < 20; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    std::atomic<int> attempts = 0;
    std::atomic<int> neighbours = -1;
    music.whileDecoding = [&](const std::string& sound) {
        std::this_thread::sleep_for(5ms);
        if (sound == "crash" && ++attempts == 2)
            neighbours = music.decodingNow - 1;
    };
    const auto end = music.scan();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.failed, 1);
    QCOMPARE(attempts.load(), 2);
    QCOMPARE(neighbours.load(), 0);
    QCOMPARE(music.problem("crash.ogg"), ErrorCode::WorkerCrashed);
    const auto problems = *music.library().tracks().problems();
    QCOMPARE(problems.at(0).second.attempts, 2);
    QCOMPARE(problems.at(0).second.stage, std::string("decode"));
    QCOMPARE(problems.at(0).second.detail, std::string("signal 11"));
    QCOMPARE(music.library().tracks().counts()->analysed, 20);
}

void TestScanStages::fiveDeathsInARowStopTheScanAndBlameNobody()
{
    FakeMusic music;
    music.jobs = 1;
    for (int index = 0; index < 12; ++index)
        music.write(std::to_string(index) + ".ogg", "crash " + std::to_string(index));
    const auto end = music.scan();
    QCOMPARE(end.phase, ScanPhase::Failed);
    QCOMPARE(end.error->code, ErrorCode::WorkerUnavailable);
    QCOMPARE(music.decoded.load(), 10); // five files, twice each
    QCOMPARE(music.library().tracks().counts()->failed, 0);
    QCOMPARE(music.library().tracks().counts()->waiting, 12);
    // Four of them are just four bad files.
    FakeMusic other;
    other.jobs = 1;
    for (int index = 0; index < 4; ++index)
        other.write(std::to_string(index) + ".ogg", "crash " + std::to_string(index));
    other.write("good.ogg", "good");
    QCOMPARE(other.scan().phase, ScanPhase::Finished);
    QCOMPARE(other.library().tracks().counts()->failed, 4);
}

void TestScanStages::failuresAreKeptUntilTheFileChangesOrTheUserAsks()
{
    FakeMusic music;
    music.write("a.ogg", "broken");
    QCOMPARE(music.scan().failed, 1);
    QCOMPARE(music.problem("a.ogg"), ErrorCode::NotAudio);
    QCOMPARE(music.scan().total, 0);
    QCOMPARE(music.decoded.load(), 1);
    QCOMPARE(music.scan([](ScanOptions& options) { options.retryFailed = true; }).failed, 1);
    QCOMPARE(music.decoded.load(), 2);
    music.write("a.ogg", "mended");
    QCOMPARE(music.scan().failed, 0);
    QCOMPARE(music.state("a.ogg"), TrackState::Done);
    QVERIFY(music.library().tracks().problems()->empty());
}

void TestScanStages::anotherModelAnalysesEverythingAgain()
{
    FakeMusic music;
    for (int index = 0; index < 5; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    music.scan();
    music.model = "two";
    int usableMeanwhile = 0;
    music.whileDecoding = [&](const std::string&) {
        usableMeanwhile = std::max(usableMeanwhile, static_cast<int>(music.library().tracks().counts()->analysed));
    };
    music.jobs = 1;
    const auto end = music.scan();
    QCOMPARE(end.done, 5);
    QCOMPARE(music.analysed.load(), 10);
    QCOMPARE(usableMeanwhile, 5);
    QCOMPARE(music.library().findings().analysedWith("hash of two")->size(), std::size_t{5});
    QCOMPARE(*music.library().findings().modelInUse(), std::string("hash of two"));
    QCOMPARE(music.scan().total, 0);
}

void TestScanStages::whatDecodingAloneFindsIsFoundAnewWithoutTheNetwork()
{
    FakeMusic music;
    for (const char* name : {"a", "b", "c"})
        music.write(std::string(name) + ".ogg", std::string("sound ") + name);
    music.scan();
    {
        // As a program left it that made waveforms another way.
        Database database(music.libraryFile(), OpenMode::ReadWrite);
        database.execute("UPDATE finding SET version = 0 WHERE kind = 5 AND track IN (1, 3)");
    }
    const int decoded = music.decoded.load();
    const int analysed = music.analysed.load();
    const auto end = music.scan();
    QCOMPARE(end.total, 2);
    QCOMPARE(end.failed, 0);
    QCOMPARE(music.decoded.load(), decoded + 2);
    QCOMPARE(music.analysed.load(), analysed);
    const auto library = music.library();
    QVERIFY(library.findings().lacking(FindingKind::Waveform, "hash of one")->empty());
    QCOMPARE(library.findings().embeddings("hash of one")->ids.size(), std::size_t{3});
    QCOMPARE(music.state("a.ogg"), TrackState::Done);
    QCOMPARE(music.scan().total, 0);
}

void TestScanStages::aLibraryWithoutFingerprintsGetsThemAndNothingElse()
{
    FakeMusic music;
    for (const char* name : {"a", "b", "c"})
        music.write(std::string(name) + ".ogg", std::string("sound ") + name);
    music.scan();
    {
        Database database(music.libraryFile(), OpenMode::ReadWrite);
        database.execute("DELETE FROM finding WHERE kind = 6");
    }
    QCOMPARE(music.library().findings().lacking(FindingKind::Fingerprint, "hash of one")->size(), std::size_t{3});
    const int analysed = music.analysed.load();
    QCOMPARE(music.scan().total, 3);
    QCOMPARE(music.analysed.load(), analysed);
    QVERIFY(music.library().findings().lacking(FindingKind::Fingerprint, "hash of one")->empty());
    QCOMPARE(music.scan().total, 0);
}

void TestScanStages::tracksAnalysedBeforeLaterLayersWereKeptAreAnalysedAgain()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("copy of a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    music.scan(); // as a program did that kept nothing of later layers
    const int before = music.analysed.load();
    music.laterFilters = {3, 2};
    int usableMeanwhile = 0;
    music.whileDecoding = [&](const std::string&) {
        usableMeanwhile = std::max(usableMeanwhile, static_cast<int>(music.library().tracks().counts()->analysed));
    };
    QCOMPARE(music.scan().failed, 0);
    QCOMPARE(usableMeanwhile, 3);
    QVERIFY(music.analysed.load() > before);
    const auto library = music.library();
    QVERIFY(library.findings().lacking(FindingKind::LaterPeaks, "hash of one")->empty());
    const auto tracks = library.tracks().all();
    for (const TrackRow& row : *tracks)
        QCOMPARE(library.findings().laterPeaks(row.id, "hash of one")->size(), std::size_t{2});
    const int after = music.analysed.load();
    QCOMPARE(music.scan().total, 0);
    QCOMPARE(music.analysed.load(), after);
}

void TestScanStages::aTrackWithoutAHashIsHeardAgainOnce()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    music.scan();
    const TrackId id = music.row("a.ogg").id;
    Database(music.libraryFile(), OpenMode::ReadWrite)
        .execute("UPDATE track SET audio_hash_rule = 1, duration = 7200.0 WHERE path = x'612E6F6767'");
    QVERIFY(!music.row("a.ogg").audioHash);
    QCOMPARE(music.scan().done, 1);
    QCOMPARE(music.analysed.load(), 3);
    QVERIFY(music.row("a.ogg").audioHash);
    QCOMPARE(music.row("a.ogg").id, id);
    QCOMPARE(music.scan().total, 0);
}

void TestScanStages::aMissingModelStillListsTheFiles()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    auto steps = music.steps();
    steps.startNetwork = [](std::stop_token) -> Result<AnalysisSteps> {
        return Error{ErrorCode::ModelMissing, "nowhere"};
    };
    const auto end = music.scan(steps);
    QCOMPARE(end.phase, ScanPhase::Failed);
    QCOMPARE(end.error->code, ErrorCode::ModelMissing);
    QCOMPARE(music.library().tracks().counts()->waiting, 1);
    QCOMPARE(music.opened.load(), 0);
}

void TestScanStages::anAbsentFolderLosesNothing()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    music.scan();
    const auto away = music.folder().parent_path() / "away";
    std::filesystem::rename(music.folder(), away);
    auto end = music.scan();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.rootsUnavailable, std::vector{music.folder()});
    QCOMPARE(end.notes.size(), std::size_t{1});
    QCOMPARE(music.library().tracks().counts()->missing, 0);
    std::filesystem::create_directory(music.folder()); // the mount point alone
    end = music.scan();
    QCOMPARE(end.rootsUnavailable, std::vector{music.folder()});
    QCOMPARE(music.library().tracks().counts()->missing, 0);
    std::filesystem::remove(music.folder());
    std::filesystem::rename(away, music.folder());
    end = music.scan();
    QVERIFY(end.rootsUnavailable.empty());
    QCOMPARE(end.total, 0);
    QCOMPARE(music.opened.load(), 2);
}

void TestScanStages::whatIsGoneForGoodIsMissing_andComesBack()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.scan();
    const TrackId id = music.row("a.ogg").id;
    const auto away = music.folder().parent_path() / "away";
    std::filesystem::rename(music.folder(), away);
    const auto end = music.scan([&](ScanOptions& options) { options.goneForGood = {music.folder()}; });
    QVERIFY(end.rootsUnavailable.empty());
    QCOMPARE(music.library().tracks().counts()->missing, 1);
    QVERIFY(music.row("a.ogg").hasEmbedding); // nothing is forgotten
    std::filesystem::rename(away, music.folder());
    QCOMPARE(music.scan().total, 0);
    QCOMPARE(music.state("a.ogg"), TrackState::Done);
    QCOMPARE(music.row("a.ogg").id, id);
    QCOMPARE(music.decoded.load(), 1);
}

void TestScanStages::nothingStartsWhilePaused()
{
    FakeMusic music;
    for (int index = 0; index < 60; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    music.whileDecoding = [](const std::string&) { std::this_thread::sleep_for(10ms); };
    ScanRun run(music.options(), music.steps(), {}, {});
    QTRY_VERIFY(music.decoded >= 5);
    run.setPaused(true);
    QCOMPARE(run.progress().phase, ScanPhase::Paused);
    QTest::qWait(100); // what was begun may end
    const int begun = music.decoded;
    QVERIFY(begun < 60);
    const auto elapsed = run.progress().elapsed;
    QVERIFY(elapsed > 0ms);
    QTest::qWait(300);
    QCOMPARE(music.decoded.load(), begun);
    QVERIFY(run.progress().elapsed == elapsed); // no time of the scan's
    run.setPaused(false);
    const ScanProgress end = run.wait();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QVERIFY(end.elapsed > elapsed);
    QCOMPARE(music.library().tracks().counts()->analysed, 60);
}

void TestScanStages::cancelKeepsWhatIsDoneAndTheNextScanGoesOn()
{
    FakeMusic music;
    for (int index = 0; index < 200; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    music.whileDecoding = [](const std::string&) { std::this_thread::sleep_for(5ms); };
    std::set<TrackId> reported;
    {
        ScanRun run(music.options(), music.steps(), {}, [&](TrackId id, const auto&) { reported.insert(id); });
        QTRY_VERIFY(run.progress().done >= 20);
        run.cancel();
        QCOMPARE(run.wait().phase, ScanPhase::Cancelled);
    }
    const auto kept = music.library().findings().analysedWith("hash of one");
    for (const TrackId id : reported)
        QVERIFY(std::ranges::find(*kept, id) != kept->end());
    QVERIFY(kept->size() < 200);
    QVERIFY(music.library().tracks().leftInHand()->empty()); // it was no death
    const int before = music.analysed;
    QCOMPARE(music.scan().phase, ScanPhase::Finished);
    QCOMPARE(music.library().tracks().counts()->analysed, 200);
    QCOMPARE(music.analysed - before, static_cast<int>(200 - kept->size()));
}

void TestScanStages::aTrackThatWasInHandWhenTheProgramDiedComesLast()
{
    FakeMusic music;
    for (int index = 0; index < 12; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    auto steps = music.steps();
    steps.startNetwork = [](std::stop_token) -> Result<AnalysisSteps> { return Error{ErrorCode::ModelMissing, {}}; };
    music.scan(steps); // only lists them
    {
        auto library = Library::open(music.libraryFile(), Library::Access::ReadWrite);
        QVERIFY(library->tracks().noteInHand(music.row("0.ogg").id));
        QVERIFY(library->tracks().noteInHand(music.row("1.ogg").id));
    }
    int mostBeside = 0;
    music.whileDecoding = [&](const std::string& sound) {
        std::this_thread::sleep_for(3ms);
        if (sound == "sound 0" || sound == "sound 1")
            mostBeside = std::max(mostBeside, music.decodingNow - 1);
    };
    QCOMPARE(music.scan().failed, 0);
    const auto order = music.decodedSounds();
    QCOMPARE(order.at(10), std::string("sound 0"));
    QCOMPARE(order.at(11), std::string("sound 1"));
    QCOMPARE(mostBeside, 0);
    QVERIFY(music.library().tracks().leftInHand()->empty());
}

void TestScanStages::aTrackThatKillsTheProgramAgainAndAgainIsGivenUp()
{
    FakeMusic music;
    music.write("a.ogg", "sound a");
    music.write("b.ogg", "sound b");
    auto steps = music.steps();
    steps.startNetwork = [](std::stop_token) -> Result<AnalysisSteps> { return Error{ErrorCode::ModelMissing, {}}; };
    music.scan(steps);
    {
        auto library = Library::open(music.libraryFile(), Library::Access::ReadWrite);
        for (int death = 0; death < 8; ++death)
            QVERIFY(library->tracks().noteInHand(music.row("a.ogg").id));
    }
    QCOMPARE(music.scan().failed, 1);
    QCOMPARE(music.problem("a.ogg"), ErrorCode::WorkerCrashed);
    QCOMPARE(music.decodedSounds(), std::vector<std::string>{"sound b"});
    QVERIFY(music.library().tracks().leftInHand()->empty());
}

void TestScanStages::progressIsTellableAndNeverGoesBack()
{
    FakeMusic music;
    for (int index = 0; index < 150; ++index)
        music.write(std::to_string(index) + ".ogg", "sound " + std::to_string(index));
    music.whileDecoding = [](const std::string&) { std::this_thread::sleep_for(10ms); };
    std::vector<ScanProgress> told;
    {
        ScanRun run(music.options(), music.steps(), [&](const ScanProgress& progress) { told.push_back(progress); },
                    {});
        run.wait();
    }
    QVERIFY(told.size() >= 3);
    QVERIFY(told.size() < 150); // by time, not by track
    QCOMPARE(told.back().phase, ScanPhase::Finished);
    QCOMPARE(told.back().done, 150);
    for (std::size_t index = 1; index < told.size(); ++index) {
        QVERIFY(told[index].done >= told[index - 1].done);
        QVERIFY(told[index].inHand.size() <= 3);
    }
}

void TestScanStages::aFullDiskPausesAndGoesOnByItself()
{
    FakeMusic music;
    auto library = Library::open(music.libraryFile(), Library::Access::ReadWrite);
    ChangeBatch batch;
    int tries = 0;
    bool committed = false;
    batch.add({[&](Library& to) -> Status {
                   if (++tries == 1)
                       return Error{ErrorCode::DiskFull, "database or disk is full"};
                   return to.saveSetting("name", "value");
               },
               [&] { committed = true; },
               {}});
    std::vector<bool> waits;
    QVERIFY(batch.commit(*library, {}, [&](const Error* error) {
        QVERIFY(!committed);
        waits.push_back(error != nullptr);
    }));
    QCOMPARE(waits, (std::vector<bool>{true, false}));
    QVERIFY(committed);
    QCOMPARE(*library->setting("name"), std::string("value"));
    // A stop does not wait for room.
    std::stop_source stop;
    batch.add({[&](Library&) -> Status {
                   stop.request_stop();
                   return Error{ErrorCode::DiskFull, {}};
               },
               {},
               {}});
    const auto stopped = batch.commit(*library, stop.get_token(), [](const Error*) {});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::DiskFull);
}

void TestScanStages::aChangeThatCannotBeWrittenDoesNotTakeTheOthersAlong()
{
    FakeMusic music;
    auto library = Library::open(music.libraryFile(), Library::Access::ReadWrite);
    ChangeBatch batch;
    std::vector<std::string> committed;
    const auto save = [](const std::string& name) {
        return [name](Library& to) { return to.saveSetting(name, "yes"); };
    };
    batch.add({save("first"), [&] { committed.push_back("first"); }, {}});
    batch.add({[](Library&) -> Status {
                   return Error{ErrorCode::DbError, "constraint"};
               },
               [&] { committed.push_back("never"); },
               [&](const Error& error) {
                   return LibraryChange{save(error.detail), [&] { committed.push_back("instead"); }, {}};
               }});
    batch.add({save("last"), [&] { committed.push_back("last"); }, {}});
    QVERIFY(batch.commit(*library, {}, [](const Error*) {}));
    QCOMPARE(committed, (std::vector<std::string>{"first", "instead", "last"}));
    QCOMPARE(*library->setting("constraint"), std::string("yes"));
    QCOMPARE(*library->setting("first"), std::string("yes"));
}

QTEST_GUILESS_MAIN(TestScanStages)
#include "tst_scanstages.moc"
