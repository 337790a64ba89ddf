// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tracksnapshot.h"

#include <QAbstractTableModel>

#include <optional>

namespace tonekin {

/// A table of whose rows each is about one track, and is dragged to other lists and programs as that track. The one
/// that plays stands out. GUI thread.
class TrackRowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPlaying(std::optional<TrackId> id);
    std::optional<TrackId> playing() const { return m_playing; }
    virtual TrackId idAt(int row) const = 0;
    int rowOf(TrackId id) const; // -1: it is not shown

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

Q_SIGNALS:
    /// Around whatever adds rows, takes them away or moves them: between the two no selection is the user's.
    void rowsAboutToChange();
    void rowsChanged();

protected:
    /// While it lives the rows change.
    class RowsChange {
    public:
        explicit RowsChange(TrackRowsModel& model)
            : m_model(model)
        {
            Q_EMIT m_model.rowsAboutToChange();
        }
        ~RowsChange() { Q_EMIT m_model.rowsChanged(); }
        Q_DISABLE_COPY_MOVE(RowsChange)

    private:
        TrackRowsModel& m_model;
    };

    /// What is known of the track of a row; null where the library no longer has it.
    virtual const ListedTrack* trackOf(int row) const = 0;

    /// For the title of a track.
    QVariant titleFont(TrackId id) const;

    TrackSnapshotRef m_tracks = std::make_shared<TrackSnapshot>();

private:
    std::optional<TrackId> m_playing;
};

} // namespace tonekin
