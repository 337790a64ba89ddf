// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/rootstore.h"
#include "library/trackstore.h"

#include <cmath>
#include <functional>
#include <limits>
#include <map>

using namespace tonekin;
using namespace tonekin::test;

/// What was found in tracks, what could not be, and of which model it is.
class TestLibraryResults : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void anAnalysisComesBackWhole();
    void anAnalysisWithWarningsIsUsableAndSaysSo();
    void aFailureIsKeptWithItsReasonUntilRetried();
    void everyTrackIsInExactlyOneState();
    void marksDoNotForgetWhatIsBelowThem();
    void oldResultsStayUsableWhileATrackWaits();
    void aRetagChangesTagsOnly();
    void aMovedTrackKeepsItsIdAndResults();
    void vectorsOfAnotherModelDoNotMix();
    void theModelInUseIsThatOfMostTracks();
    void resultsOfAModelNobodyNeedsAreDropped();
    void activationsThatAreNoNumbersAreNotStored();
    void anAnalysisCanBeCopiedToTheSameAudioElsewhere();
};

void TestLibraryResults::anAnalysisComesBackWhole()
{
    auto library = openLibrary();
    const auto id = fill(library, 3)[1];
    const auto decoded = made::decoded(2);
    const auto analysed = made::analysed(2);
    const auto row = library.tracks().find(id);
    QCOMPARE(row->state, TrackState::Done);
    QCOMPARE(row->tags, decoded.tags);
    QCOMPARE(row->audio, decoded.audio);
    QCOMPARE(row->audioHash->bytes, decoded.audioHash.bytes);
    QVERIFY(row->hasEmbedding);

    const auto table = library.findings().embeddings(made::modelHash);
    QCOMPARE(table->dimensions, 128);
    QCOMPARE(table->ids.size(), std::size_t{3});
    QVERIFY(std::equal(analysed.embedding.begin(), analysed.embedding.end(), table->values.begin() + 128));
    QCOMPARE(library.findings().analysedWith(made::modelHash)->size(), std::size_t{3});

    const auto sections = library.findings().sections(id, made::modelHash);
    QCOMPARE(sections->size(), analysed.sections.size());
    QCOMPARE(sections->back().startSeconds, analysed.sections.back().startSeconds);
    const auto& first = sections->front().embedding;
    QVERIFY(std::inner_product(first.begin(), first.end(), analysed.sections.front().embedding.begin(), 0.0F) > 0.999F);
    const auto filters = library.findings().filters(id, made::modelHash);
    QCOMPARE(filters->size(), analysed.filters.size());
    QVERIFY(std::abs((*filters)[17].maximum - analysed.filters[17].maximum) < 0.01F);
    QVERIFY(std::abs((*filters)[17].secondsOfMaximum - analysed.filters[17].secondsOfMaximum) < 0.01F);
    QCOMPARE(library.findings().hiddenUnits(id, made::modelHash)->size(), analysed.hidden.size());
    const auto peaks = library.findings().laterPeaks(id, made::modelHash);
    QCOMPARE(peaks->size(), std::size_t{3});
    QVERIFY(std::abs((*peaks)[2][500].maximum - analysed.laterPeaks[2][500].maximum) < 0.01F);
    QVERIFY(std::abs((*peaks)[2][500].seconds - analysed.laterPeaks[2][500].seconds) < 0.01F);
    QCOMPARE(*library.findings().waveform(id), decoded.waveform);
    QCOMPARE(*library.findings().loudness(id), decoded.loudnessLufs);
    QCOMPARE(*library.findings().modelInUse(), made::modelHash);
}

void TestLibraryResults::anAnalysisWithWarningsIsUsableAndSaysSo()
{
    auto library = openLibrary();
    const auto ids = fill(library, 2);
    auto decoded = made::decoded(1);
    decoded.warnings = {{ErrorCode::Truncated, "6.7 of 20 s"}, {ErrorCode::CorruptFrames, "3 of 100"}};
    WORKS(library.findings().saveAnalysis(ids[0], made::stamp(1), decoded, made::analysed(1), made::modelHash));
    const auto row = library.tracks().find(ids[0]);
    QCOMPARE(row->state, TrackState::DoneWithWarning);
    QCOMPARE(row->problem, std::optional(ErrorCode::Truncated));
    QVERIFY(row->hasEmbedding);
    const auto problems = library.tracks().problems();
    QCOMPARE(problems->size(), std::size_t{2});
    QCOMPARE((*problems)[0].second.detail, std::string("6.7 of 20 s"));
    QCOMPARE((*problems)[1].second.code, ErrorCode::CorruptFrames);
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{2});
    // Analysed again without fault, nothing is held against it.
    WORKS(
        library.findings().saveAnalysis(ids[0], made::stamp(1), made::decoded(1), made::analysed(1), made::modelHash));
    QVERIFY(library.tracks().problems()->empty());
    QVERIFY(!library.tracks().find(ids[0])->problem);
}

void TestLibraryResults::aFailureIsKeptWithItsReasonUntilRetried()
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    const auto id = library.tracks().add(*root, "a.mp3", made::stamp(1));
    const auto other = library.tracks().add(*root, "b.mp3", made::stamp(2));
    const TrackProblem problem{ErrorCode::WorkerCrashed, "decode", "signal 11", 2, 1'700'000'000};
    WORKS(library.tracks().saveFailure(*id, made::stamp(3), problem));
    WORKS(library.tracks().saveFailure(*other, made::stamp(2), {ErrorCode::NotAudio, "decode", "text", 1, 1}));
    const auto row = library.tracks().find(*id);
    QCOMPARE(row->state, TrackState::Failed);
    QCOMPARE(row->problem, std::optional(ErrorCode::WorkerCrashed));
    QCOMPARE(row->stamp, made::stamp(3));
    const auto problems = library.tracks().problems();
    QCOMPARE(problems->size(), std::size_t{2});
    QCOMPARE(problems->front().first, *id);
    QCOMPARE(problems->front().second.stage, std::string("decode"));
    QCOMPARE(problems->front().second.detail, std::string("signal 11"));
    QCOMPARE(problems->front().second.attempts, 2);
    QCOMPARE(problems->front().second.whenSeconds, std::int64_t{1'700'000'000});

    WORKS(library.tracks().retryFailures(*id));
    QCOMPARE(library.tracks().find(*id)->state, TrackState::Waiting);
    QVERIFY(!library.tracks().find(*id)->problem);
    QCOMPARE(library.tracks().find(*other)->state, TrackState::Failed);
    WORKS(library.tracks().retryFailures(std::nullopt));
    QCOMPARE(library.tracks().counts()->waiting, std::int64_t{2});
    QVERIFY(library.tracks().problems()->empty());
}

void TestLibraryResults::everyTrackIsInExactlyOneState()
{
    auto library = openLibrary();
    const auto ids = fill(library, 5);
    const auto root = library.roots().all()->front().id;
    QVERIFY(library.tracks().add(root, "waiting.mp3", {}));
    WORKS(library.tracks().saveFailure(ids[1], {}, {ErrorCode::Drm, "decode", "", 1, 1}));
    WORKS(library.tracks().markMissing(ids[2]));
    WORKS(library.tracks().markExcluded(ids[3]));
    WORKS(library.tracks().saveFailure(ids[4], {}, {ErrorCode::Drm, "decode", "", 1, 1}));
    WORKS(library.tracks().markExcluded(ids[4]));
    WORKS(library.tracks().markMissing(ids[4]));
    std::map<TrackState, int> states;
    const auto rows = library.tracks().all();
    for (const TrackRow& row : *rows)
        ++states[row.state];
    QCOMPARE(states, (std::map<TrackState, int>{{TrackState::Waiting, 1},
                                                {TrackState::Done, 1},
                                                {TrackState::Failed, 1},
                                                {TrackState::Missing, 2},
                                                {TrackState::Excluded, 1}}));
    const auto counts = library.tracks().counts();
    QCOMPARE(counts->tracks, std::int64_t{6});
    QCOMPARE(counts->analysed, std::int64_t{1});
    QCOMPARE(counts->failed, std::int64_t{1});
    QCOMPARE(counts->missing, std::int64_t{2});
    QCOMPARE(counts->waiting, std::int64_t{1});
    QCOMPARE(library.tracks().problems()->size(), std::size_t{1});
}

void TestLibraryResults::marksDoNotForgetWhatIsBelowThem()
{
    auto library = openLibrary();
    const auto id = fill(library, 1)[0];
    WORKS(library.tracks().saveFailure(id, {}, {ErrorCode::Drm, "decode", "", 1, 1}));
    WORKS(library.tracks().markExcluded(id));
    WORKS(library.tracks().markMissing(id));
    QCOMPARE(library.tracks().find(id)->state, TrackState::Missing);
    WORKS(library.tracks().markSeen(id));
    QCOMPARE(library.tracks().find(id)->state, TrackState::Excluded);
    WORKS(library.tracks().markIncluded(id));
    QCOMPARE(library.tracks().find(id)->state, TrackState::Failed);
    QCOMPARE(library.tracks().find(id)->problem, std::optional(ErrorCode::Drm));
}

void TestLibraryResults::oldResultsStayUsableWhileATrackWaits()
{
    auto library = openLibrary();
    const auto id = fill(library, 1)[0];
    WORKS(library.tracks().markMissing(id));
    WORKS(library.tracks().requeue(id, made::stamp(9)));
    const auto row = library.tracks().find(id);
    QCOMPARE(row->state, TrackState::Waiting);
    QCOMPARE(row->stamp, made::stamp(9));
    QVERIFY(row->hasEmbedding);
    QCOMPARE(row->tags.title, std::string("Title 1"));
    QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{1});
    QVERIFY(library.findings().sections(id, made::modelHash));
    QVERIFY(library.findings().waveform(id));
    // The same when the new content turns out to be unusable.
    WORKS(library.tracks().saveFailure(id, made::stamp(9), {ErrorCode::NotAudio, "decode", "", 1, 1}));
    QVERIFY(library.tracks().find(id)->hasEmbedding);
}

void TestLibraryResults::aRetagChangesTagsOnly()
{
    auto library = openLibrary();
    const auto ids = fill(library, 1);
    ProbedTrack probed{made::decoded(50).tags, {"flac", "flac", 1, 1, 1, 1.0, 0.0}, made::decoded(1).audioHash};
    probed.tags.year.reset();
    probed.tags.replayGainTrackDecibel = -6.5;
    WORKS(library.tracks().saveTags(ids[0], made::stamp(7), probed));
    const auto row = library.tracks().find(ids[0]);
    QCOMPARE(row->tags, probed.tags);
    QCOMPARE(row->state, TrackState::Done);
    QCOMPARE(row->stamp, made::stamp(7));
    // What was counted while decoding is not replaced by what a header says.
    QCOMPARE(row->audio, made::decoded(1).audio);
    QVERIFY(row->hasEmbedding);
    // Unless the sound is in another container now.
    probed.audio = {"matroska", "flac", 44'100, 2, 910'000, 239.5, 0.0};
    WORKS(library.tracks().saveTags(ids[0], made::stamp(8), probed));
    QCOMPARE(library.tracks().find(ids[0])->audio, (AudioFacts{"matroska", "flac", 44'100, 2, 910'000, 239.5, 240.0}));

    const auto fresh = library.tracks().add(library.roots().all()->front().id, "new.mp3", {});
    WORKS(library.tracks().saveTags(*fresh, {}, probed));
    QCOMPARE(library.tracks().find(*fresh)->audio, probed.audio);
    QCOMPARE(library.tracks().find(*fresh)->state, TrackState::Waiting);
}

void TestLibraryResults::aMovedTrackKeepsItsIdAndResults()
{
    auto library = openLibrary();
    const auto ids = fill(library, 2);
    const auto other = library.roots().add("/more");
    WORKS(library.tracks().markMissing(ids[0]));
    WORKS(library.tracks().move(ids[0], *other, "new/name.flac", made::stamp(5)));
    const auto row = library.tracks().find(ids[0]);
    QCOMPARE(row->relativePath, std::string("new/name.flac"));
    QCOMPARE(row->root.value, other->value);
    QCOMPARE(row->state, TrackState::Done);
    QVERIFY(row->hasEmbedding);
    QCOMPARE(library.tracks().pathOf(ids[0])->native(), std::string("/more/new/name.flac"));
    QCOMPARE(library.tracks().move(ids[1], *other, "new/name.flac", {}).error().code, ErrorCode::InvalidArgument);
    WORKS(library.tracks().move(ids[0], *other, "new/name.flac", made::stamp(6)));
}

void TestLibraryResults::vectorsOfAnotherModelDoNotMix()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const std::string other(64, 'b');
    WORKS(library.findings().saveAnalysis(ids[0], {}, made::decoded(1), made::analysed(9, 10, 64), other));
    QCOMPARE(library.findings().embeddings(other)->dimensions, 64);
    QCOMPARE(library.findings().embeddings(other)->ids, std::vector{ids[0]});
    QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{3});
    QCOMPARE(library.findings().sections(ids[0], other)->size(), std::size_t{10});
    QCOMPARE(library.findings().sections(ids[0], made::modelHash)->size(), std::size_t{80});
    QCOMPARE(library.findings().sections(ids[1], other).error().code, ErrorCode::NotFound);
    QVERIFY(library.findings().embeddings("unknown")->ids.empty());
    QCOMPARE(*library.findings().analysedWith(other), std::vector{ids[0]});
    // A model does not change the size of its vectors.
    QCOMPARE(
        library.findings().saveAnalysis(ids[1], {}, made::decoded(1), made::analysed(9, 10, 32), other).error().code,
        ErrorCode::ModelError);
    QCOMPARE(library.tracks().find(ids[1])->stamp, made::stamp(2));
}

void TestLibraryResults::theModelInUseIsThatOfMostTracks()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const std::string other(64, 'b');
    WORKS(library.findings().saveAnalysis(ids[0], {}, made::decoded(1), made::analysed(1), other));
    QCOMPARE(*library.findings().modelInUse(), made::modelHash);
    WORKS(library.findings().saveAnalysis(ids[1], {}, made::decoded(2), made::analysed(2), other));
    WORKS(library.findings().saveAnalysis(ids[2], {}, made::decoded(3), made::analysed(3), other));
    QCOMPARE(*library.findings().modelInUse(), other);
}

void TestLibraryResults::resultsOfAModelNobodyNeedsAreDropped()
{
    const std::string other(64, 'b');
    std::vector<TrackId> ids;
    {
        auto library = openLibrary();
        ids = fill(library, 3);
        WORKS(library.findings().saveAnalysis(ids[0], {}, made::decoded(1), made::analysed(1), other));
    }
    {
        // Half-way through a change of models both are kept.
        auto library = openLibrary();
        WORKS(library.maintain());
        QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{3});
        QCOMPARE(library.findings().embeddings(other)->ids.size(), std::size_t{1});
        WORKS(library.findings().saveAnalysis(ids[1], {}, made::decoded(2), made::analysed(2), other));
        WORKS(library.findings().saveAnalysis(ids[2], {}, made::decoded(3), made::analysed(3), other));
        QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{3});
    }
    auto library = openLibrary();
    WORKS(library.maintain());
    QVERIFY(library.findings().embeddings(made::modelHash)->ids.empty());
    QCOMPARE(library.findings().sections(ids[0], made::modelHash).error().code, ErrorCode::NotFound);
    QCOMPARE(library.findings().laterPeaks(ids[0], made::modelHash).error().code, ErrorCode::NotFound);
    QCOMPARE(library.findings().embeddings(other)->ids.size(), std::size_t{3});
}

void TestLibraryResults::activationsThatAreNoNumbersAreNotStored()
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    const auto id = library.tracks().add(*root, "a.mp3", {});
    const float bad = std::numeric_limits<float>::quiet_NaN();
    const auto refused = [&](const std::function<void(TrackAnalysis&)>& spoil) {
        auto analysed = made::analysed(1);
        spoil(analysed);
        const auto saved = library.findings().saveAnalysis(*id, {}, made::decoded(1), analysed, made::modelHash);
        return !saved && saved.error().code == ErrorCode::NonFiniteOutput;
    };
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.embedding[5] = bad; }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.embedding.assign(128, 0.0F); }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.embedding.clear(); }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.sections[3].embedding[5] = bad; }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.sections[3].embedding.pop_back(); }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.filters[3].mean = bad; }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.laterPeaks[1][3].maximum = bad; }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.laterPeaks[1][3].seconds = bad; }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.hidden[3] = std::numeric_limits<float>::infinity(); }));
    QVERIFY(refused([&](TrackAnalysis& analysed) { analysed.spread = bad; }));
    QCOMPARE(library.tracks().find(*id)->state, TrackState::Waiting);
    QVERIFY(library.findings().embeddings(made::modelHash)->ids.empty());
}

void TestLibraryResults::anAnalysisCanBeCopiedToTheSameAudioElsewhere()
{
    auto library = openLibrary();
    const auto ids = fill(library, 1);
    auto decoded = made::decoded(1);
    decoded.warnings = {{ErrorCode::Truncated, "short"}};
    WORKS(library.findings().saveAnalysis(ids[0], made::stamp(1), decoded, made::analysed(1), made::modelHash));
    const auto twin = library.tracks().add(library.roots().all()->front().id, "twin.flac", {});
    const auto before = library.changeCounter();
    WORKS(library.tracks().noteInHand(*twin));
    WORKS(library.findings().copyAnalysis(ids[0], *twin, made::stamp(8)));
    const auto row = library.tracks().find(*twin);
    QCOMPARE(row->state, TrackState::DoneWithWarning);
    QCOMPARE(row->problem, std::optional(ErrorCode::Truncated));
    QCOMPARE(row->tags, decoded.tags);
    QCOMPARE(row->audio, decoded.audio);
    QCOMPARE(row->audioHash->bytes, decoded.audioHash.bytes);
    QCOMPARE(row->stamp, made::stamp(8));
    QCOMPARE(row->relativePath, std::string("twin.flac"));
    QCOMPARE(library.findings().sections(*twin, made::modelHash)->size(), std::size_t{80});
    QCOMPARE(library.findings().laterPeaks(*twin, made::modelHash)->at(1).size(), std::size_t{512});
    QCOMPARE(*library.findings().waveform(*twin), decoded.waveform);
    QVERIFY(library.tracks().leftInHand()->empty());
    QCOMPARE(library.findings().embeddingsChangedSince(made::modelHash, before)->ids, std::vector{*twin});
    // In another file it has facts and flaws of its own, and tags.
    auto own = decoded;
    own.tags.title = "Of its own";
    own.audio = {"matroska", "flac", 44'100, 2, 910'000, 239.5, 239.5};
    own.warnings = {};
    WORKS(library.findings().saveDecoded(*twin, made::stamp(8), own));
    const auto other = library.tracks().find(*twin);
    QCOMPARE(other->state, TrackState::Done);
    QCOMPARE(other->problem, std::nullopt);
    QCOMPARE(other->tags, own.tags);
    QCOMPARE(other->audio, own.audio);
    QCOMPARE(library.tracks().find(ids[0])->audio, decoded.audio);
    QCOMPARE(library.tracks().find(ids[0])->state, TrackState::DoneWithWarning);
    QCOMPARE(library.findings().sections(*twin, made::modelHash)->size(), std::size_t{80});
    const auto waiting = library.tracks().add(library.roots().all()->front().id, "waiting.flac", {});
    QCOMPARE(library.findings().copyAnalysis(*waiting, *twin, {}).error().code, ErrorCode::NotFound);
    QCOMPARE(library.findings().copyAnalysis(ids[0], {99}, {}).error().code, ErrorCode::NotFound);
    // Again over what is there already.
    WORKS(library.findings().copyAnalysis(ids[0], *twin, made::stamp(8)));
    QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{2});
}

QTEST_APPLESS_MAIN(TestLibraryResults)
#include "tst_libraryresults.moc"
