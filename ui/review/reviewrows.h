// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/reviewitem.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <string>
#include <vector>

namespace tonekin {

enum class ReviewColumn { Title, About, Evidence, Decision };
inline constexpr int reviewColumns = 4;

/// The items of one kind as rows. GUI thread.
class ReviewTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setItems(std::vector<ReviewItem> items);
    const std::vector<ReviewItem>& items() const { return m_items; }
    int openItems() const;
    /// Nothing happens where there is no such item any more.
    void setDecision(const std::string& id, std::optional<Decision> decision);
    int rowOf(const std::string& id) const; // -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ReviewItem> m_items;
};

/// Which of them are shown, and in what order. GUI thread.
class ReviewFilterModel : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Show { Open, Accepted, Rejected, All };

    explicit ReviewFilterModel(QObject* parent);
    void show(Show which);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    const ReviewTableModel* table() const;
    Show m_show = Show::Open;
};

} // namespace tonekin
