// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/tracktablemodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace tonekin {

class ElidedLabel;
class EmptyState;
class LibrarySession;
class NowPlaying;
class TrackActions;
class TrackSelection;
class TrackTableView;

/// All tracks in one table, with a search field. GUI thread; what it is given must outlive it.
class LibraryPage : public QWidget {
    Q_OBJECT
public:
    LibraryPage(LibrarySession& session, TrackActions& actions, const NowPlaying& playing, QWidget* parent = nullptr);
    ~LibraryPage() override;

    void focusSearch();
    void setSearchText(const QString& text);
    QString searchText() const;
    /// Selects a track and brings it into view, dropping the search if that hides it.
    void showTrack(TrackId id);
    /// The tracks from `first` on as they are listed, for playing on after it.
    std::vector<TrackId> tracksFrom(TrackId first, std::size_t most) const;

    QByteArray columnState() const;
    void restoreColumns(const QByteArray& state);
    TrackTableModel& model() { return m_model; }
    TrackTableView& view() { return *m_view; }
    TrackSelection& selection() { return *m_selection; }

Q_SIGNALS:
    void playRequested(const std::vector<tonekin::TrackId>& tracks);
    void chooseFolderRequested();
    void searchHelpRequested();
    void inspected(tonekin::TrackId track); // that the user looks at
    void columnsChanged();

private:
    QWidget* makeHead();
    void connectAll(TrackActions& actions);
    void search();
    void takeSnapshot();
    void showOrdered();
    void touch();
    void updateHold();
    void updateNewRows();
    void activate(const QModelIndex& index);
    void sortBy(int section);
    void updateSummary();
    void tellNothingFound();
    void updateEmptyState();

    LibrarySession& m_session;
    TrackActions& m_actions;
    TrackTableModel m_model;
    QLineEdit* m_search;
    QTimer m_typing;
    ElidedLabel* m_summary;
    QLabel* m_hint; // on the search, where it is not understood
    QPushButton* m_sortAgain;
    QStackedWidget* m_stack;
    TrackTableView* m_view;
    TrackSelection* m_selection;
    EmptyState* m_empty;
    std::optional<TrackId> m_toShow;
    bool m_isTouched = false; // during the scan that runs
    bool m_isNewList = false; // searched or sorted anew, and not shown yet
};

} // namespace tonekin
