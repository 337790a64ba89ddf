// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackrowsmodel.h"

#include "lists/trackmime.h"
#include "theme/theme.h"

#include <QMimeData>

#include <algorithm>
#include <utility>

namespace tonekin {

void TrackRowsModel::setPlaying(std::optional<TrackId> id)
{
    if (id == m_playing)
        return;
    const auto before = std::exchange(m_playing, id);
    for (const auto& changed : {before, m_playing})
        if (const int row = changed ? rowOf(*changed) : -1; row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1), {Qt::FontRole});
}

int TrackRowsModel::rowOf(TrackId id) const
{
    const int rows = rowCount();
    for (int row = 0; row < rows; ++row)
        if (idAt(row) == id)
            return row;
    return -1;
}

QVariant TrackRowsModel::titleFont(TrackId id) const
{
    return m_playing == id ? QVariant(Theme::current().strongFont()) : QVariant();
}

Qt::ItemFlags TrackRowsModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) |
           (index.isValid() ? Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags);
}

QStringList TrackRowsModel::mimeTypes() const
{
    return trackMimeTypes();
}

QMimeData* TrackRowsModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<int> rows; // each comes once a column
    for (const QModelIndex& index : indexes)
        rows.push_back(index.row());
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    std::vector<DraggedTrack> dragged;
    for (const int row : rows)
        if (const ListedTrack* track = trackOf(row))
            dragged.push_back(draggedTrack(*track, *m_tracks));
    return trackMimeData(dragged).release();
}

} // namespace tonekin
