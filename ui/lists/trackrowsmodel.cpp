// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackrowsmodel.h"

#include "lists/trackmime.h"

#include <QMimeData>

#include <algorithm>

namespace tonekin {

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
