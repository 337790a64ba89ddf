// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitlistmodel.h"

#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

bool isFigure(UnitListColumn column)
{
    return column == UnitListColumn::Moment || column == UnitListColumn::Strength;
}

/// As many as tell the strongest of a list from the next, the same in all of its rows.
int placesFor(float strongest)
{
    return strongest >= 100.0F ? 0 : strongest >= 10.0F ? 1 : 2;
}

bool isSame(const UnitListRow& one, const UnitListRow& other)
{
    return one.id == other.id && one.sameAudio == other.sameAudio;
}

} // namespace

void UnitListModel::setList(UnitList list, TrackSnapshotRef tracks)
{
    const bool hasSameRows = list.query == m_list.query && std::ranges::equal(list.rows, m_list.rows, isSame);
    if (hasSameRows) { // so that nothing jumps and the selection stays
        m_list = std::move(list);
        setTracks(std::move(tracks));
        return;
    }
    const RowsChange change(*this);
    beginResetModel();
    m_list = std::move(list);
    m_tracks = std::move(tracks);
    endResetModel();
}

bool UnitListModel::canPlay(int row) const
{
    const ListedTrack* track = trackOf(row);
    return track && track->state != TrackState::Missing;
}

int UnitListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.rows.size());
}

int UnitListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : unitListColumnCount;
}

QVariant UnitListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<UnitListColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(index.row(), column);
    case Qt::DecorationRole:
        if (column != UnitListColumn::Moment)
            return {};
        return canPlay(index.row()) ? symbolIcon(Symbol::Play, Role::Accent)
                                    : symbolIcon(Symbol::Missing, Role::DimText);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return Theme::current().colour(!canPlay(index.row()) || column != UnitListColumn::Title ? Role::DimText
                                                                                                : Role::Text);
    case Qt::FontRole:
        return column == UnitListColumn::Title ? titleFont(idAt(index.row())) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(index.row(), column));
    default:
        return {};
    }
}

QString UnitListModel::shownText(int row, UnitListColumn column) const
{
    const UnitListRow& activation = rowAt(row);
    switch (column) {
    case UnitListColumn::Moment: {
        constexpr double start = 0.5; // what would be shown as 0:00
        if (!activation.seconds)
            return {};
        return *activation.seconds < start ? QStringLiteral("0:00") : timeText(*activation.seconds);
    }
    case UnitListColumn::Strength:
        return QLocale().toString(static_cast<double>(activation.value), 'f', placesFor(m_list.rows.front().value));
    case UnitListColumn::Title:
        return titleText(row);
    case UnitListColumn::Artist:
        return isArtistUntagged(row) ? albumText(row) : artistText(row); // there is little room for the album
    case UnitListColumn::Album:
        return albumText(row);
    }
    return {};
}

QString UnitListModel::toolTip(int row, UnitListColumn column) const
{
    const UnitListRow& activation = rowAt(row);
    const ListedTrack* track = trackOf(row);
    if (!track)
        return tr("This track is no longer in the library, so it cannot be played.");
    if (!canPlay(row))
        return tr("The file was not found at the last scan, so it cannot be played.") + QLatin1Char('\n') +
               displayPath(m_tracks->pathOf(*track));
    const QLocale locale;
    if (column == UnitListColumn::Moment)
        return activation.seconds ? tr("Play from just before this moment") : tr("Play");
    if (column == UnitListColumn::Strength)
        return tr("Answer %1: %2 standard deviations above what is usual in this library")
            .arg(locale.toString(static_cast<double>(activation.value), 'f', 3),
                 locale.toString(activation.unusualness, 'f', 1));
    return track->title->shown + QLatin1Char('\n') + track->artist->shown + QLatin1Char('\n') +
           displayPath(m_tracks->pathOf(*track)) + copiesText(row);
}

QVariant UnitListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= unitListColumnCount)
        return {};
    const auto column = static_cast<UnitListColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case UnitListColumn::Moment:
        return m_list.query.unit.layer.isConvolution() ? tr("From", "the moment in a track that it is played from")
                                                       : QString();
    case UnitListColumn::Title:
        return tr("Title");
    case UnitListColumn::Artist:
        return tr("Artist");
    case UnitListColumn::Album:
        return tr("Album");
    case UnitListColumn::Strength:
        return tr("Strength");
    }
    return {};
}

} // namespace tonekin
