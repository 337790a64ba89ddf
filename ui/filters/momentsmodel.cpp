// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/momentsmodel.h"

#include "painting/axes.h"
#include "session/displaytext.h"
#include "theme/theme.h"

#include <QLocale>

namespace tonekin {

void MomentsModel::setMoments(std::vector<UnitMoment> moments)
{
    beginResetModel();
    m_moments = std::move(moments);
    endResetModel();
}

int MomentsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_moments.size());
}

int MomentsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : momentColumnCount;
}

QVariant MomentsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const UnitMoment& moment = m_moments[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<MomentColumn>(index.column());
    const bool figures = column == MomentColumn::Moment || column == MomentColumn::Answer;
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::ForegroundRole:
        return moment.isPlayable() ? QVariant() : Theme::current().colour(Role::DimText);
    case Qt::ToolTipRole:
        return plainToolTip(moment.problem.isEmpty() ? displayPath(moment.file) : moment.problem);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case MomentColumn::Title:
        return moment.title;
    case MomentColumn::Artist:
        return moment.artist;
    case MomentColumn::Moment:
        return moment.seconds ? preciseTime(*moment.seconds) : QString();
    case MomentColumn::Answer:
        return QLocale().toString(static_cast<double>(moment.answer), 'f', 2);
    }
    return {};
}

QVariant MomentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<MomentColumn>(section)) {
    case MomentColumn::Title:
        return tr("Title");
    case MomentColumn::Artist:
        return tr("Artist");
    case MomentColumn::Moment:
        return tr("Moment");
    case MomentColumn::Answer:
        return tr("Answer");
    }
    return {};
}

} // namespace tonekin
