// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/inspectorpanel.h"

#include <QDockWidget>

#include <optional>

namespace tonekin {

class ActivationService;
class FilterFacts;
class LibrarySession;
class SoundsLikePage;

/// The inspector beside the pages, and the track that it is about. What it is given must outlive it. GUI thread.
class InspectorDock : public QDockWidget {
    Q_OBJECT
public:
    InspectorDock(LibrarySession& session, FilterFacts& facts, ActivationService& activations,
                  const SoundsLikePage& soundsLike, QWidget* parent);

    static constexpr int narrowest = 272; // below it nothing in the panel can be read

    InspectorPanel& panel() { return *m_panel; }
    void inspect(TrackId id);
    /// A track that is shown while its analysis ends gets its facts and nearest tracks at once.
    void refresh();

Q_SIGNALS:
    void inspected(tonekin::TrackId id);
    void closeRequested();
    void widthChanged(int width);

private:
    void resizeEvent(QResizeEvent* event) override;
    QWidget* makeTitle();
    NearTracks nearest(TrackId id, int count) const;

    LibrarySession& m_session;
    const SoundsLikePage& m_soundsLike;
    InspectorPanel* m_panel;
    std::optional<TrackId> m_track;
    TrackState m_state = TrackState::Waiting;
};

} // namespace tonekin
