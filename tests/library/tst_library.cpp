// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"
#include "library/madetracks.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tonekin;
namespace fs = std::filesystem;

namespace {

/// Runs a step in another process; its return value becomes the exit status.
pid_t inAnotherProcess(const std::function<int()>& step)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(step());
    return child;
}

int exitOf(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<TrackId> idsOf(const std::vector<TrackRow>& rows)
{
    std::vector<TrackId> ids;
    for (const TrackRow& row : rows)
        ids.push_back(row.id);
    return ids;
}

} // namespace

class TestLibrary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aNewLibraryIsEmptyAndStaysWhereItIs();
    void aReadOnlyLibraryMustExistAndTakesNoChanges();
    void foldersAreKnownByTheirTidyPath();
    void aFolderKeepsWhatItsWalkSaw();
    void aTrackKeepsItsBytesAndStamp();
    void aPathIsOnlyOnceInAFolder();
    void tracksAreFoundByTheirPath();
    void anAnalysisComesBackWhole();
    void anAnalysisWithWarningsIsUsableAndSaysSo();
    void aFailureIsKeptWithItsReasonUntilRetried();
    void everyTrackIsInExactlyOneState();
    void marksDoNotForgetWhatIsBelowThem();
    void oldResultsStayUsableWhileATrackWaits();
    void aRetagChangesTagsOnly();
    void aMovedTrackKeepsItsIdAndResults();
    void removingAFolderTakesItsTracksAlong();
    void idsAreNeverUsedAgain();
    void vectorsOfAnotherModelDoNotMix();
    void theModelInUseIsThatOfMostTracks();
    void resultsOfAModelNobodyNeedsAreDropped();
    void answersThatAreNoNumbersAreNotStored();
    void anAnalysisCanBeCopiedToTheSameAudioElsewhere();
    void settingsAreKeptByName();
    void changesAreCountedAndFound();
    void changesAreSeenByOtherConnections();
    void changesAreSeenAcrossProcesses();
    void aGroupIsCommittedOrRolledBackAsAWhole();
    void groupsAreNotNestedAndMustBeOpen();
    void whatWasInHandIsKnownAfterADeath();
    void aKilledWriterLosesNothingCommitted();
    void twoWritersWaitForEachOther();
    void aMovedLibraryObjectGoesOnWorking();
    void onlyOneScanHoldsTheLock();
    void theScanLockEndsWithItsHolder();
    void backupsAreLibrariesThemselves();
    void aBackupIsMadeWhenDueAndThreeAreKept();
    void oddTextsComeBackAsTheyWere();
    void unknownTracksAreNotFound();
    void theDefaultPlaceFollowsTheEnvironment();

private:
    fs::path file() const { return fs::path(m_dir->path().toStdString()) / "data" / "library.sqlite"; }
    Library openLibrary(Library::Access access = Library::Access::ReadWrite) const;
    /// A root with tracks 1..count, all of them analysed.
    static std::vector<TrackId> fill(Library& library, std::uint32_t count);
    std::unique_ptr<QTemporaryDir> m_dir;
};

// Statuses that must be good, and values that must be there.
#define WORKS(expression)                                                                                              \
    do {                                                                                                               \
        auto&& outcome_ = (expression);                                                                                \
        QVERIFY2(outcome_, outcome_ ? "" : outcome_.error().detail.c_str());                                           \
    } while (false)

void TestLibrary::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestLibrary::cleanup()
{
    m_dir.reset();
}

Library TestLibrary::openLibrary(Library::Access access) const
{
    auto library = Library::open(file(), access);
    if (!library)
        qFatal("%s", library.error().detail.c_str());
    return std::move(*library);
}

std::vector<TrackId> TestLibrary::fill(Library& library, std::uint32_t count)
{
    const auto root = library.addRoot("/music");
    std::vector<TrackId> ids;
    for (std::uint32_t i = 1; i <= count; ++i) {
        const auto id = library.addTrack(*root, "album/" + std::to_string(i) + ".flac", made::stamp(i));
        if (!id || !library.saveAnalysis(*id, made::stamp(i), made::decoded(i), made::heard(i), made::modelHash))
            qFatal("the library cannot be filled");
        ids.push_back(*id);
    }
    return ids;
}

void TestLibrary::aNewLibraryIsEmptyAndStaysWhereItIs()
{
    {
        const auto library = openLibrary();
        QVERIFY(library.repaired().empty());
        QVERIFY(!library.readOnly());
        QVERIFY(library.tracks()->empty());
        QVERIFY(library.roots()->empty());
        QVERIFY(library.problems()->empty());
        QVERIFY(library.leftInHand()->empty());
        QVERIFY(library.modelInUse()->empty());
        QVERIFY(library.embeddings(made::modelHash)->ids.empty());
        QCOMPARE(library.counts()->tracks, std::int64_t{0});
        WORKS(library.checkIntegrity());
    }
    QVERIFY(fs::is_regular_file(file()));
    // Closed in order, it is one file: nothing that belongs to it is left beside it.
    QVERIFY(!fs::exists(file().string() + "-wal"));
    std::ifstream stream(file(), std::ios::binary);
    std::string head(100, '\0');
    stream.read(head.data(), 100);
    QCOMPARE(head.substr(68, 4), std::string("Tonk"));
}

void TestLibrary::aReadOnlyLibraryMustExistAndTakesNoChanges()
{
    QCOMPARE(Library::open(file(), Library::Access::ReadOnly).error().code, ErrorCode::NotFound);
    QVERIFY(!fs::exists(file()));
    auto writer = openLibrary();
    const auto ids = fill(writer, 2);
    auto reader = openLibrary(Library::Access::ReadOnly);
    QVERIFY(reader.readOnly());
    QCOMPARE(reader.tracks()->size(), std::size_t{2});
    QCOMPARE(reader.addRoot("/more").error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(reader.markMissing(ids[0]).error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(reader.begin().error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(writer.roots()->size(), std::size_t{1});
}

void TestLibrary::foldersAreKnownByTheirTidyPath()
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

void TestLibrary::aFolderKeepsWhatItsWalkSaw()
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

void TestLibrary::aTrackKeepsItsBytesAndStamp()
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

void TestLibrary::aPathIsOnlyOnceInAFolder()
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

void TestLibrary::tracksAreFoundByTheirPath()
{
    const fs::path real = fs::path(m_dir->path().toStdString()) / "music";
    fs::create_directories(real / "album");
    std::ofstream(real / "album/1.mp3") << "x";
    const fs::path link = fs::path(m_dir->path().toStdString()) / "link";
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

void TestLibrary::anAnalysisComesBackWhole()
{
    auto library = openLibrary();
    const auto id = fill(library, 3)[1];
    const auto decoded = made::decoded(2);
    const auto heard = made::heard(2);
    const auto row = library.track(id);
    QCOMPARE(row->state, TrackState::Done);
    QCOMPARE(row->tags, decoded.tags);
    QCOMPARE(row->audio, decoded.audio);
    QCOMPARE(row->audioHash->bytes, decoded.audioHash.bytes);
    QVERIFY(row->hasEmbedding);

    const auto table = library.embeddings(made::modelHash);
    QCOMPARE(table->dimensions, 128);
    QCOMPARE(table->ids.size(), std::size_t{3});
    QVERIFY(std::equal(heard.embedding.begin(), heard.embedding.end(), table->values.begin() + 128));
    QCOMPARE(library.heardWith(made::modelHash)->size(), std::size_t{3});

    const auto sections = library.sections(id, made::modelHash);
    QCOMPARE(sections->size(), heard.sections.size());
    QCOMPARE(sections->back().startSeconds, heard.sections.back().startSeconds);
    const auto& first = sections->front().embedding;
    QVERIFY(std::inner_product(first.begin(), first.end(), heard.sections.front().embedding.begin(), 0.0F) > 0.999F);
    const auto filters = library.filters(id, made::modelHash);
    QCOMPARE(filters->size(), heard.filters.size());
    QVERIFY(std::abs((*filters)[17].maximum - heard.filters[17].maximum) < 0.01F);
    QVERIFY(std::abs((*filters)[17].secondsOfMaximum - heard.filters[17].secondsOfMaximum) < 0.01F);
    QCOMPARE(library.hiddenUnits(id, made::modelHash)->size(), heard.hidden.size());
    const auto peaks = library.laterPeaks(id, made::modelHash);
    QCOMPARE(peaks->size(), std::size_t{3});
    QVERIFY(std::abs((*peaks)[2][500].maximum - heard.laterPeaks[2][500].maximum) < 0.01F);
    QVERIFY(std::abs((*peaks)[2][500].seconds - heard.laterPeaks[2][500].seconds) < 0.01F);
    QCOMPARE(*library.waveform(id), decoded.waveform);
    QCOMPARE(*library.loudness(id), decoded.loudnessLufs);
    QCOMPARE(*library.modelInUse(), made::modelHash);
}

void TestLibrary::anAnalysisWithWarningsIsUsableAndSaysSo()
{
    auto library = openLibrary();
    const auto ids = fill(library, 2);
    auto decoded = made::decoded(1);
    decoded.warnings = {{ErrorCode::Truncated, "6.7 of 20 s"}, {ErrorCode::CorruptFrames, "3 of 100"}};
    WORKS(library.saveAnalysis(ids[0], made::stamp(1), decoded, made::heard(1), made::modelHash));
    const auto row = library.track(ids[0]);
    QCOMPARE(row->state, TrackState::DoneWithWarning);
    QCOMPARE(row->problem, std::optional(ErrorCode::Truncated));
    QVERIFY(row->hasEmbedding);
    const auto problems = library.problems();
    QCOMPARE(problems->size(), std::size_t{2});
    QCOMPARE((*problems)[0].second.detail, std::string("6.7 of 20 s"));
    QCOMPARE((*problems)[1].second.code, ErrorCode::CorruptFrames);
    QCOMPARE(library.counts()->analysed, std::int64_t{2});
    // Analysed again without fault, nothing is held against it.
    WORKS(library.saveAnalysis(ids[0], made::stamp(1), made::decoded(1), made::heard(1), made::modelHash));
    QVERIFY(library.problems()->empty());
    QVERIFY(!library.track(ids[0])->problem);
}

void TestLibrary::aFailureIsKeptWithItsReasonUntilRetried()
{
    auto library = openLibrary();
    const auto root = library.addRoot("/music");
    const auto id = library.addTrack(*root, "a.mp3", made::stamp(1));
    const auto other = library.addTrack(*root, "b.mp3", made::stamp(2));
    const TrackProblem problem{ErrorCode::WorkerCrashed, "decode", "signal 11", 2, 1'700'000'000};
    WORKS(library.saveFailure(*id, made::stamp(3), problem));
    WORKS(library.saveFailure(*other, made::stamp(2), {ErrorCode::NotAudio, "decode", "text", 1, 1}));
    const auto row = library.track(*id);
    QCOMPARE(row->state, TrackState::Failed);
    QCOMPARE(row->problem, std::optional(ErrorCode::WorkerCrashed));
    QCOMPARE(row->stamp, made::stamp(3));
    const auto problems = library.problems();
    QCOMPARE(problems->size(), std::size_t{2});
    QCOMPARE(problems->front().first, *id);
    QCOMPARE(problems->front().second.stage, std::string("decode"));
    QCOMPARE(problems->front().second.detail, std::string("signal 11"));
    QCOMPARE(problems->front().second.attempts, 2);
    QCOMPARE(problems->front().second.whenSeconds, std::int64_t{1'700'000'000});

    WORKS(library.retryFailures(*id));
    QCOMPARE(library.track(*id)->state, TrackState::Waiting);
    QVERIFY(!library.track(*id)->problem);
    QCOMPARE(library.track(*other)->state, TrackState::Failed);
    WORKS(library.retryFailures(std::nullopt));
    QCOMPARE(library.counts()->waiting, std::int64_t{2});
    QVERIFY(library.problems()->empty());
}

void TestLibrary::everyTrackIsInExactlyOneState()
{
    auto library = openLibrary();
    const auto ids = fill(library, 5);
    const auto root = library.roots()->front().id;
    QVERIFY(library.addTrack(root, "waiting.mp3", {}));
    WORKS(library.saveFailure(ids[1], {}, {ErrorCode::Drm, "decode", "", 1, 1}));
    WORKS(library.markMissing(ids[2]));
    WORKS(library.markExcluded(ids[3], true));
    WORKS(library.saveFailure(ids[4], {}, {ErrorCode::Drm, "decode", "", 1, 1}));
    WORKS(library.markExcluded(ids[4], true));
    WORKS(library.markMissing(ids[4]));
    std::map<TrackState, int> states;
    const auto rows = library.tracks();
    for (const TrackRow& row : *rows)
        ++states[row.state];
    QCOMPARE(states, (std::map<TrackState, int>{{TrackState::Waiting, 1},
                                                {TrackState::Done, 1},
                                                {TrackState::Failed, 1},
                                                {TrackState::Missing, 2},
                                                {TrackState::Excluded, 1}}));
    const auto counts = library.counts();
    QCOMPARE(counts->tracks, std::int64_t{6});
    QCOMPARE(counts->analysed, std::int64_t{1});
    QCOMPARE(counts->failed, std::int64_t{1});
    QCOMPARE(counts->missing, std::int64_t{2});
    QCOMPARE(counts->waiting, std::int64_t{1});
    QCOMPARE(library.problems()->size(), std::size_t{1});
}

void TestLibrary::marksDoNotForgetWhatIsBelowThem()
{
    auto library = openLibrary();
    const auto id = fill(library, 1)[0];
    WORKS(library.saveFailure(id, {}, {ErrorCode::Drm, "decode", "", 1, 1}));
    WORKS(library.markExcluded(id, true));
    WORKS(library.markMissing(id));
    QCOMPARE(library.track(id)->state, TrackState::Missing);
    WORKS(library.markSeen(id));
    QCOMPARE(library.track(id)->state, TrackState::Excluded);
    WORKS(library.markExcluded(id, false));
    QCOMPARE(library.track(id)->state, TrackState::Failed);
    QCOMPARE(library.track(id)->problem, std::optional(ErrorCode::Drm));
}

void TestLibrary::oldResultsStayUsableWhileATrackWaits()
{
    auto library = openLibrary();
    const auto id = fill(library, 1)[0];
    WORKS(library.markMissing(id));
    WORKS(library.requeueTrack(id, made::stamp(9)));
    const auto row = library.track(id);
    QCOMPARE(row->state, TrackState::Waiting);
    QCOMPARE(row->stamp, made::stamp(9));
    QVERIFY(row->hasEmbedding);
    QCOMPARE(row->tags.title, std::string("Title 1"));
    QCOMPARE(library.embeddings(made::modelHash)->ids.size(), std::size_t{1});
    QVERIFY(library.sections(id, made::modelHash));
    QVERIFY(library.waveform(id));
    // The same when the new content turns out to be unusable.
    WORKS(library.saveFailure(id, made::stamp(9), {ErrorCode::NotAudio, "decode", "", 1, 1}));
    QVERIFY(library.track(id)->hasEmbedding);
}

void TestLibrary::aRetagChangesTagsOnly()
{
    auto library = openLibrary();
    const auto ids = fill(library, 1);
    ProbedTrack probed{made::decoded(50).tags, {"mp3", "mp3", 1, 1, 1, 1.0, 0.0}, made::decoded(1).audioHash};
    probed.tags.year.reset();
    probed.tags.replayGainTrackDecibel = -6.5;
    WORKS(library.saveTags(ids[0], made::stamp(7), probed));
    const auto row = library.track(ids[0]);
    QCOMPARE(row->tags, probed.tags);
    QCOMPARE(row->state, TrackState::Done);
    QCOMPARE(row->stamp, made::stamp(7));
    // What was counted while decoding is not replaced by what a header says.
    QCOMPARE(row->audio, made::decoded(1).audio);
    QVERIFY(row->hasEmbedding);

    const auto fresh = library.addTrack(library.roots()->front().id, "new.mp3", {});
    WORKS(library.saveTags(*fresh, {}, probed));
    QCOMPARE(library.track(*fresh)->audio, probed.audio);
    QCOMPARE(library.track(*fresh)->state, TrackState::Waiting);
}

void TestLibrary::aMovedTrackKeepsItsIdAndResults()
{
    auto library = openLibrary();
    const auto ids = fill(library, 2);
    const auto other = library.addRoot("/more");
    WORKS(library.markMissing(ids[0]));
    WORKS(library.moveTrack(ids[0], *other, "new/name.flac", made::stamp(5)));
    const auto row = library.track(ids[0]);
    QCOMPARE(row->relativePath, std::string("new/name.flac"));
    QCOMPARE(row->root.value, other->value);
    QCOMPARE(row->state, TrackState::Done);
    QVERIFY(row->hasEmbedding);
    QCOMPARE(library.pathOf(ids[0])->native(), std::string("/more/new/name.flac"));
    QCOMPARE(library.moveTrack(ids[1], *other, "new/name.flac", {}).error().code, ErrorCode::InvalidArgument);
    WORKS(library.moveTrack(ids[0], *other, "new/name.flac", made::stamp(6)));
}

void TestLibrary::removingAFolderTakesItsTracksAlong()
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

void TestLibrary::idsAreNeverUsedAgain()
{
    auto library = openLibrary();
    const auto last = fill(library, 3).back();
    WORKS(library.removeRoot(library.roots()->front().id));
    QVERIFY(fill(library, 1).front() > last);
}

void TestLibrary::vectorsOfAnotherModelDoNotMix()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const std::string other(64, 'b');
    WORKS(library.saveAnalysis(ids[0], {}, made::decoded(1), made::heard(9, 10, 64), other));
    QCOMPARE(library.embeddings(other)->dimensions, 64);
    QCOMPARE(library.embeddings(other)->ids, std::vector{ids[0]});
    QCOMPARE(library.embeddings(made::modelHash)->ids.size(), std::size_t{3});
    QCOMPARE(library.sections(ids[0], other)->size(), std::size_t{10});
    QCOMPARE(library.sections(ids[0], made::modelHash)->size(), std::size_t{80});
    QCOMPARE(library.sections(ids[1], other).error().code, ErrorCode::NotFound);
    QVERIFY(library.embeddings("unknown")->ids.empty());
    QCOMPARE(*library.heardWith(other), std::vector{ids[0]});
    // A model does not change the size of its vectors.
    QCOMPARE(library.saveAnalysis(ids[1], {}, made::decoded(1), made::heard(9, 10, 32), other).error().code,
             ErrorCode::ModelError);
    QCOMPARE(library.track(ids[1])->stamp, made::stamp(2));
}

void TestLibrary::theModelInUseIsThatOfMostTracks()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const std::string other(64, 'b');
    WORKS(library.saveAnalysis(ids[0], {}, made::decoded(1), made::heard(1), other));
    QCOMPARE(*library.modelInUse(), made::modelHash);
    WORKS(library.saveAnalysis(ids[1], {}, made::decoded(2), made::heard(2), other));
    WORKS(library.saveAnalysis(ids[2], {}, made::decoded(3), made::heard(3), other));
    QCOMPARE(*library.modelInUse(), other);
}

void TestLibrary::resultsOfAModelNobodyNeedsAreDropped()
{
    const std::string other(64, 'b');
    std::vector<TrackId> ids;
    {
        auto library = openLibrary();
        ids = fill(library, 3);
        WORKS(library.saveAnalysis(ids[0], {}, made::decoded(1), made::heard(1), other));
    }
    {
        // Half-way through a change of models both are kept.
        auto library = openLibrary();
        WORKS(library.maintain());
        QCOMPARE(library.embeddings(made::modelHash)->ids.size(), std::size_t{3});
        QCOMPARE(library.embeddings(other)->ids.size(), std::size_t{1});
        WORKS(library.saveAnalysis(ids[1], {}, made::decoded(2), made::heard(2), other));
        WORKS(library.saveAnalysis(ids[2], {}, made::decoded(3), made::heard(3), other));
        QCOMPARE(library.embeddings(made::modelHash)->ids.size(), std::size_t{3});
    }
    auto library = openLibrary();
    WORKS(library.maintain());
    QVERIFY(library.embeddings(made::modelHash)->ids.empty());
    QCOMPARE(library.sections(ids[0], made::modelHash).error().code, ErrorCode::NotFound);
    QCOMPARE(library.laterPeaks(ids[0], made::modelHash).error().code, ErrorCode::NotFound);
    QCOMPARE(library.embeddings(other)->ids.size(), std::size_t{3});
}

void TestLibrary::answersThatAreNoNumbersAreNotStored()
{
    auto library = openLibrary();
    const auto root = library.addRoot("/music");
    const auto id = library.addTrack(*root, "a.mp3", {});
    const float bad = std::numeric_limits<float>::quiet_NaN();
    const auto refused = [&](const std::function<void(HeardTrack&)>& spoil) {
        auto heard = made::heard(1);
        spoil(heard);
        const auto saved = library.saveAnalysis(*id, {}, made::decoded(1), heard, made::modelHash);
        return !saved && saved.error().code == ErrorCode::NonFiniteOutput;
    };
    QVERIFY(refused([&](HeardTrack& heard) { heard.embedding[5] = bad; }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.embedding.assign(128, 0.0F); }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.embedding.clear(); }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.sections[3].embedding[5] = bad; }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.sections[3].embedding.pop_back(); }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.filters[3].mean = bad; }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.laterPeaks[1][3].maximum = bad; }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.laterPeaks[1][3].seconds = bad; }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.hidden[3] = std::numeric_limits<float>::infinity(); }));
    QVERIFY(refused([&](HeardTrack& heard) { heard.spread = bad; }));
    QCOMPARE(library.track(*id)->state, TrackState::Waiting);
    QVERIFY(library.embeddings(made::modelHash)->ids.empty());
}

void TestLibrary::anAnalysisCanBeCopiedToTheSameAudioElsewhere()
{
    auto library = openLibrary();
    const auto ids = fill(library, 1);
    auto decoded = made::decoded(1);
    decoded.warnings = {{ErrorCode::Truncated, "short"}};
    WORKS(library.saveAnalysis(ids[0], made::stamp(1), decoded, made::heard(1), made::modelHash));
    const auto twin = library.addTrack(library.roots()->front().id, "twin.flac", {});
    const auto before = library.changeCounter();
    WORKS(library.noteInHand(*twin, true));
    WORKS(library.copyAnalysis(ids[0], *twin, made::stamp(8)));
    const auto row = library.track(*twin);
    QCOMPARE(row->state, TrackState::DoneWithWarning);
    QCOMPARE(row->problem, std::optional(ErrorCode::Truncated));
    QCOMPARE(row->tags, decoded.tags);
    QCOMPARE(row->audio, decoded.audio);
    QCOMPARE(row->audioHash->bytes, decoded.audioHash.bytes);
    QCOMPARE(row->stamp, made::stamp(8));
    QCOMPARE(row->relativePath, std::string("twin.flac"));
    QCOMPARE(library.sections(*twin, made::modelHash)->size(), std::size_t{80});
    QCOMPARE(library.laterPeaks(*twin, made::modelHash)->at(1).size(), std::size_t{512});
    QCOMPARE(*library.waveform(*twin), decoded.waveform);
    QVERIFY(library.leftInHand()->empty());
    QCOMPARE(library.embeddingsChangedSince(made::modelHash, before)->ids, std::vector{*twin});
    const auto waiting = library.addTrack(library.roots()->front().id, "waiting.flac", {});
    QCOMPARE(library.copyAnalysis(*waiting, *twin, {}).error().code, ErrorCode::NotFound);
    QCOMPARE(library.copyAnalysis(ids[0], {99}, {}).error().code, ErrorCode::NotFound);
    // Again over what is there already.
    WORKS(library.copyAnalysis(ids[0], *twin, made::stamp(8)));
    QCOMPARE(library.embeddings(made::modelHash)->ids.size(), std::size_t{2});
}

void TestLibrary::settingsAreKeptByName()
{
    {
        auto library = openLibrary();
        QCOMPARE(*library.setting("device"), std::string());
        WORKS(library.saveSetting("device", "cpu"));
        WORKS(library.saveSetting("model", "'; DROP TABLE track; --"));
        WORKS(library.saveSetting("device", "cuda:0"));
    }
    const auto library = openLibrary();
    QCOMPARE(*library.setting("device"), std::string("cuda:0"));
    QCOMPARE(*library.setting("model"), std::string("'; DROP TABLE track; --"));
    QVERIFY(library.tracks());
}

void TestLibrary::changesAreCountedAndFound()
{
    auto library = openLibrary();
    const auto ids = fill(library, 4);
    const auto before = library.changeCounter();
    QVERIFY(library.tracksChangedSince(before)->empty());
    QVERIFY(library.embeddingsChangedSince(made::modelHash, before)->ids.empty());

    WORKS(library.markMissing(ids[2]));
    const auto after = library.changeCounter();
    QVERIFY(after > before);
    QCOMPARE(idsOf(*library.tracksChangedSince(before)), std::vector{ids[2]});
    QVERIFY(library.embeddingsChangedSince(made::modelHash, before)->ids.empty());

    WORKS(library.saveAnalysis(ids[1], {}, made::decoded(1), made::heard(77), made::modelHash));
    QCOMPARE(idsOf(*library.tracksChangedSince(after)), std::vector{ids[1]});
    const auto vectors = library.embeddingsChangedSince(made::modelHash, after);
    QCOMPARE(vectors->ids, std::vector{ids[1]});
    QCOMPARE(vectors->values, made::unitVector(77));
    QCOMPARE(library.tracksChangedSince(0)->size(), std::size_t{4});
    // Reading, and notes of what is in hand, change nothing.
    const auto quiet = library.changeCounter();
    WORKS(library.noteInHand(ids[0], true));
    QVERIFY(library.tracks());
    QCOMPARE(library.changeCounter(), quiet);
}

void TestLibrary::changesAreSeenByOtherConnections()
{
    auto writer = openLibrary();
    const auto ids = fill(writer, 2);
    auto reader = openLibrary(Library::Access::ReadOnly);
    const auto before = reader.changeCounter();
    QCOMPARE(before, writer.changeCounter());
    WORKS(writer.begin());
    WORKS(writer.markMissing(ids[0]));
    // Nothing is visible elsewhere before the commit.
    QCOMPARE(reader.changeCounter(), before);
    QVERIFY(reader.tracksChangedSince(before)->empty());
    WORKS(writer.markMissing(ids[1]));
    WORKS(writer.commit());
    QCOMPARE(reader.changeCounter(), before + 1);
    QCOMPARE(idsOf(*reader.tracksChangedSince(before)), ids);
}

void TestLibrary::changesAreSeenAcrossProcesses()
{
    std::int64_t before = 0;
    {
        auto library = openLibrary();
        fill(library, 2);
        before = library.changeCounter();
    }
    const pid_t child = inAnotherProcess([this] {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        if (!library)
            return 1;
        for (int i = 0; i < 50; ++i) {
            if (!library->addTrack({1}, "child " + std::to_string(i), {}))
                return 2;
        }
        return library->saveAnalysis({1}, {}, made::decoded(9), made::heard(99), made::modelHash) ? 0 : 3;
    });
    // Both write at the same time, and none of the counts is given out twice.
    auto library = openLibrary();
    for (int i = 0; i < 50; ++i)
        QVERIFY(library.addTrack({1}, "parent " + std::to_string(i), {}));
    QCOMPARE(exitOf(child), 0);
    QCOMPARE(library.changeCounter(), before + 101);
    QCOMPARE(library.tracksChangedSince(before)->size(), std::size_t{101});
    QCOMPARE(library.embeddingsChangedSince(made::modelHash, before)->values, made::unitVector(99));
}

void TestLibrary::aGroupIsCommittedOrRolledBackAsAWhole()
{
    auto library = openLibrary();
    const auto root = library.addRoot("/music");
    const auto before = library.changeCounter();
    WORKS(library.begin());
    for (int i = 0; i < 10; ++i)
        QVERIFY(library.addTrack(*root, std::to_string(i), {}));
    WORKS(library.rollBack());
    QVERIFY(library.tracks()->empty());
    QCOMPARE(library.changeCounter(), before);
    WORKS(library.begin());
    for (int i = 0; i < 10; ++i)
        QVERIFY(library.addTrack(*root, std::to_string(i), {}));
    WORKS(library.commit());
    QCOMPARE(library.tracks()->size(), std::size_t{10});
    QCOMPARE(library.changeCounter(), before + 1);
    {
        auto other = openLibrary();
        WORKS(other.begin());
        QVERIFY(other.addTrack(*root, "never committed", {}));
    }
    QCOMPARE(library.tracks()->size(), std::size_t{10});
}

void TestLibrary::groupsAreNotNestedAndMustBeOpen()
{
    auto library = openLibrary();
    QCOMPARE(library.commit().error().code, ErrorCode::InvalidArgument);
    QCOMPARE(library.rollBack().error().code, ErrorCode::InvalidArgument);
    WORKS(library.begin());
    QCOMPARE(library.begin().error().code, ErrorCode::InvalidArgument);
    QCOMPARE(library.backUp(file().string() + ".copy").error().code, ErrorCode::InvalidArgument);
    WORKS(library.commit());
}

void TestLibrary::whatWasInHandIsKnownAfterADeath()
{
    std::vector<TrackId> ids;
    {
        auto library = openLibrary();
        ids = fill(library, 4);
    }
    const pid_t child = inAnotherProcess([&] {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        bool good = library && library->noteInHand(ids[0], true) && library->noteInHand(ids[1], true);
        good = good && library->noteInHand(ids[2], true) && library->noteInHand(ids[3], true);
        good = good && library->noteInHand(ids[1], false);
        good = good && library->saveFailure(ids[2], {}, {ErrorCode::Drm, "decode", "", 1, 1});
        good = good && library->saveAnalysis(ids[3], {}, made::decoded(1), made::heard(1), made::modelHash);
        ::_exit(good ? 0 : 1); // without closing: as good as killed
        return 1;
    });
    QCOMPARE(exitOf(child), 0);
    auto library = openLibrary();
    const auto left = library.leftInHand();
    QCOMPARE(left->size(), std::size_t{1});
    QCOMPARE(left->front().id, ids[0]);
    QCOMPARE(left->front().times, 1);
    WORKS(library.noteInHand(ids[0], true));
    QCOMPARE(library.leftInHand()->front().times, 2);
    WORKS(library.noteInHand(ids[0], false));
    QVERIFY(library.leftInHand()->empty());
    QCOMPARE(library.noteInHand({99}, true).error().code, ErrorCode::NotFound);
}

void TestLibrary::aKilledWriterLosesNothingCommitted()
{
    {
        auto library = openLibrary();
        QVERIFY(library.addRoot("/music"));
    }
    std::mt19937 random(1);
    std::int64_t told = 0; // analyses that were said to be kept
    std::int64_t names = 0;
    for (int round = 0; round < 12; ++round) {
        int pipes[2];
        QCOMPARE(::pipe(pipes), 0);
        const pid_t child = inAnotherProcess([&] {
            auto library = Library::open(file(), Library::Access::ReadWrite);
            for (std::int64_t next = names; library; ++next) {
                const auto id = library->addTrack({1}, std::to_string(next), made::stamp(1));
                const auto number = static_cast<std::uint32_t>(next);
                const auto saved = id ? library->saveAnalysis(*id, made::stamp(1), made::decoded(number),
                                                              made::heard(number), made::modelHash)
                                      : Status(id.error());
                // Told only after the commit, as a user is.
                if (!saved || ::write(pipes[1], "x", 1) != 1)
                    return 1;
            }
            return 1;
        });
        ::close(pipes[1]);
        char token = 0;
        QCOMPARE(::read(pipes[0], &token, 1), ssize_t{1});
        ++told;
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 40));
        QCOMPARE(::kill(child, SIGKILL), 0);
        exitOf(child);
        while (::read(pipes[0], &token, 1) == 1)
            ++told;
        ::close(pipes[0]);

        auto library = openLibrary();
        QVERIFY(library.repaired().empty());
        WORKS(library.checkIntegrity());
        QVERIFY(library.counts()->analysed >= told);
        QCOMPARE(static_cast<std::int64_t>(library.embeddings(made::modelHash)->ids.size()),
                 library.counts()->analysed);
        told = library.counts()->analysed;
        names = library.counts()->tracks;
    }
}

void TestLibrary::twoWritersWaitForEachOther()
{
    {
        auto library = openLibrary();
        QVERIFY(library.addRoot("/music"));
    }
    const auto writeMany = [this](const std::string& name) {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        int done = 0;
        for (int i = 0; library && i < 100; ++i)
            done += library->addTrack({1}, name + std::to_string(i), {}) ? 1 : 0;
        return done;
    };
    int first = 0;
    int second = 0;
    {
        const std::jthread one([&] { first = writeMany("one "); });
        const std::jthread two([&] { second = writeMany("two "); });
    }
    QCOMPARE(first, 100);
    QCOMPARE(second, 100);
    QCOMPARE(openLibrary().tracks()->size(), std::size_t{200});
}

void TestLibrary::aMovedLibraryObjectGoesOnWorking()
{
    auto library = openLibrary();
    QVERIFY(library.addRoot("/music"));
    Library moved = std::move(library);
    QVERIFY(moved.addTrack({1}, "a.mp3", {}));
    auto other = openLibrary();
    moved = std::move(other);
    QCOMPARE(moved.tracks()->size(), std::size_t{1});
}

void TestLibrary::onlyOneScanHoldsTheLock()
{
    auto lock = ScanLock::take(file());
    QVERIFY(lock);
    const auto second = ScanLock::take(file());
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::LibraryInUse);
    QVERIFY(second.error().detail.find(std::to_string(::getpid())) != std::string::npos);
    // The same file by another name.
    const fs::path link = fs::path(m_dir->path().toStdString()) / "link";
    fs::create_directory_symlink(file().parent_path(), link);
    QVERIFY(!ScanLock::take(link / "library.sqlite"));
    QVERIFY(ScanLock::take(file().parent_path() / "other.sqlite"));
    // Reading and writing go on beside a scan.
    QVERIFY(openLibrary().addRoot("/music"));
    {
        const auto moved = std::move(*lock);
        QVERIFY(!ScanLock::take(file()));
    }
    QVERIFY(ScanLock::take(file()));
}

void TestLibrary::theScanLockEndsWithItsHolder()
{
    int pipes[2];
    QCOMPARE(::pipe(pipes), 0);
    const pid_t child = inAnotherProcess([&] {
        const auto lock = ScanLock::take(file());
        if (!lock || ::write(pipes[1], "x", 1) != 1)
            return 1;
        ::pause();
        return 0;
    });
    char token = 0;
    QCOMPARE(::read(pipes[0], &token, 1), ssize_t{1});
    const auto refused = ScanLock::take(file());
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.find(std::to_string(child)) != std::string::npos);
    QCOMPARE(::kill(child, SIGKILL), 0);
    exitOf(child);
    ::close(pipes[0]);
    ::close(pipes[1]);
    QVERIFY(ScanLock::take(file()));
}

void TestLibrary::backupsAreLibrariesThemselves()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const fs::path copy = file().parent_path() / "a copy?.sqlite";
    WORKS(library.backUp(copy));
    WORKS(library.markMissing(ids[0]));
    WORKS(library.backUp(copy)); // replaced
    auto second = Library::open(copy, Library::Access::ReadWrite);
    QVERIFY(second);
    QCOMPARE(second->counts()->missing, std::int64_t{1});
    QCOMPARE(second->embeddings(made::modelHash)->values, library.embeddings(made::modelHash)->values);
    QVERIFY(!library.backUp("/no such folder/x.sqlite"));
    QVERIFY(!fs::exists(copy.string() + ".part"));
}

void TestLibrary::aBackupIsMadeWhenDueAndThreeAreKept()
{
    auto library = openLibrary();
    const auto backups = [this] {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(file().parent_path())) {
            if (entry.path().filename().string().find(".backup-") != std::string::npos)
                names.push_back(entry.path().filename());
        }
        std::ranges::sort(names);
        return names;
    };
    WORKS(library.maintain());
    QVERIFY(backups().empty()); // of an empty library there is nothing to keep
    fill(library, 2);
    WORKS(library.maintain());
    QCOMPARE(backups().size(), std::size_t{1});
    WORKS(library.maintain());
    QCOMPARE(backups().size(), std::size_t{1});
    // As if the last ones had been made long ago.
    fs::rename(file().parent_path() / backups().front(), file().string() + ".backup-20200101-000000");
    for (const char* time : {"20190101-000000", "20200202-000000"})
        fs::copy_file(file().string() + ".backup-20200101-000000", file().string() + ".backup-" + time);
    std::ofstream(file().string() + ".backup-of-mine") << "not ours";
    WORKS(library.maintain());
    const auto kept = backups();
    QCOMPARE(kept.size(), std::size_t{4});
    QCOMPARE(kept[0], std::string("library.sqlite.backup-20200101-000000"));
    QCOMPARE(kept[1], std::string("library.sqlite.backup-20200202-000000"));
    QCOMPARE(kept[3], std::string("library.sqlite.backup-of-mine"));
}

void TestLibrary::oddTextsComeBackAsTheyWere()
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
    WORKS(library.saveAnalysis(*id, {}, decoded, made::heard(1), made::modelHash));
    QCOMPARE(library.track(*id)->tags, decoded.tags);
    QCOMPARE(library.track(*id)->audio, decoded.audio);
    WORKS(library.checkIntegrity());
}

void TestLibrary::unknownTracksAreNotFound()
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
    QVERIFY(notFound(library.saveAnalysis(none, {}, made::decoded(1), made::heard(1), made::modelHash)));
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

void TestLibrary::theDefaultPlaceFollowsTheEnvironment()
{
    const QByteArray data = qgetenv("XDG_DATA_HOME");
    const QByteArray home = qgetenv("HOME");
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(defaultLibraryFile().native(), std::string("/data/tonekin/library.sqlite"));
    qputenv("XDG_DATA_HOME", "relative is not allowed");
    qputenv("HOME", "/home/somebody");
    QCOMPARE(defaultLibraryFile().native(), std::string("/home/somebody/.local/share/tonekin/library.sqlite"));
    qunsetenv("XDG_DATA_HOME");
    qunsetenv("HOME");
    QVERIFY(defaultLibraryFile().is_absolute());
    if (!data.isNull())
        qputenv("XDG_DATA_HOME", data);
    if (!home.isNull())
        qputenv("HOME", home);
}

QTEST_APPLESS_MAIN(TestLibrary)
#include "tst_library.moc"
