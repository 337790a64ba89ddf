// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/similartablemodel.h"

#include "theme/theme.h"
#include "words/displaytext.h"

#include <QLocale>

namespace tonekin {

void SimilarTableModel::setList(FoundList list, TrackSnapshotRef tracks)
{
    const RowsChange change(*this);
    beginResetModel();
    m_list = std::move(list);
    m_tracks = std::move(tracks);
    endResetModel();
}

int SimilarTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.result.rows.size());
}

int SimilarTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : similarColumnCount;
}

QVariant SimilarTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<SimilarColumn>(index.column());
    const ListedTrack* track = trackOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            (column == SimilarColumn::Rank || column == SimilarColumn::Time ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    case Qt::ForegroundRole: {
        const bool isFolder = (column == SimilarColumn::Artist && isArtistUntagged(index.row())) ||
                              (column == SimilarColumn::Album && isAlbumUntagged(index.row()));
        const bool isFaint = !track || isFolder || track->state == TrackState::Missing ||
                             column == SimilarColumn::Rank || column == SimilarColumn::Time;
        return Theme::current().colour(isFaint ? Role::DimText : Role::Text);
    }
    case Qt::FontRole:
        return column == SimilarColumn::Title ? titleFont(idAt(index.row())) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(index.row(), column));
    case Qt::UserRole: {
        const auto closeness = closenessAt(index.row());
        return closeness ? QVariant(*closeness) : QVariant();
    }
    default:
        return {};
    }
}

QString SimilarTableModel::shownText(int row, SimilarColumn column) const
{
    const ListedTrack* track = trackOf(row);
    if (column == SimilarColumn::Rank)
        return QLocale().toString(row + 1);
    if (column == SimilarColumn::Closeness) {
        const auto closeness = closenessAt(row);
        return closeness ? QLocale().toString(*closeness, 'f', 2) : QString();
    }
    if (column == SimilarColumn::Title)
        return titleText(row);
    if (!track)
        return {};
    switch (column) {
    case SimilarColumn::Artist:
        return artistText(row);
    case SimilarColumn::Album:
        return albumText(row);
    case SimilarColumn::Time:
        return timeText(static_cast<double>(track->seconds));
    default:
        return {};
    }
}

std::optional<double> SimilarTableModel::closenessAt(int row) const
{
    const PlaylistRow& listed = rowAt(row);
    if (!isPath())
        return static_cast<double>(listed.similarity);
    return listed.step ? std::optional(static_cast<double>(*listed.step)) : std::nullopt;
}

QString SimilarTableModel::closenessTip(int row) const
{
    const auto closeness = closenessAt(row);
    if (!closeness)
        return tr("The path starts here.");
    const QString figure = QLocale().toString(*closeness, 'f', 4);
    return (isPath()
                ? tr("Closeness %1 to the track before, where 1 is the same sound.")
                : tr("Closeness %1, where 1 is the same sound. Tracks that lie near everything count as less close."))
        .arg(figure);
}

QString SimilarTableModel::toolTip(int row, SimilarColumn column) const
{
    if (column == SimilarColumn::Closeness)
        return closenessTip(row);
    const ListedTrack* track = trackOf(row);
    if (!track)
        return {};
    return shownText(row, column == SimilarColumn::Rank ? SimilarColumn::Title : column) + QLatin1Char('\n') +
           displayPath(m_tracks->pathOf(*track)) + copiesText(row);
}

QVariant SimilarTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= similarColumnCount)
        return {};
    const auto column = static_cast<SimilarColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (column == SimilarColumn::Rank || column == SimilarColumn::Time ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case SimilarColumn::Rank:
        return tr("No.");
    case SimilarColumn::Closeness:
        return isPath() ? tr("Step", "closeness to the track before") : tr("Closeness");
    case SimilarColumn::Title:
        return tr("Title");
    case SimilarColumn::Artist:
        return tr("Artist");
    case SimilarColumn::Album:
        return tr("Album");
    case SimilarColumn::Time:
        return tr("Time");
    }
    return {};
}

} // namespace tonekin
