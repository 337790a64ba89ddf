// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitlistmodel.h"
#include "jobs/latestjob.h"
#include "player/playmoment.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace tonekin {

class LibrarySession;
class TrackActions;
class TrackTableView;
class UnitActivations;

/// One of a unit's lists: its heading, its tracks, and what can be done with all of them: play, save as a playlist, use
/// as seeds. Asks for its rows itself, on another thread. GUI thread; what it is given must outlive it.
class UnitListBox : public QWidget {
    Q_OBJECT
public:
    UnitListBox(LibrarySession& session, UnitActivations& activations, TrackActions& actions,
                QWidget* parent = nullptr);
    ~UnitListBox() override;

    /// `heading`: of the list; `why`: what the player bar says of its tracks; `none`: what stands there while it is
    /// empty.
    struct Words {
        QString heading;
        QString explanation; // a tool tip
        QString why;
        QString none;
    };
    void ask(const UnitQuery& query, const Words& words);
    /// The same again, after answers have changed.
    void refresh();
    void setPlaying(std::optional<TrackId> id, bool sounding);

    const UnitListModel& model() const { return m_model; }
    TrackTableView& view() { return *m_view; }
    std::vector<TrackId> tracks() const;

Q_SIGNALS:
    void shown(); // new rows are there
    void playRequested(const std::vector<tonekin::PlayMoment>& moments);
    void playlistRequested();
    void seedsRequested();
    void inspected(tonekin::TrackId track);

private:
    QWidget* makeHead();
    QToolButton* makeButton(const QString& text);
    void connectView();
    void receive(UnitList list);
    void playFrom(int firstRow);
    void activate(const QModelIndex& index);
    void selectionChanged();
    void fitHeight();
    void markPlaying();
    void updateWords();

    LibrarySession& m_session;
    UnitActivations& m_activations;
    TrackActions& m_actions;
    UnitListModel m_model;
    UnitQuery m_query;
    Words m_words;
    LatestJob<UnitList> m_work;
    bool m_sounding = false;
    QLabel* m_heading;
    QLabel* m_none;
    QToolButton* m_play;
    QToolButton* m_save;
    QToolButton* m_seeds;
    TrackTableView* m_view;
};

} // namespace tonekin
