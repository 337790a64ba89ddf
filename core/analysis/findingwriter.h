// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/scanbook.h"

#include <map>
#include <memory>
#include <optional>
#include <unordered_set>

namespace tonekin {

/// Turns what a comparison found into changes of the library and into work. Belongs to the writer thread.
class FindingWriter {
public:
    explicit FindingWriter(ScanBook& book);

    /// During the walk.
    void seen(const FileFinding& finding);
    /// After it, once the model is known or known to be missing.
    void ended(const ComparisonEnd& end);
    /// A file that could be a moved track was probed.
    void identified(const TrackIdentified& news);

private:
    void addNewTrack(ScanTrack track, std::optional<TrackId> twinOf, bool counted);
    void addMoves(const std::vector<FileFinding>& findings);
    void markPresent(const FileFinding& finding);
    void addWorkForPresent();
    void addWorkFor(TrackId id, const ScanBook::Row& row);
    void addRoot(const ComparisonEnd::Root& root);
    void moveHere(TrackId id, const ScanTrack& place, const ProbedTrack& probed);

    struct StampOrder {
        bool operator()(const FileStamp& one, const FileStamp& other) const;
    };

    ScanBook& m_book;
    std::map<FileStamp, std::shared_ptr<TrackId>, StampOrder> m_added; // by this scan; for hard links
    std::unordered_set<TrackId> m_changed;
    std::map<AudioHash, TrackId> m_mayHaveMoved;
};

} // namespace tonekin
