// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/seed.h"
#include "session/tracksnapshot.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;

namespace tonekin {

class LibrarySession;

/// What can be done with selected tracks, once for the window: in its Track menu, in every list's menu, by keys. It
/// knows the selection of the list that was touched last.
class TrackActions : public QObject {
    Q_OBJECT
public:
    TrackActions(LibrarySession& session, QObject* parent);

    void setSelection(std::vector<TrackId> selection);
    const std::vector<TrackId>& selection() const { return m_selection; }
    void fillMenu(QMenu& menu) const;
    QAction& copyAction() const { return *m_copy; }
    /// Again after the tracks have changed.
    void updateEnabled();

Q_SIGNALS:
    void playRequested(const std::vector<tonekin::TrackId>& tracks);
    void enqueueRequested(const std::vector<tonekin::TrackId>& tracks);
    void soundsLikeRequested(const std::vector<tonekin::TrackId>& tracks);
    void addSeedsRequested(const std::vector<tonekin::TrackId>& tracks, tonekin::SeedKind kind);
    void inspectRequested(tonekin::TrackId track);
    /// Done, and can be undone.
    void excluded(int tracks);
    void included(int tracks);

private:
    QAction* add(const QString& text, const QKeySequence& keys, void (TrackActions::*step)());
    void play();
    void enqueue();
    void soundsLike();
    void addSeeds();
    void addNotSeeds();
    void inspect();
    class Exclusion;
    void exclude();
    void include();
    enum class Change { Exclude, Include };
    void change(Change change);
    void retry();
    void reveal();
    void copy();
    void copyPaths();

    LibrarySession& m_session;
    std::vector<TrackId> m_selection;
    QAction* m_play;
    QAction* m_enqueue;
    QAction* m_soundsLike;
    QAction* m_addSeeds;
    QAction* m_addNotSeeds;
    QAction* m_inspect;
    QAction* m_exclude;
    QAction* m_include;
    QAction* m_retry;
    QAction* m_reveal;
    QAction* m_copy;
    QAction* m_copyPaths;
};

} // namespace tonekin
