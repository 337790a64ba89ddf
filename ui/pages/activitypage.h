// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/failurestablemodel.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace tonekin {

class BatteryRest;
class ElidedLabel;
class EmptyState;
class LibrarySession;
class MusicWatch;
class TrackActions;
class TrackSelection;
class TrackTableView;
class UnitActivations;

/// What is running, how far it is and on what, and what failed. GUI thread; the session and the actions must outlive
/// it.
class ActivityPage : public QWidget {
    Q_OBJECT
public:
    ActivityPage(LibrarySession& session, TrackActions& actions, QWidget* parent = nullptr);
    ~ActivityPage() override;

    /// Shows how far the reading of these is while it goes on; they must outlive the page.
    void watch(UnitActivations& activations);
    /// Says how much of the music folders it watches; it must outlive the page.
    void tellOf(MusicWatch& watch);
    void tellOf(const BatteryRest& rest);
    FailuresTableModel& failures() { return m_failures; }
    TrackSelection& selection() { return *m_selection; }
    /// How far the scan is, in few words for the rail; empty when none runs.
    QString shortProgress() const;
    double fractionDone() const; // below 0 when nothing is known

Q_SIGNALS:
    void inspected(tonekin::TrackId track);
    void playRequested(const std::vector<tonekin::TrackId>& tracks);

private:
    QWidget* makeProgress();
    QWidget* makeReading();
    QWidget* makeFailures();
    void connectFailures(TrackActions& actions);
    void updateProgress();
    void updateReading();
    void updateWatching();
    void updateFailures();
    void updateFigures();
    void updateButtons();
    QString headline() const;
    QString problemsTitle() const;
    QString notesText() const;
    QString deviceText() const;
    void copyDetails(bool selectedOnly);

    LibrarySession& m_session;
    UnitActivations* m_activations = nullptr; // none are watched
    MusicWatch* m_musicWatch = nullptr;       // none is told of
    TrackActions& m_actions;
    FailuresTableModel m_failures;
    QLabel* m_headline;
    QProgressBar* m_bar;
    QLabel* m_figures;
    QLabel* m_device;
    ElidedLabel* m_inHand;
    QLabel* m_notes;
    const BatteryRest* m_batteryRest = nullptr;
    QLabel* m_watching;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    QPushButton* m_scan;
    QWidget* m_reading;
    QLabel* m_readingWords;
    QPushButton* m_readingCancel;
    QLabel* m_failuresTitle;
    QPushButton* m_retryAll;
    QPushButton* m_copyAll;
    QStackedWidget* m_stack;
    TrackTableView* m_view;
    TrackSelection* m_selection = nullptr; // made with the list
    EmptyState* m_empty;
};

} // namespace tonekin
