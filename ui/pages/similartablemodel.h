// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/resulttablemodel.h"
#include "rules/findlist.h"

namespace tonekin {

enum class SimilarColumn { Rank, Closeness, Title, Artist, Album, Time };
inline constexpr int similarColumnCount = static_cast<int>(SimilarColumn::Time) + 1;

/// The tracks of one list, in its order. GUI thread.
class SimilarTableModel : public ResultTableModel {
    Q_OBJECT
public:
    using ResultTableModel::ResultTableModel;

    void setList(FoundList list, TrackSnapshotRef tracks);

    const FoundList& list() const { return m_list; }
    TrackId idAt(int row) const override { return rowAt(row).id; }
    const PlaylistRow& rowAt(int row) const { return m_list.result.rows[static_cast<std::size_t>(row)]; }
    bool isPath() const { return m_list.query.pathTo.has_value(); }
    /// To the seeds, or on a path to the row before: empty in its first row.
    std::optional<double> closenessAt(int row) const;
    const std::vector<TrackId>& copiesAt(int row) const { return m_list.copies[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    const std::vector<TrackId>& sameAudioAt(int row) const override { return copiesAt(row); }

private:
    QString shownText(int row, SimilarColumn column) const;
    QString closenessTip(int row) const;
    QString toolTip(int row, SimilarColumn column) const;

    FoundList m_list;
};

} // namespace tonekin
