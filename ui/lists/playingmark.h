// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tonekin {

class NowPlaying;
class TrackRowsModel;
class TrackTableView;

/// Keeps the row of the track that plays marked in one list, also when other rows come: its title stands out, and
/// beside it a level moves. Belongs to the view, which shows the model. GUI thread; the model and what plays must
/// outlive it or be disconnected from the view.
class PlayingMark : public QObject {
    Q_OBJECT
public:
    PlayingMark(const NowPlaying& playing, TrackRowsModel& model, TrackTableView& view);

private:
    void mark();

    const NowPlaying& m_playing;
    TrackRowsModel& m_model;
    TrackTableView& m_view;
};

} // namespace tonekin
