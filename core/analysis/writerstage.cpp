// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/writerstage.h"

#include "library/findingstore.h"
#include "library/trackstore.h"

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

constexpr std::chrono::seconds longestBatch{1};
constexpr std::chrono::milliseconds idle{500};
constexpr std::size_t mostResults = 50;
constexpr std::size_t mostChanges = 2000;
constexpr std::size_t readyPerJob = 4;
constexpr int mostChangesWhileRead = 3;

std::string freeSpaceNote(const std::filesystem::path& libraryFile, const Error& error)
{
    if (error.code == ErrorCode::LibraryInUse)
        return "Another program is using the library; waiting until it is free.";
    std::error_code failed;
    const auto space = std::filesystem::space(libraryFile.parent_path(), failed);
    const std::string free = failed ? std::string("?") : std::to_string(space.available / 1'000'000);
    return "The disk is full: " + free + " MB free in " + libraryFile.parent_path().native() +
           ". Nothing is lost; the scan goes on by itself when there is room.";
}

} // namespace

WriterStage::WriterStage(ScanChannels& channels, const ScanOptions& options, const ScanSteps& steps, int jobs,
                         LibraryScan::TrackDone trackDone)
    : m_channels(channels)
    , m_options(options)
    , m_beforeAnotherLook(steps.beforeAnotherLook)
    , m_jobs(static_cast<std::size_t>(jobs))
    , m_trackDone(std::move(trackDone))
{
}

Status WriterStage::run(const std::stop_token& stop, OnceValue<std::vector<ScanRoot>>& rootsReady)
{
    if (auto opened = open(rootsReady); !opened)
        return opened;
    auto worked = work(stop);
    return end(stop, std::move(worked));
}

Status WriterStage::open(OnceValue<std::vector<ScanRoot>>& rootsReady)
{
    auto library = Library::open(m_options.libraryFile, Library::Access::ReadWrite);
    if (!library)
        return library.error();
    if (!library->repaired().empty())
        m_channels.progress.addNote(library->repaired());
    // A scan does not depend on it, but a disk too full for a backup is worth a word.
    if (const auto maintained = library->maintain(); !maintained)
        m_channels.progress.addNote("No backup of the library was made: " + maintained.error().detail);
    m_book = std::make_unique<ScanBook>(std::move(*library), m_channels, std::move(m_trackDone));
    if (auto loaded = m_book->load(m_options); !loaded)
        return loaded;
    m_findings = std::make_unique<FindingWriter>(*m_book);
    m_comparison = std::make_unique<FolderComparison>(m_book->comparedRoots(), m_book->knownFiles());
    m_channels.progress.setPhase(ScanPhase::Looking);
    rootsReady.set(m_book->roots);
    return ok();
}

Status WriterStage::work(const std::stop_token& stop)
{
    while (!m_channels.news.closedAndEmpty()) {
        if (auto news = m_channels.news.popUntil(nextMoment()))
            std::visit([this](auto&& one) { receive(std::move(one)); }, std::move(*news));
        if (m_broken)
            return *m_broken;
        if (m_network && *m_network && m_book->modelHash.empty()) {
            if (auto loaded = m_book->loadAnalysed(**m_network); !loaded)
                return loaded;
        }
        if (m_walkEnded && m_network && m_comparison)
            finishWalk();
        if (!m_batchStart && m_book->batch.size() > 0)
            m_batchStart = Clock::now();
        if (!batchIsDue() && !allDone())
            continue;
        if (!stop.stop_requested())
            handOut();
        if (auto committed = commit(stop); !committed)
            return committed;
        if (allDone() && m_book->batch.size() == 0)
            return *m_network ? ok() : Status(m_network->error());
    }
    return ok();
}

Status WriterStage::end(const std::stop_token& stop, Status reason)
{
    for (const TrackId id : m_book->work.inFlight())
        m_book->batch.add({[id](Library& library) { return library.tracks().takeFromHand(id); }, {}, {}});
    auto committed = commit(stop);
    return reason ? committed : reason;
}

WriterStage::Clock::time_point WriterStage::nextMoment() const
{
    if (batchIsDue())
        return Clock::now();
    const auto soon = Clock::now() + idle;
    return m_batchStart ? std::min(soon, *m_batchStart + longestBatch) : soon;
}

/// Also when the decoders are about to run dry, and when there is nothing to wait for.
bool WriterStage::batchIsDue() const
{
    const bool hungry = m_network && *m_network && m_channels.ready.size() <= m_jobs &&
                        m_book->work.canTake(std::chrono::system_clock::now());
    const bool old = m_batchStart && Clock::now() >= *m_batchStart + longestBatch;
    const bool idleOtherwise =
        m_walkEnded && m_book->batch.size() > 0 && m_book->work.inFlightCount() <= m_resultsInBatch;
    return hungry || idleOtherwise || old || m_resultsInBatch >= mostResults || m_book->batch.size() >= mostChanges;
}

/// Without a network nothing can be done but to write down which files are there.
bool WriterStage::allDone() const
{
    return m_walkEnded && m_network && !m_comparison && (!*m_network || m_book->work.empty());
}

/// A track is noted as being in hand before a decoder may take it, so that a death is blamed on the right one.
void WriterStage::handOut()
{
    if (!m_network || !*m_network)
        return;
    const auto now = std::chrono::system_clock::now();
    for (std::size_t held = m_channels.ready.size(); held < readyPerJob * m_jobs; ++held) {
        auto track = m_book->work.take(now);
        if (!track)
            return;
        const TrackId id = track->id;
        m_book->batch.add({[id](Library& library) { return id.value == 0 ? ok() : library.tracks().noteInHand(id); },
                           [this, ready = std::move(*track)] { m_channels.ready.pushAtOnce(ready); },
                           {}});
    }
}

Status WriterStage::commit(const std::stop_token& stop)
{
    m_batchStart.reset();
    m_resultsInBatch = 0;
    return m_book->batch.commit(m_book->library, stop, [this](const Error* error) {
        m_channels.progress.setPassingNote(error ? freeSpaceNote(m_options.libraryFile, *error) : std::string());
    });
}

void WriterStage::finishWalk()
{
    m_findings->ended(m_comparison->finish());
    m_comparison.reset();
    m_channels.progress.setPhase(ScanPhase::Analysing);
}

void WriterStage::receive(FilesSeen&& news)
{
    m_channels.progress.addSeen(static_cast<std::int64_t>(news.files.size()));
    for (SeenFile& file : news.files) {
        if (const auto finding = m_comparison->look(news.root, std::move(file)))
            m_findings->seen(*finding);
    }
}

void WriterStage::receive(RootWalked&& news)
{
    constexpr std::size_t mostNotes = 20;
    m_comparison->rootWalked(news.root, news.summary);
    if (!news.summary)
        return;
    for (const auto& [ending, files] : news.summary->passedOver)
        m_passedOver[ending] += files;
    const auto& problems = news.summary->problems;
    const std::string root = m_book->roots[news.root].path.native();
    for (std::size_t index = 0; index < std::min(problems.size(), mostNotes); ++index)
        m_channels.progress.addNote(root + "/" + problems[index].relativePath + ": " + problems[index].error.detail);
    if (problems.size() > mostNotes)
        m_channels.progress.addNote(std::to_string(problems.size() - mostNotes) + " more folders or links in " + root +
                                    " could not be read.");
}

void WriterStage::receive(WalkEnded&&)
{
    m_walkEnded = true;
    notePassedOver();
}

/// Once for all of them: a line for each would be there at every scan.
void WriterStage::notePassedOver()
{
    std::string kinds;
    std::size_t all = 0;
    for (const auto& [ending, files] : m_passedOver) {
        kinds += (kinds.empty() ? "" : ", ") + std::to_string(files) + " ." + ending;
        all += files;
    }
    if (all > 0)
        m_channels.progress.addNote(std::to_string(all) +
                                    (all == 1 ? " file was passed over, of a kind that is not read: "
                                              : " files were passed over, of kinds that are not read: ") +
                                    kinds);
}

void WriterStage::receive(NetworkReady&& news)
{
    m_network = std::move(news.facts);
}

void WriterStage::receive(TrackAnalysed&& news)
{
    ++m_resultsInBatch;
    const auto held = std::make_shared<TrackAnalysed>(std::move(news));
    const auto write = [held, model = m_book->modelHash](Library& library) {
        return library.findings().saveAnalysis(held->track.id, held->track.stamp, held->decoded, held->analysed, model);
    };
    const auto committed = [held, this] {
        const TrackId id = held->track.id;
        auto& row = m_book->rows.at(id);
        if (row.audioHash && *row.audioHash != held->decoded.audioHash)
            m_channels.analysed.forget(*row.audioHash, id);
        row.audioHash = held->decoded.audioHash;
        m_channels.analysed.add(held->decoded.audioHash, id);
        m_book->analysedTracks.insert(id);
        m_book->finish(held->track, TrackEnd::Analysed, held->decoded.audio.analysedSeconds);
    };
    const auto otherwise = [held, this](const Error& error) {
        const bool ofTheNetwork = error.code == ErrorCode::NonFiniteOutput || error.code == ErrorCode::ModelError;
        return m_book->failureOf(held->track, ofTheNetwork ? "network" : "store",
                                 {ofTheNetwork ? error.code : ErrorCode::DbError, error.detail});
    };
    m_book->batch.add({write, committed, otherwise});
}

void WriterStage::receive(TrackDecoded&& news)
{
    ++m_resultsInBatch;
    const auto held = std::make_shared<TrackDecoded>(std::move(news));
    m_book->batch.add(
        {[held](Library& library) {
             return library.findings().saveDecoded(held->track.id, held->track.stamp, held->decoded);
         },
         [held, this] { m_book->finish(held->track, TrackEnd::Analysed, held->decoded.audio.analysedSeconds); },
         {}});
}

void WriterStage::receive(SameAudioAs&& news)
{
    ++m_resultsInBatch;
    m_book->addCopy(news.other, std::move(news.track), std::make_shared<DecodedTrack>(std::move(news.decoded)));
}

void WriterStage::receive(OnlyTagsChanged&& news)
{
    ++m_resultsInBatch;
    const auto held = std::make_shared<OnlyTagsChanged>(std::move(news));
    m_book->batch.add({[held](Library& library) -> Status {
                           if (auto noted = library.tracks().takeFromHand(held->track.id); !noted)
                               return noted;
                           return library.tracks().saveTags(held->track.id, held->track.stamp, held->probed);
                       },
                       [held, this] { m_book->finish(held->track, TrackEnd::LookedAt); },
                       {}});
}

void WriterStage::receive(TrackIdentified&& news)
{
    m_findings->identified(news);
}

void WriterStage::receive(TrackChangedMeanwhile&& news)
{
    ScanTrack track = std::move(news.track);
    if (++track.changes > mostChangesWhileRead) {
        if (track.id.value == 0)
            return m_findings->identified({std::move(track), Error{ErrorCode::ChangedWhileReading, {}}});
        return m_book->addFailure(
            track, "decode",
            {ErrorCode::ChangedWhileReading,
             "it changed each of " + std::to_string(mostChangesWhileRead + 1) + " times that it was read"});
    }
    m_book->work.finish(track);
    track.notBefore = std::chrono::system_clock::now() + m_beforeAnotherLook;
    m_book->work.add(std::move(track));
}

void WriterStage::receive(TrackFailed&& news)
{
    ++m_resultsInBatch;
    const ErrorCode code = news.error.code;
    if (code == ErrorCode::Gone || (code == ErrorCode::IoError && !rootIsThere(news.track.root)))
        return vanished(news.track, news.error);
    if (news.track.id.value == 0)
        return m_findings->identified({std::move(news.track), news.error});
    m_book->addFailure(news.track, news.stage, news.error);
}

/// Gone between the walk and now: the file alone, or the whole folder with it.
void WriterStage::vanished(const ScanTrack& track, const Error& error)
{
    if (!rootIsThere(track.root)) {
        loseRoot(track.root);
        m_book->work.finish(track);
        m_channels.progress.dropWork(track.stamp.size);
        if (track.id.value != 0)
            m_book->batch.add(
                {[id = track.id](Library& library) { return library.tracks().takeFromHand(id); }, {}, {}});
    } else if (track.id.value == 0) {
        m_book->work.finish(track);
        m_channels.progress.dropWork(track.stamp.size);
    } else {
        m_book->batch.add({[id = track.id](Library& library) -> Status {
                               if (auto noted = library.tracks().takeFromHand(id); !noted)
                                   return noted;
                               return library.tracks().markMissing(id);
                           },
                           [=, this] { m_book->finishFailed(track, error); },
                           {}});
    }
}

bool WriterStage::rootIsThere(std::size_t root) const
{
    std::error_code failed;
    const auto& path = m_book->roots[root].path;
    return !m_book->roots[root].lost && std::filesystem::is_directory(path, failed) &&
           std::filesystem::directory_iterator(path, failed) != std::filesystem::directory_iterator{};
}

void WriterStage::loseRoot(std::size_t root)
{
    ScanRoot& lost = m_book->roots[root];
    if (std::exchange(lost.lost, true))
        return;
    m_channels.progress.addUnavailableRoot(lost.path, "The music folder " + lost.path.native() +
                                                          " went away during the scan. The next scan goes on with it.");
    for (const ScanTrack& track : m_book->work.takeBackRoot(root))
        m_channels.progress.dropWork(track.stamp.size);
}

void WriterStage::receive(HelpersBroken&& news)
{
    for (const TrackId id : news.blamed)
        m_book->batch.add({[id](Library& library) { return library.tracks().retryFailures(id); }, {}, {}});
    m_broken = std::move(news.error);
}

} // namespace tonekin
