// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace tonekin {

enum class LayerUnitColumn { Number, Name, Unusual };
inline constexpr int layerUnitColumnCount = static_cast<int>(LayerUnitColumn::Unusual) + 1;

/// The filters of one layer: number, the user's own name, and how unusual a chosen track's answer is.
class LayerUnitsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `unusual` empty: no track is chosen. One entry a filter otherwise.
    void setUnits(int count, const QStringList& names, std::vector<double> unusual);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // Qt::UserRole: for sorting
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int m_count = 0;
    QStringList m_names; // may be empty
    std::vector<double> m_unusual;
};

/// Those whose number begins with what is sought, or whose name has it.
class LayerUnitsSearch : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit LayerUnitsSearch(QObject* parent = nullptr);
    void setSought(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_sought;
};

} // namespace tonekin
