// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewrows.h"

#include "words/displaytext.h"

#include <algorithm>
#include <utility>

namespace tonekin {

void ReviewTableModel::setItems(std::vector<ReviewItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int ReviewTableModel::openItems() const
{
    return static_cast<int>(std::ranges::count_if(m_items, &ReviewItem::isOpen));
}

int ReviewTableModel::rowOf(const std::string& id) const
{
    const auto item = std::ranges::find(m_items, id, &ReviewItem::id);
    return item == m_items.end() ? -1 : static_cast<int>(item - m_items.begin());
}

void ReviewTableModel::setDecision(const std::string& id, std::optional<Decision> decision)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_items[static_cast<std::size_t>(row)].decision = decision;
    Q_EMIT dataChanged(index(row, 0), index(row, reviewColumns - 1));
}

int ReviewTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int ReviewTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : reviewColumns;
}

QVariant ReviewTableModel::data(const QModelIndex& index, int role) const
{
    const bool isTip = role == Qt::ToolTipRole && static_cast<ReviewColumn>(index.column()) == ReviewColumn::Evidence;
    if (!index.isValid() || (role != Qt::DisplayRole && !isTip))
        return {};
    const ReviewItem& item = m_items[static_cast<std::size_t>(index.row())];
    switch (static_cast<ReviewColumn>(index.column())) {
    case ReviewColumn::Title:
        return item.title;
    case ReviewColumn::About:
        return item.about;
    case ReviewColumn::Evidence:
        return isTip ? plainToolTip((QStringList(item.evidence) + item.details).join(QLatin1Char('\n')))
                     : item.evidence;
    case ReviewColumn::Decision:
        break;
    }
    if (!item.decision)
        return {};
    return *item.decision == Decision::Accepted ? tr("Accepted") : tr("Not so");
}

QVariant ReviewTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<ReviewColumn>(section)) {
    case ReviewColumn::Title:
        return tr("Track");
    case ReviewColumn::About:
        return tr("What");
    case ReviewColumn::Evidence:
        return tr("Evidence");
    case ReviewColumn::Decision:
        break;
    }
    return tr("Decision");
}

ReviewFilterModel::ReviewFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

const ReviewTableModel* ReviewFilterModel::table() const
{
    return static_cast<const ReviewTableModel*>(sourceModel());
}

void ReviewFilterModel::show(Show which)
{
    m_show = which;
    invalidateFilter();
}

bool ReviewFilterModel::filterAcceptsRow(int row, const QModelIndex&) const
{
    const ReviewItem& item = table()->items()[static_cast<std::size_t>(row)];
    switch (m_show) {
    case Show::Open:
        return item.isOpen();
    case Show::Accepted:
        return item.decision == Decision::Accepted;
    case Show::Rejected:
        return item.decision == Decision::Rejected;
    case Show::All:
        break;
    }
    return true;
}

// Evidence is sorted by how strong it is, the strongest first.
bool ReviewFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (static_cast<ReviewColumn>(left.column()) != ReviewColumn::Evidence)
        return QSortFilterProxyModel::lessThan(left, right);
    const auto strength = [this](const QModelIndex& index) {
        return table()->items()[static_cast<std::size_t>(index.row())].strength;
    };
    return strength(left) > strength(right);
}

} // namespace tonekin
