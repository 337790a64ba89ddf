// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/trackrowsmodel.h"
#include "session/libraryworker.h"

namespace tonekin {

enum class FailureColumn { Track, Reason, Advice };
inline constexpr int failureColumnCount = static_cast<int>(FailureColumn::Advice) + 1;

/// Tracks that could not be analysed, and after them those that were but with something amiss, with the reason in the
/// user's words. GUI thread.
class FailuresTableModel : public TrackRowsModel {
    Q_OBJECT
public:
    using TrackRowsModel::TrackRowsModel;
    void setProblems(const ProblemList& problems, const TrackSnapshotRef& tracks);

    TrackId idAt(int row) const override { return m_rows[static_cast<std::size_t>(row)].id; }
    int failed() const { return m_failed; }
    int warned() const { return static_cast<int>(m_rows.size()) - m_failed; }
    /// All there is to know, for a report: file, code, stage, detail, attempts, time.
    QString details(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    const ListedTrack* trackOf(int row) const override { return m_tracks->find(idAt(row)); }

private:
    struct Row {
        TrackId id;
        TrackProblem problem;
        QString file; // for display
        bool isWarning = false;
    };
    std::vector<Row> m_rows; // failures first, then by file
    int m_failed = 0;
};

} // namespace tonekin
