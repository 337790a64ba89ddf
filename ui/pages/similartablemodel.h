// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/similar.h"
#include "lists/resulttablemodel.h"

namespace tonekin {

enum class SimilarColumn { Rank, Closeness, Title, Artist, Album, Time };
inline constexpr int similarColumnCount = static_cast<int>(SimilarColumn::Time) + 1;

/// The tracks of one answer, nearest first. GUI thread.
class SimilarTableModel : public ResultTableModel {
    Q_OBJECT
public:
    using ResultTableModel::ResultTableModel;

    void setResult(SimilarResult result, TrackSnapshotRef tracks);

    const SimilarResult& result() const { return m_result; }
    TrackId idAt(int row) const override { return similarAt(row).id; }
    const SimilarTrack& similarAt(int row) const { return m_result.tracks[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    const std::vector<TrackId>& sameAudioAt(int row) const override { return similarAt(row).sameAudio; }

private:
    QString shownText(int row, SimilarColumn column) const;
    QString toolTip(int row, SimilarColumn column) const;

    SimilarResult m_result;
};

} // namespace tonekin
