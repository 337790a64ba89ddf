// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/inspectorpanel.h"

#include <QListWidget>

namespace tonekin {

/// The nearest tracks, each with title, artist and the closeness bar; as high as its rows, so that what is around it
/// scrolls. Double click or Enter plays.
class NearList : public QListWidget {
    Q_OBJECT
public:
    explicit NearList(QWidget* parent = nullptr);
    void setTracks(const NearTracks& near);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void playRequested(tonekin::TrackId id);
    void trackActivated(tonekin::TrackId id);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace tonekin
