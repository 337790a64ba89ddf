// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/findingwriter.h"

#include "library/rootstore.h"
#include "library/trackstore.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tonekin {

namespace {

ScanTrack trackAt(const ScanBook& book, const FileFinding& finding, ScanTrack::Job job)
{
    ScanTrack track;
    track.job = job;
    track.id = finding.id;
    track.root = finding.root;
    track.relativePath = finding.relativePath;
    track.file = book.fileOf(finding.root, finding.relativePath);
    track.stamp = finding.stamp;
    return track;
}

/// A name that no file can have, for a track whose place is taken before its new one is free.
std::string parkingPlace(TrackId id)
{
    return "/moving/" + std::to_string(id.value);
}

} // namespace

bool FindingWriter::StampOrder::operator()(const FileStamp& one, const FileStamp& other) const
{
    return std::tie(one.inode, one.device, one.size, one.modifiedNs) <
           std::tie(other.inode, other.device, other.size, other.modifiedNs);
}

FindingWriter::FindingWriter(ScanBook& book)
    : m_book(book)
{
}

void FindingWriter::seen(const FileFinding& finding)
{
    switch (finding.kind) {
    case FileFinding::Kind::New:
        addNewTrack(trackAt(m_book, finding, ScanTrack::Job::Analyse), std::nullopt, false);
        break;
    case FileFinding::Kind::Twin:
        addNewTrack(trackAt(m_book, finding, ScanTrack::Job::Analyse), finding.id, false);
        break;
    case FileFinding::Kind::PossiblyMoved:
        m_book.addWork(trackAt(m_book, finding, ScanTrack::Job::Identify));
        break;
    case FileFinding::Kind::Restamped:
        m_book.batch.add({[finding, root = m_book.roots[finding.root].id](Library& library) {
                              return library.tracks().move(finding.id, root, finding.relativePath, finding.stamp);
                          },
                          {},
                          {}});
        markPresent(finding);
        break;
    case FileFinding::Kind::Changed:
        m_changed.insert(finding.id);
        markPresent(finding);
        break;
    case FileFinding::Kind::Unchanged:
    case FileFinding::Kind::Moved:
        markPresent(finding);
        break;
    }
}

void FindingWriter::markPresent(const FileFinding& finding)
{
    ScanBook::Row& row = m_book.rows.at(finding.id);
    row.present = true;
    row.root = finding.root;
    row.relativePath = finding.relativePath;
    row.stamp = finding.stamp;
}

void FindingWriter::addNewTrack(ScanTrack track, std::optional<TrackId> twinOf, bool counted)
{
    const auto id = std::make_shared<TrackId>();
    const auto [first, isFirst] = m_added.try_emplace(track.stamp, id);
    const std::shared_ptr<TrackId> hardLinkOf = isFirst || twinOf ? nullptr : first->second;
    const auto write = [=, root = m_book.roots[track.root].id](Library& library) -> Status {
        const auto added = library.tracks().add(root, track.relativePath, track.stamp);
        if (!added)
            return added.error();
        *id = *added;
        return ok();
    };
    const auto committed = [=, this] {
        ScanTrack known = track;
        known.job = ScanTrack::Job::Analyse;
        known.id = *id;
        m_book.rows.emplace(known.id, ScanBook::Row{known.root, known.relativePath, known.stamp, TrackState::Waiting,
                                                    std::nullopt, false});
        if (hardLinkOf || twinOf)
            m_book.addTwin(hardLinkOf ? *hardLinkOf : *twinOf, std::move(known));
        else if (counted)
            m_book.work.add(std::move(known));
        else
            m_book.addWork(std::move(known));
    };
    m_book.batch.add({write, committed, {}});
}

/// All in one change: either every track is at its new place, or none.
void FindingWriter::addMoves(const std::vector<FileFinding>& findings)
{
    std::vector<FileFinding> moves;
    std::ranges::copy_if(findings, std::back_inserter(moves),
                         [](const FileFinding& finding) { return finding.kind == FileFinding::Kind::Moved; });
    if (moves.empty())
        return;
    std::vector<RootId> roots;
    std::ranges::transform(m_book.roots, std::back_inserter(roots), &ScanRoot::id);
    m_book.batch.add({[moves, roots](Library& library) -> Status {
                          const bool swapped = std::ranges::any_of(moves, &FileFinding::placeTaken);
                          for (const FileFinding& move : moves) {
                              if (!swapped)
                                  break;
                              auto parked =
                                  library.tracks().move(move.id, roots[move.root], parkingPlace(move.id), move.stamp);
                              if (!parked)
                                  return parked;
                          }
                          for (const FileFinding& move : moves) {
                              auto moved =
                                  library.tracks().move(move.id, roots[move.root], move.relativePath, move.stamp);
                              if (!moved)
                                  return moved;
                          }
                          return ok();
                      },
                      {},
                      {}});
}

void FindingWriter::ended(const ComparisonEnd& end)
{
    addMoves(end.findings);
    for (const FileFinding& finding : end.findings) {
        if (finding.kind == FileFinding::Kind::Moved || finding.kind == FileFinding::Kind::Changed)
            seen(finding);
    }
    for (const TrackId id : end.missing)
        m_book.batch.add({[id](Library& library) { return library.tracks().markMissing(id); }, {}, {}});
    for (const TrackId id : end.mayHaveMoved)
        m_mayHaveMoved.emplace(*m_book.rows.at(id).audioHash, id);
    for (const ComparisonEnd::Root& root : end.roots)
        addRoot(root);
    addWorkForPresent();
    for (const FileFinding& finding : end.findings) {
        if (finding.kind != FileFinding::Kind::Moved && finding.kind != FileFinding::Kind::Changed)
            seen(finding);
    }
}

void FindingWriter::addRoot(const ComparisonEnd::Root& root)
{
    const ScanRoot& known = m_book.roots[root.root];
    if (root.notConnected) {
        m_book.channels.progress.addUnavailableRoot(known.path,
                                                    "The music folder " + known.path.native() +
                                                        " seems not to be connected: " + *root.notConnected +
                                                        ". Nothing in it was marked as missing.");
        return;
    }
    m_book.batch.add({[root, id = known.id](Library& library) {
                          return library.roots().saveWalk(id, root.device, root.fileSystem, root.files);
                      },
                      {},
                      {}});
}

void FindingWriter::addWorkForPresent()
{
    std::vector<TrackId> present;
    for (const auto& [id, row] : m_book.rows) {
        if (row.present)
            present.push_back(id);
    }
    std::ranges::sort(present); // so that runs are repeatable
    for (const TrackId id : present)
        addWorkFor(id, m_book.rows.at(id));
}

void FindingWriter::addWorkFor(TrackId id, const ScanBook::Row& row)
{
    if (row.state == TrackState::Missing)
        m_book.batch.add({[id](Library& library) { return library.tracks().markSeen(id); }, {}, {}});
    if (row.state == TrackState::Excluded || m_book.work.holds(id))
        return;
    const bool done = row.state == TrackState::Done || row.state == TrackState::DoneWithWarning;
    if (m_changed.contains(id) && done && m_book.isAnalysed(id)) {
        m_book.addWork(m_book.workFor(id, ScanTrack::Job::Recheck)); // what is known stays, should only its tags differ
    } else if (m_changed.contains(id)) {
        m_book.batch.add(
            {[id, stamp = row.stamp](Library& library) { return library.tracks().requeue(id, stamp); }, {}, {}});
        m_book.addWork(m_book.workFor(id, ScanTrack::Job::Analyse));
    } else if (row.state == TrackState::Waiting) {
        m_book.addWork(m_book.workFor(id, ScanTrack::Job::Analyse));
    } else if (row.state != TrackState::Failed && !m_book.isAnalysed(id)) {
        m_book.addWork(m_book.workFor(id, ScanTrack::Job::Analyse));
    } else if (done && m_book.lacksDecoding(id)) {
        m_book.addWork(m_book.workFor(id, ScanTrack::Job::Complete));
    } else if (done && m_book.lookAgain) {
        m_book.addWork(m_book.workFor(id, ScanTrack::Job::Recheck));
    }
}

void FindingWriter::moveHere(TrackId id, const ScanTrack& place, const ProbedTrack& probed)
{
    m_book.batch.add({[=, root = m_book.roots[place.root].id](Library& library) -> Status {
                          if (auto moved = library.tracks().move(id, root, place.relativePath, place.stamp); !moved)
                              return moved;
                          if (auto found = library.tracks().markSeen(id); !found)
                              return found;
                          return library.tracks().saveTags(id, place.stamp, probed);
                      },
                      [=, this] {
                          ScanTrack track = place;
                          track.id = id;
                          ScanBook::Row& row = m_book.rows.at(id);
                          row.root = place.root;
                          row.relativePath = place.relativePath;
                          row.stamp = place.stamp;
                          if (m_book.isAnalysed(id))
                              m_book.finish(track, TrackEnd::LookedAt);
                          else
                              m_book.work.add(m_book.workFor(id, ScanTrack::Job::Analyse)); // counted already
                      },
                      {}});
}

void FindingWriter::identified(const TrackIdentified& news)
{
    m_book.work.finish(news.track);
    if (news.probed) {
        const auto old = m_mayHaveMoved.find(news.probed->audioHash);
        if (old != m_mayHaveMoved.end()) {
            moveHere(old->second, news.track, *news.probed);
            m_mayHaveMoved.erase(old);
            return;
        }
    }
    addNewTrack(news.track, std::nullopt, true);
}

} // namespace tonekin
