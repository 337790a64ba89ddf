// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/similarquery.h"

#include <QAbstractTableModel>

#include <optional>

namespace tonekin {

enum class SimilarColumn { Rank, Closeness, Title, Artist, Album, Time };
inline constexpr int similarColumnCount = static_cast<int>(SimilarColumn::Time) + 1;

/// The tracks of one answer, nearest first. GUI thread.
class SimilarTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setAnswer(SimilarAnswer answer, TrackSnapshotRef tracks);
    /// Newer facts about the same tracks.
    void setTracks(TrackSnapshotRef tracks);
    void setPlaying(std::optional<TrackId> id);
    std::optional<TrackId> playing() const { return m_playing; }

    const SimilarAnswer& answer() const { return m_answer; }
    TrackId idAt(int row) const { return similarAt(row).id; }
    const SimilarTrack& similarAt(int row) const { return m_answer.tracks[static_cast<std::size_t>(row)]; }
    int rowOf(TrackId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    QString shownText(int row, SimilarColumn column) const;
    QString toolTip(int row, SimilarColumn column) const;

    SimilarAnswer m_answer;
    TrackSnapshotRef m_tracks = std::make_shared<TrackSnapshot>();
    std::optional<TrackId> m_playing;
};

} // namespace tonekin
