// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scanbook.h"

#include "analysis/tidyfolder.h"
#include "library/findingstore.h"
#include "library/rootstore.h"
#include "library/trackstore.h"

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

/// Raised when decoding changes, so that files that failed are tried again. What was found has versions of its own.
constexpr const char* analyserVersion = "2";

/// Once in company, so that it could have been another; then alone, but programs are killed for reasons of their own,
/// too, and now and then several times over the same file. Only what ends the program every single time is blamed.
constexpr int tooManyDeaths = 8;

std::int64_t nowSeconds()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

bool isSameOrInside(const std::filesystem::path& folder, const std::filesystem::path& outer)
{
    const std::string start = outer.native().ends_with('/') ? outer.native() : outer.native() + '/';
    return folder == outer || folder.native().starts_with(start);
}

/// The same by whatever way: through a link, or where another place is mounted once more.
bool holdsFolder(const std::filesystem::path& outer, const std::filesystem::path& folder)
{
    std::error_code failed;
    return isSameOrInside(folder, outer) || isSameOrInside(realFolder(folder), realFolder(outer)) ||
           std::filesystem::equivalent(folder, outer, failed);
}

int attemptsBehind(ErrorCode code)
{
    return code == ErrorCode::WorkerCrashed || code == ErrorCode::LimitTime ? 2 : 1;
}

} // namespace

ScanBook::ScanBook(Library opened, ScanChannels& sharedChannels, LibraryScan::TrackDone trackDone)
    : library(std::move(opened))
    , channels(sharedChannels)
    , m_trackDone(std::move(trackDone))
{
}

Status ScanBook::load(const ScanOptions& options)
{
    lookAgain = options.lookAgain;
    if (auto loaded = loadRoots(options); !loaded)
        return loaded;
    const auto version = library.setting("analyser");
    if (!version)
        return version.error();
    if (options.retryFailed || (!version->empty() && *version != analyserVersion)) {
        if (auto retried = library.tracks().retryFailures(std::nullopt); !retried)
            return retried;
    }
    if (auto loaded = loadRows(); !loaded)
        return loaded;
    const auto left = library.tracks().leftInHand();
    if (!left)
        return left.error();
    for (const LeftInHand& track : *left)
        m_deaths.emplace(track.id, track.times);
    note("analyser", analyserVersion);
    return ok();
}

Status ScanBook::loadRoots(const ScanOptions& options)
{
    auto known = library.roots().all();
    if (!known)
        return known.error();
    std::vector<std::filesystem::path> wanted;
    for (const auto& folder : options.folders) {
        const auto path = tidyFolder(folder);
        const auto outer =
            std::ranges::find_if(*known, [&](const MusicRoot& root) { return holdsFolder(root.path, path); });
        wanted.push_back(outer == known->end() ? path : outer->path);
        if (outer != known->end())
            continue;
        const auto added = library.roots().add(path);
        if (!added)
            return added.error();
        known->push_back({*added, path, 0, {}, 0});
    }
    std::vector<std::filesystem::path> gone;
    std::ranges::transform(options.goneForGood, std::back_inserter(gone), tidyFolder);
    for (const MusicRoot& root : *known) {
        const bool walked = wanted.empty() || std::ranges::any_of(wanted, [&](const auto& path) {
                                return isSameOrInside(root.path, path);
                            });
        const bool goneForGood = std::ranges::any_of(
            gone, [&](const auto& path) { return path == root.path || realFolder(path) == realFolder(root.path); });
        roots.push_back({root.id, root.path, root.device, walked, goneForGood, false});
    }
    return ok();
}

Status ScanBook::loadRows()
{
    const auto tracks = library.tracks().all();
    if (!tracks)
        return tracks.error();
    std::unordered_map<std::int64_t, std::size_t> indexOfRoot;
    for (std::size_t index = 0; index < roots.size(); ++index)
        indexOfRoot.emplace(roots[index].id.value, index);
    rows.reserve(tracks->size());
    for (const TrackRow& track : *tracks) {
        if (const auto root = indexOfRoot.find(track.root.value); root != indexOfRoot.end())
            rows.emplace(track.id,
                         Row{root->second, track.relativePath, track.stamp, track.state, track.audioHash, false});
    }
    return ok();
}

Status ScanBook::loadAnalysed(const NetworkFacts& facts)
{
    const auto analysed = library.findings().analysedWith(facts.modelHash);
    if (!analysed)
        return analysed.error();
    analysedTracks.insert(analysed->begin(), analysed->end());
    // Found by an older program, which kept less or found it otherwise: once more, and usable meanwhile.
    const auto lackNetwork = lackingFrom(FindingSource::Network, facts);
    if (!lackNetwork)
        return lackNetwork.error();
    for (const TrackId id : *lackNetwork)
        analysedTracks.erase(id);
    auto lackDecoding = lackingFrom(FindingSource::Decoder, facts);
    if (!lackDecoding)
        return lackDecoding.error();
    m_lackDecoding = std::move(*lackDecoding);
    // Without a hash nobody can say that the file is still what was analysed, or that it was not taken for another.
    std::erase_if(analysedTracks, [this](TrackId id) {
        const auto row = rows.find(id);
        return row != rows.end() && !row->second.audioHash;
    });
    for (const TrackId id : analysedTracks) {
        if (const auto row = rows.find(id); row != rows.end())
            channels.analysed.add(*row->second.audioHash, id);
    }
    modelHash = facts.modelHash;
    note("model", facts.modelName);
    note("device", facts.device);
    return ok();
}

/// With the next changes, which wait for room where a disk is full.
void ScanBook::note(const std::string& name, const std::string& value)
{
    batch.add({[=](Library& to) { return to.saveSetting(name, value); }, {}, {}});
}

Result<std::unordered_set<TrackId>> ScanBook::lackingFrom(FindingSource source, const NetworkFacts& facts) const
{
    std::unordered_set<TrackId> lacking;
    for (const FindingFacts& finding : findingFacts) {
        const bool hasNone = finding.kind == FindingKind::LaterPeaks && facts.laterFilters.empty();
        if (finding.source != source || hasNone)
            continue;
        const auto tracks = library.findings().lacking(finding.kind, facts.modelHash);
        if (!tracks)
            return tracks.error();
        lacking.insert(tracks->begin(), tracks->end());
    }
    return lacking;
}

std::vector<ComparedRoot> ScanBook::comparedRoots() const
{
    std::vector<ComparedRoot> compared;
    for (const ScanRoot& root : roots)
        compared.push_back({root.path, root.knownDevice, root.walked, root.goneForGood});
    return compared;
}

std::vector<KnownFile> ScanBook::knownFiles() const
{
    std::vector<KnownFile> known;
    known.reserve(rows.size());
    for (const auto& [id, row] : rows)
        known.push_back({id, row.root, row.relativePath, row.stamp, row.state, row.audioHash.has_value()});
    std::ranges::sort(known, {}, &KnownFile::id); // so that runs are repeatable
    return known;
}

std::filesystem::path ScanBook::fileOf(std::size_t root, const std::string& relativePath) const
{
    return roots[root].path / relativePath;
}

ScanTrack ScanBook::workFor(TrackId id, ScanTrack::Job job) const
{
    const Row& row = rows.at(id);
    ScanTrack track;
    track.job = job;
    track.id = id;
    track.root = row.root;
    track.relativePath = row.relativePath;
    track.file = fileOf(row.root, row.relativePath);
    track.stamp = row.stamp;
    if (job == ScanTrack::Job::Recheck || job == ScanTrack::Job::Complete)
        track.knownAudio = row.audioHash;
    return track;
}

void ScanBook::addWork(ScanTrack track)
{
    const auto now = std::chrono::system_clock::now();
    if (isStillYoung(track.stamp, now))
        track.notBefore = now + youngAge;
    channels.progress.addWork(track.stamp.size);
    const auto deaths = m_deaths.find(track.id);
    if (deaths == m_deaths.end())
        return work.add(std::move(track));
    if (deaths->second < tooManyDeaths) {
        track.deaths = deaths->second;
        return work.add(std::move(track));
    }
    addFailure(track, "decode",
               {ErrorCode::WorkerCrashed,
                "the whole program ended " + std::to_string(deaths->second) + " times while it worked on this file"});
}

void ScanBook::finish(const ScanTrack& track, TrackEnd end, double audioSeconds)
{
    finish(track, end, audioSeconds, std::nullopt);
}

void ScanBook::finishFailed(const ScanTrack& track, const Error& error)
{
    finish(track, TrackEnd::Failed, 0.0, error);
}

void ScanBook::finish(const ScanTrack& track, TrackEnd end, double audioSeconds, const std::optional<Error>& error)
{
    if (work.holds(track.id))
        work.finish(track);
    channels.progress.finishTrack(track.stamp.size, audioSeconds, end);
    if (m_trackDone)
        m_trackDone(track.id, error);
    settleTwinsOf(track.id);
}

LibraryChange ScanBook::failureOf(const ScanTrack& track, const std::string& stage, const Error& error)
{
    const TrackProblem problem{error.code, stage, error.detail, attemptsBehind(error.code), nowSeconds()};
    return {[=](Library& to) { return to.tracks().saveFailure(track.id, track.stamp, problem); },
            [=, this] { finishFailed(track, error); },
            {}};
}

void ScanBook::addFailure(const ScanTrack& track, const std::string& stage, const Error& error)
{
    batch.add(failureOf(track, stage, error));
}

void ScanBook::addTwin(TrackId first, ScanTrack twin)
{
    if (work.holds(first)) {
        channels.progress.addWork(twin.stamp.size);
        m_twins[first].push_back(std::move(twin));
    } else if (isAnalysed(first)) {
        channels.progress.addWork(twin.stamp.size);
        addCopy(first, std::move(twin));
    } else {
        addWork(std::move(twin));
    }
}

void ScanBook::settleTwinsOf(TrackId first)
{
    const auto waiting = m_twins.find(first);
    if (waiting == m_twins.end())
        return;
    for (ScanTrack& twin : std::exchange(waiting->second, {})) {
        if (isAnalysed(first))
            addCopy(first, std::move(twin));
        else
            work.add(std::move(twin)); // counted already
    }
    m_twins.erase(waiting);
}

void ScanBook::addCopy(TrackId from, ScanTrack to, const std::shared_ptr<const DecodedTrack>& own)
{
    const auto write = [=](Library& in) -> Status {
        const auto original = in.tracks().find(from);
        if (!original)
            return original.error();
        if (own && original->audioHash != own->audioHash)
            return Error{ErrorCode::NotFound, "the other file was changed meanwhile"};
        if (auto copied = in.findings().copyAnalysis(from, to.id, to.stamp); !copied || !own)
            return copied;
        return in.findings().saveDecoded(to.id, to.stamp, *own);
    };
    const auto committed = [=, this] {
        analysedTracks.insert(to.id);
        finish(to, TrackEnd::Copied);
    };
    const auto otherwise = [=, this](const Error&) { // then it is a track like any other
        const auto again = [=, this] {
            if (own)
                channels.analysed.forget(own->audioHash, from);
            if (work.holds(to.id))
                work.finish(to);
            work.add(to);
        };
        return LibraryChange{[](Library&) { return ok(); }, again, {}};
    };
    batch.add({write, committed, otherwise});
}

} // namespace tonekin
