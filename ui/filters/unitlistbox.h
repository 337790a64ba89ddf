// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitlistmodel.h"
#include "filters/unitparts.h"
#include "jobs/latestjob.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace tonekin {

class TrackSelection;
class TrackTableView;

/// One of a unit's lists: its heading, its tracks, and what can be done with all of them: play, save as a playlist, use
/// as seeds. Asks for its rows itself, on another thread. GUI thread; what it is given must outlive it.
class UnitListBox : public QWidget {
    Q_OBJECT
public:
    explicit UnitListBox(const UnitParts& parts, QWidget* parent = nullptr);
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

    const UnitListModel& model() const { return m_model; }
    TrackTableView& view() { return *m_view; }
    TrackSelection& selection() { return *m_selection; }
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
    void fitHeight();
    void updateWords();

    UnitParts m_parts;
    UnitListModel m_model;
    UnitQuery m_query;
    Words m_words;
    LatestJob<UnitList> m_work;
    QLabel* m_heading;
    QLabel* m_none;
    QToolButton* m_play;
    QToolButton* m_save;
    QToolButton* m_seeds;
    TrackTableView* m_view;
    TrackSelection* m_selection;
};

} // namespace tonekin
