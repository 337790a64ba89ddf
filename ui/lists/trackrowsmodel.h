// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tracksnapshot.h"

#include <QAbstractTableModel>

namespace tonekin {

/// A table of whose rows each is about one track, and is dragged to other lists and programs as that track. GUI thread.
class TrackRowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

protected:
    /// What is known of the track of a row; null where the library no longer has it.
    virtual const ListedTrack* trackOf(int row) const = 0;

    TrackSnapshotRef m_tracks = std::make_shared<TrackSnapshot>();
};

} // namespace tonekin
