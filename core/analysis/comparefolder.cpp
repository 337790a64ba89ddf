// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/comparefolder.h"

#include "analysis/rootrules.h"

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

FileStamp stampOf(const SeenFile& file)
{
    return {file.device, file.inode, file.size, file.modifiedNs};
}

/// Device numbers change when a disk is plugged in again. Where inode numbers do, too, size and time have to do.
bool isAsBefore(const SeenFile& file, const FileStamp& known)
{
    const bool sameInode = !file.inodeLasts || file.inode == known.inode;
    return sameInode && file.size == known.size && file.modifiedNs == known.modifiedNs;
}

std::optional<std::string> relativeInside(const std::filesystem::path& outer, const std::filesystem::path& inner)
{
    const std::string folder = outer.native().ends_with('/') ? outer.native() : outer.native() + '/';
    if (!inner.native().starts_with(folder) || inner.native().size() == folder.size())
        return std::nullopt;
    return inner.native().substr(folder.size()) + '/';
}

} // namespace

std::size_t FolderComparison::StampHash::operator()(const FileStamp& stamp) const noexcept
{
    const std::hash<std::uint64_t> hash;
    return hash(stamp.inode * 0x9E3779B97F4A7C15ULL ^ stamp.device) ^
           hash(static_cast<std::uint64_t>(stamp.modifiedNs)) ^ hash(static_cast<std::uint64_t>(stamp.size) << 1);
}

FolderComparison::FolderComparison(std::vector<ComparedRoot> roots, std::vector<KnownFile> known)
    : m_roots(std::move(roots))
    , m_nested(m_roots.size())
    , m_known(std::move(known))
    , m_knownAt(m_roots.size())
    , m_sight(m_known.size(), Sight::NotSeen)
    , m_walked(m_roots.size())
{
    for (std::size_t outer = 0; outer < m_roots.size(); ++outer) {
        for (const ComparedRoot& inner : m_roots) {
            if (const auto relative = relativeInside(m_roots[outer].path, inner.path))
                m_nested[outer].push_back(*relative);
        }
    }
    for (std::size_t index = 0; index < m_known.size(); ++index) {
        const KnownFile& track = m_known[index];
        m_knownAt[track.root].emplace(track.relativePath, index);
        if (!m_roots[track.root].walked && track.state != TrackState::Missing)
            m_inPlace.emplace(track.stamp, track.id);
    }
}

bool FolderComparison::belongsToNestedRoot(std::size_t root, std::string_view relativePath) const
{
    return std::ranges::any_of(m_nested[root],
                               [&](const std::string& inner) { return relativePath.starts_with(inner); });
}

std::optional<FileFinding> FolderComparison::look(std::size_t root, SeenFile&& file)
{
    if (belongsToNestedRoot(root, file.relativePath))
        return std::nullopt;
    ++m_walked[root].files;
    const FileStamp stamp = stampOf(file);
    const auto place = m_knownAt[root].find(file.relativePath);
    if (place == m_knownAt[root].end()) {
        if (!m_known.empty()) {
            m_held.push_back({root, std::move(file.relativePath), stamp, std::nullopt});
            return std::nullopt;
        }
        // The first scan of a library: nothing can have moved, so work starts while the walk goes on.
        return FileFinding{FileFinding::Kind::New, {}, root, std::move(file.relativePath), stamp};
    }
    const KnownFile& track = m_known[place->second];
    if (!isAsBefore(file, track.stamp)) {
        m_sight[place->second] = Sight::SeenChanged;
        m_held.push_back({root, std::move(file.relativePath), stamp, place->second});
        return std::nullopt;
    }
    m_sight[place->second] = Sight::SeenUnchanged;
    m_inPlace.emplace(stamp, track.id);
    const auto kind = stamp == track.stamp ? FileFinding::Kind::Unchanged : FileFinding::Kind::Restamped;
    return FileFinding{kind, track.id, root, std::move(file.relativePath), stamp};
}

void FolderComparison::rootWalked(std::size_t root, const Result<CrawlSummary>& summary)
{
    m_walked[root].ended = true;
    if (summary)
        m_walked[root].summary = *summary;
    else
        m_walked[root].error = summary.error();
}

/// For each held file the track that is there now, as an index into m_known. A file at the place of a track that is
/// not itself found elsewhere is left to that track: its content was replaced.
std::vector<std::optional<std::size_t>> FolderComparison::followMoves() const
{
    std::unordered_map<FileStamp, std::size_t, StampHash> loose;
    for (std::size_t index = 0; index < m_known.size(); ++index) {
        if (m_sight[index] != Sight::SeenUnchanged && m_roots[m_known[index].root].walked)
            loose.emplace(m_known[index].stamp, index);
    }
    std::vector<std::optional<std::size_t>> claims(m_held.size());
    std::vector<std::optional<std::size_t>> claimedBy(m_known.size());
    const auto claimPass = [&](bool placesOfTracks) {
        for (std::size_t file = 0; file < m_held.size(); ++file) {
            if (m_held[file].known.has_value() != placesOfTracks)
                continue;
            const auto match = loose.find(m_held[file].stamp);
            if (match == loose.end() || claimedBy[match->second] || m_held[file].known == match->second)
                continue;
            claims[file] = match->second;
            claimedBy[match->second] = file;
        }
    };
    claimPass(false);
    claimPass(true);
    for (bool settled = false; !settled;) {
        settled = true;
        for (std::size_t file = 0; file < m_held.size(); ++file) {
            const auto owner = m_held[file].known;
            if (claims[file] && owner && !claimedBy[*owner]) {
                claimedBy[*claims[file]].reset();
                claims[file].reset();
                settled = false;
            }
        }
    }
    return claims;
}

bool FolderComparison::inUnreadableFolder(const KnownFile& track) const
{
    return std::ranges::any_of(m_walked[track.root].summary.problems, [&](const CrawlProblem& problem) {
        const std::string& folder = problem.relativePath;
        return folder.empty() || track.relativePath == folder ||
               (track.relativePath.starts_with(folder) && track.relativePath.size() > folder.size() &&
                track.relativePath[folder.size()] == '/');
    });
}

void FolderComparison::judgeRoots(const std::vector<bool>& moved, ComparisonEnd& end) const
{
    std::vector<RootWalk> walks(m_roots.size());
    std::vector<std::vector<TrackId>> notFound(m_roots.size());
    std::vector<std::vector<TrackId>> withHash(m_roots.size());
    for (std::size_t index = 0; index < m_known.size(); ++index) {
        const KnownFile& track = m_known[index];
        if (!m_roots[track.root].walked || track.state == TrackState::Excluded)
            continue;
        const bool wasThere = track.state != TrackState::Missing;
        walks[track.root].knownTracks += wasThere ? 1 : 0;
        if (m_sight[index] != Sight::NotSeen || moved[index] || inUnreadableFolder(track))
            continue;
        if (wasThere)
            notFound[track.root].push_back(track.id);
        if (track.hasAudioHash)
            withHash[track.root].push_back(track.id);
    }
    for (std::size_t root = 0; root < m_roots.size(); ++root) {
        if (!m_roots[root].walked || !m_walked[root].ended)
            continue;
        const WalkedRoot& walked = m_walked[root];
        RootWalk& walk = walks[root];
        walk.walked = !walked.error;
        walk.whyNotWalked = walked.error ? walked.error->detail : std::string();
        walk.filesSeen = walked.files;
        walk.device = walked.summary.device;
        walk.knownDevice = m_roots[root].knownDevice;
        walk.wouldGoMissing = static_cast<std::int64_t>(notFound[root].size());
        auto reason = m_roots[root].goneForGood ? std::nullopt : seemsNotConnected(walk);
        if (!reason) {
            end.missing.insert(end.missing.end(), notFound[root].begin(), notFound[root].end());
            end.mayHaveMoved.insert(end.mayHaveMoved.end(), withHash[root].begin(), withHash[root].end());
        }
        end.roots.push_back({root, walk.device, walked.summary.fileSystem, walked.files, std::move(reason)});
    }
}

FileFinding FolderComparison::findingFor(const Held& held, const std::vector<bool>& moved,
                                         bool somethingMayHaveMoved) const
{
    FileFinding finding{FileFinding::Kind::New, {}, held.root, held.relativePath, held.stamp};
    if (held.known && !moved[*held.known]) {
        finding.kind = FileFinding::Kind::Changed;
        finding.id = m_known[*held.known].id;
    } else if (const auto twin = m_inPlace.find(held.stamp); twin != m_inPlace.end()) {
        finding.kind = FileFinding::Kind::Twin;
        finding.id = twin->second;
    } else if (somethingMayHaveMoved) {
        finding.kind = FileFinding::Kind::PossiblyMoved;
    }
    return finding;
}

ComparisonEnd FolderComparison::finish()
{
    ComparisonEnd end;
    const auto claims = followMoves();
    std::vector<bool> moved(m_known.size(), false);
    for (std::size_t file = 0; file < m_held.size(); ++file) {
        if (!claims[file])
            continue;
        const Held& held = m_held[file];
        const KnownFile& track = m_known[*claims[file]];
        moved[*claims[file]] = true;
        m_inPlace.insert_or_assign(held.stamp, track.id);
        end.findings.push_back(
            {FileFinding::Kind::Moved, track.id, held.root, held.relativePath, held.stamp, held.known.has_value()});
    }
    judgeRoots(moved, end);
    for (std::size_t file = 0; file < m_held.size(); ++file) {
        if (!claims[file])
            end.findings.push_back(findingFor(m_held[file], moved, !end.mayHaveMoved.empty()));
    }
    return end;
}

} // namespace tonekin
