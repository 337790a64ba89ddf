// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/layerunitsmodel.h"

#include "words/displaytext.h"

#include <QLocale>

namespace tonekin {

namespace {

Qt::Alignment alignmentOf(LayerUnitColumn column)
{
    return (column == LayerUnitColumn::Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace

void LayerUnitsModel::setUnits(int count, const QStringList& names, std::vector<double> unusual)
{
    beginResetModel();
    m_count = count;
    m_names = names;
    m_unusual = std::move(unusual);
    endResetModel();
}

int LayerUnitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int LayerUnitsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : layerUnitColumnCount;
}

QVariant LayerUnitsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<LayerUnitColumn>(index.column());
    const auto unit = static_cast<std::size_t>(index.row());
    const bool isKnown = unit < m_unusual.size();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(column));
    if (role != Qt::DisplayRole && role != Qt::UserRole)
        return {};
    switch (column) {
    case LayerUnitColumn::Number:
        return index.row();
    case LayerUnitColumn::Name:
        return m_names.value(index.row());
    case LayerUnitColumn::Unusual:
        if (role == Qt::UserRole)
            return isKnown ? m_unusual[unit] : 0.0;
        return isKnown ? QLocale().toString(m_unusual[unit], 'f', 1).replace(QLatin1Char('-'), QChar(0x2212))
                       : QString();
    }
    return {};
}

QVariant LayerUnitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<LayerUnitColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(column));
    if (role == Qt::ToolTipRole && column == LayerUnitColumn::Unusual)
        return tr("How far the chosen track's answer lies above what is usual in this library, in standard deviations");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case LayerUnitColumn::Number:
        return tr("Filter");
    case LayerUnitColumn::Name:
        return tr("Your name for it");
    case LayerUnitColumn::Unusual:
        return tr("Unusual");
    }
    return {};
}

LayerUnitsSearch::LayerUnitsSearch(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(Qt::UserRole);
}

void LayerUnitsSearch::setSought(const QString& text)
{
    m_sought = folded(text.trimmed());
    invalidateFilter();
}

bool LayerUnitsSearch::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_sought.isEmpty())
        return true;
    const auto text = [&](LayerUnitColumn column) {
        return sourceModel()->index(row, static_cast<int>(column), parent).data(Qt::DisplayRole).toString();
    };
    return text(LayerUnitColumn::Number).startsWith(m_sought) || folded(text(LayerUnitColumn::Name)).contains(m_sought);
}

} // namespace tonekin
