// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/playingmark.h"

#include "lists/trackrowsmodel.h"
#include "lists/tracktableview.h"
#include "player/nowplaying.h"

namespace tonekin {

PlayingMark::PlayingMark(const NowPlaying& playing, TrackRowsModel& model, TrackTableView& view)
    : QObject(&view)
    , m_playing(playing)
    , m_model(model)
    , m_view(view)
{
    connect(&m_playing, &NowPlaying::changed, this, &PlayingMark::mark);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &PlayingMark::mark);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &PlayingMark::mark);
    mark();
}

void PlayingMark::mark()
{
    m_model.setPlaying(m_playing.track());
    const int row = m_playing.track() ? m_model.rowOf(*m_playing.track()) : -1;
    m_view.setPlaying(row < 0 ? QModelIndex() : m_model.index(row, 0), m_playing.isSounding());
}

} // namespace tonekin
