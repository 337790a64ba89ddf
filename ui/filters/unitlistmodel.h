// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/resulttablemodel.h"
#include "session/unitlistreader.h"

namespace tonekin {

enum class UnitListColumn { Moment, Title, Artist, Album, Strength };
inline constexpr int unitListColumnCount = static_cast<int>(UnitListColumn::Strength) + 1;

/// The tracks in which one unit of the network was most active. GUI thread.
class UnitListModel : public ResultTableModel {
    Q_OBJECT
public:
    using ResultTableModel::ResultTableModel;

    void setList(UnitList list, TrackSnapshotRef tracks);

    const UnitList& list() const { return m_list; }
    const UnitListRow& rowAt(int row) const { return m_list.rows[static_cast<std::size_t>(row)]; }
    TrackId idAt(int row) const override { return rowAt(row).id; }
    /// Its file was there at the last scan.
    bool canPlay(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    const std::vector<TrackId>& sameAudioAt(int row) const override { return rowAt(row).sameAudio; }

private:
    QString shownText(int row, UnitListColumn column) const;
    QString toolTip(int row, UnitListColumn column) const;

    UnitList m_list;
};

} // namespace tonekin
