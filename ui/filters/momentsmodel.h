// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem> // first: moc stumbles over <compare> where nothing comes before it

#include "base/trackid.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace tonekin {

/// Where a unit answered most to a track.
struct UnitMoment {
    TrackId id;
    QString title;
    QString artist;
    std::filesystem::path file;
    float answer = 0.0F;
    std::optional<double> seconds; // the beginning of what it heard there; empty: not known
    QString problem;               // why it cannot be played, in words; empty when it can
    bool isPlayable() const { return problem.isEmpty() && seconds.has_value(); }
};

enum class MomentColumn { Title, Artist, Moment, Answer };
inline constexpr int momentColumnCount = static_cast<int>(MomentColumn::Answer) + 1;

/// A unit's strongest moments, as a table. What cannot be played is greyed, with the reason as its tool tip.
class MomentsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setMoments(std::vector<UnitMoment> moments);
    const std::vector<UnitMoment>& moments() const { return m_moments; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<UnitMoment> m_moments; // the strongest first
};

} // namespace tonekin
