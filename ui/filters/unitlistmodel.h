// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tracksnapshot.h"
#include "session/unitlistreader.h"

#include <QAbstractTableModel>

#include <optional>

namespace tonekin {

enum class UnitListColumn { Moment, Title, Artist, Album, Strength };
inline constexpr int unitListColumnCount = static_cast<int>(UnitListColumn::Strength) + 1;

/// The tracks that one unit of the network answered to most. GUI thread.
class UnitListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setList(UnitList list, TrackSnapshotRef tracks);
    /// Newer facts about the same tracks.
    void setTracks(TrackSnapshotRef tracks);
    void setPlaying(std::optional<TrackId> id);
    std::optional<TrackId> playing() const { return m_playing; }

    const UnitList& list() const { return m_list; }
    const UnitListRow& rowAt(int row) const { return m_list.rows[static_cast<std::size_t>(row)]; }
    int rowOf(TrackId id) const;
    /// Its file was there at the last scan.
    bool canPlay(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    QString shownText(int row, UnitListColumn column) const;
    QString toolTip(int row, UnitListColumn column) const;

    UnitList m_list;
    TrackSnapshotRef m_tracks = std::make_shared<TrackSnapshot>();
    std::optional<TrackId> m_playing;
};

} // namespace tonekin
