// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/resulttablemodel.h"

#include "lists/foldername.h"
#include "words/displaytext.h"

#include <utility>

namespace tonekin {

void ResultTableModel::setTracks(TrackSnapshotRef tracks)
{
    m_tracks = std::move(tracks);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QString ResultTableModel::titleText(int row) const
{
    const ListedTrack* track = trackOf(row);
    if (!track)
        return tr("A track that is gone");
    const auto copies = static_cast<int>(sameAudioAt(row).size());
    return copies == 0 ? track->title->shown
                       : track->title->shown + QStringLiteral("  ") + tr("+%n copies", nullptr, copies);
}

bool ResultTableModel::isArtistUntagged(int row) const
{
    const ListedTrack* track = trackOf(row);
    return track && track->artist->shown.isEmpty();
}

bool ResultTableModel::isAlbumUntagged(int row) const
{
    const ListedTrack* track = trackOf(row);
    return track && track->album->shown.isEmpty();
}

QString ResultTableModel::artistText(int row) const
{
    const ListedTrack* track = trackOf(row);
    return !track ? QString() : isArtistUntagged(row) ? folderAbove(*track) : track->artist->shown;
}

QString ResultTableModel::albumText(int row) const
{
    const ListedTrack* track = trackOf(row);
    return !track ? QString() : isAlbumUntagged(row) ? folderOf(*track, *m_tracks) : track->album->shown;
}

QString ResultTableModel::copiesText(int row) const
{
    const std::vector<TrackId>& copies = sameAudioAt(row);
    if (copies.empty())
        return {};
    QString text = QLatin1Char('\n') + tr("The same audio is also here:");
    for (const TrackId copy : copies)
        if (const ListedTrack* track = m_tracks->find(copy))
            text += QLatin1Char('\n') + displayPath(m_tracks->pathOf(*track));
    return text;
}

} // namespace tonekin
