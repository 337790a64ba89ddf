// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/similartablemodel.h"

#include "pages/trackmime.h"
#include "session/displaytext.h"
#include "theme/theme.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <set>

namespace tonekin {

void SimilarTableModel::setAnswer(SimilarAnswer answer, TrackSnapshotRef tracks)
{
    beginResetModel();
    m_answer = std::move(answer);
    m_tracks = std::move(tracks);
    endResetModel();
}

void SimilarTableModel::setTracks(TrackSnapshotRef tracks)
{
    m_tracks = std::move(tracks);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, similarColumnCount - 1));
}

void SimilarTableModel::setPlaying(std::optional<TrackId> id)
{
    if (id == m_playing)
        return;
    m_playing = id;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, similarColumnCount - 1), {Qt::FontRole});
}

int SimilarTableModel::rowOf(TrackId id) const
{
    const auto it = std::ranges::find(m_answer.tracks, id, &SimilarTrack::id);
    return it == m_answer.tracks.end() ? -1 : static_cast<int>(it - m_answer.tracks.begin());
}

int SimilarTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_answer.tracks.size());
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
    const ListedTrack* track = m_tracks->find(idAt(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column == SimilarColumn::Rank || column == SimilarColumn::Time ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::ForegroundRole: {
        const bool isFaint = !track || track->state == TrackState::Missing || column == SimilarColumn::Rank || column == SimilarColumn::Time;
        return Theme::current().colour(isFaint ? Role::DimText : Role::Text);
    }
    case Qt::FontRole:
        if (column == SimilarColumn::Title && m_playing == idAt(index.row()))
            return Theme::current().strongFont();
        return {};
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(index.row(), column));
    case Qt::UserRole:
        return static_cast<double>(similarAt(index.row()).similarity);
    default:
        return {};
    }
}

QString SimilarTableModel::shownText(int row, SimilarColumn column) const
{
    const ListedTrack* track = m_tracks->find(idAt(row));
    if (column == SimilarColumn::Rank)
        return QLocale().toString(row + 1);
    if (column == SimilarColumn::Closeness)
        return QLocale().toString(static_cast<double>(similarAt(row).similarity), 'f', 2);
    if (!track)
        return column == SimilarColumn::Title ? tr("A track that is gone") : QString();
    switch (column) {
    case SimilarColumn::Title: {
        const auto copies = static_cast<int>(similarAt(row).sameAudio.size());
        return copies == 0 ? track->title->shown
                           : track->title->shown + QStringLiteral("  ") + tr("+%n copies", nullptr, copies);
    }
    case SimilarColumn::Artist:
        return track->artist->shown;
    case SimilarColumn::Album:
        return track->album->shown;
    case SimilarColumn::Time:
        return timeText(static_cast<double>(track->seconds));
    default:
        return {};
    }
}

QString SimilarTableModel::toolTip(int row, SimilarColumn column) const
{
    const SimilarTrack& similar = similarAt(row);
    if (column == SimilarColumn::Closeness)
        return tr("Closeness %1, where 1 is the same sound. Tracks that lie near everything count as less close.")
            .arg(QLocale().toString(static_cast<double>(similar.similarity), 'f', 4));
    const ListedTrack* track = m_tracks->find(similar.id);
    if (!track)
        return {};
    QString text = shownText(row, column == SimilarColumn::Rank ? SimilarColumn::Title : column);
    text += QLatin1Char('\n') + displayPath(m_tracks->pathOf(*track));
    if (!similar.sameAudio.empty())
        text += QLatin1Char('\n') + tr("The same audio is also here:");
    for (const TrackId copy : similar.sameAudio)
        if (const ListedTrack* other = m_tracks->find(copy))
            text += QLatin1Char('\n') + displayPath(m_tracks->pathOf(*other));
    return text;
}

QVariant SimilarTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= similarColumnCount)
        return {};
    const auto column = static_cast<SimilarColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column == SimilarColumn::Rank || column == SimilarColumn::Time ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case SimilarColumn::Rank:
        return tr("No.");
    case SimilarColumn::Closeness:
        return tr("Closeness");
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

Qt::ItemFlags SimilarTableModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) |
           (index.isValid() ? Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags);
}

QStringList SimilarTableModel::mimeTypes() const
{
    return trackMimeTypes();
}

QMimeData* SimilarTableModel::mimeData(const QModelIndexList& indexes) const
{
    std::set<int> rows;
    for (const QModelIndex& index : indexes)
        rows.insert(index.row());
    std::vector<DraggedTrack> dragged;
    for (const int row : rows)
        if (const ListedTrack* track = m_tracks->find(idAt(row)))
            dragged.push_back(draggedTrack(*track, *m_tracks));
    return trackMimeData(dragged).release();
}

} // namespace tonekin
