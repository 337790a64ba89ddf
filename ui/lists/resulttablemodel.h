// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/trackrowsmodel.h"

#include <vector>

namespace tonekin {

/// The tracks that answer a question, in the order of the answer; copies of the same audio share a row. GUI thread.
class ResultTableModel : public TrackRowsModel {
    Q_OBJECT
public:
    using TrackRowsModel::TrackRowsModel;

    /// Newer facts about the same tracks.
    void setTracks(TrackSnapshotRef tracks);

protected:
    const ListedTrack* trackOf(int row) const override { return m_tracks->find(idAt(row)); }
    /// The copies that were collapsed into a row.
    virtual const std::vector<TrackId>& sameAudioAt(int row) const = 0;
    /// As the tags say, or else the folders it lies in.
    QString artistText(int row) const;
    QString albumText(int row) const;
    /// Whether that is a folder.
    bool isArtistUntagged(int row) const;
    bool isAlbumUntagged(int row) const;
    /// With the number of its copies.
    QString titleText(int row) const;
    /// Where the copies are, a line each; nothing without any.
    QString copiesText(int row) const;
};

} // namespace tonekin
