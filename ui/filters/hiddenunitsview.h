// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitparts.h"
#include "filters/unitsmodel.h"
#include "jobs/latestjob.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QSplitter;
class QToolButton;

namespace tonekin {

class TrackTableView;
class UnitPanel;

/// The units of the last hidden layer: found by number, by name and by the tags of their strongest tracks, or those
/// that one track fires; and the playlist of the chosen one. GUI thread.
class HiddenUnitsView : public QWidget {
    Q_OBJECT
public:
    explicit HiddenUnitsView(const UnitParts& parts, QWidget* parent = nullptr);
    ~HiddenUnitsView() override;

    /// The track that "fired by" is about; empty: none is chosen.
    void setTrack(std::optional<TrackId> track);
    void focusSearch();
    void choose(int unit);

    UnitsModel& model() { return m_model; }
    TrackTableView& view() { return *m_view; }
    UnitPanel& panel() { return *m_panel; }
    QLineEdit& searchField() { return *m_search; }
    QToolButton& firingButton() { return *m_firing; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Words = std::vector<std::vector<UnitWord>>;

    QWidget* makeList();
    void connectActivations();
    void followActivations();
    void findWords();
    void receiveWords(Words words);
    void askFiring();
    void showCurrent();
    void updateWords();
    QString trackTitle() const;

    UnitParts m_parts;
    UnitsModel m_model;
    std::optional<TrackId> m_track;
    LatestJob<Words> m_wordsWork;
    QTimer m_wordsPause;
    bool m_wordsAreStale = true;
    LatestJob<std::vector<FiringUnit>> m_firingWork;
    QLineEdit* m_search;
    QToolButton* m_firing;
    QLabel* m_note;
    TrackTableView* m_view;
    UnitPanel* m_panel;
};

} // namespace tonekin
