// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/playmoment.h"
#include "review/reviewdecisions.h"
#include "review/reviewrows.h"
#include "review/reviewsearch.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace tonekin {

class EmptyState;
class FileExport;
class FilterFacts;
class Preferences;
class ReviewPanel;
class TrackActions;
class TrackTableView;

/// What the library holds to decide on: intros and their like, copies of recordings, odd ones out; each with its
/// evidence, to be played side by side, and with what the user decided. GUI thread; what it is given must outlive it.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Kinds, Duplicates, OddOnesOut }; // in their order

    struct Parts {
        Preferences& preferences;
        LibrarySession& session;
        FilterFacts& facts;
        TrackActions& actions;
    };
    explicit ReviewPage(const Parts& parts, QWidget* parent = nullptr);
    ~ReviewPage() override;

    void showTab(Tab tab);
    void showItems(ReviewFilterModel::Show which);
    /// Asks where to, and saves the rows that are shown for other programs.
    void exportItems();
    FileExport& exporter() { return *m_exporter; }
    TrackTableView& view() { return *m_view; }
    ReviewTableModel& items(Tab tab) { return m_parts[static_cast<std::size_t>(tab)].items; }
    /// How many items are open, for the rail; empty while nothing is known.
    QString openCount() const;
    /// The page is shown again: the inspector and the actions are about what is chosen here.
    void announce();

Q_SIGNALS:
    void inspected(tonekin::TrackId track);
    void playRequested(const std::vector<tonekin::PlayMoment>& moments);
    void openCountChanged();
    void failed(const tonekin::Error& error);
    void exported(const std::filesystem::path& file);
    void exportFailed(const tonekin::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Part {
        ReviewTableModel items;
        std::string chosen; // the id of the item
    };
    Part& part() { return m_parts[m_shown]; }
    void makeHead();
    void makeKeys();
    void connectParts();
    void connectView();
    void receive();
    void fill();
    void showPart();
    void choose();
    void chooseAgain();
    void decide(std::optional<Decision> decision);
    void showDecision(const std::string& id, std::optional<Decision> decision);
    void updateWords();
    const ReviewItem* chosenItem() const;
    std::vector<ReviewItem> shownItems() const;
    void showMenu(const QPoint& place);

    Preferences& m_preferences;
    LibrarySession& m_session;
    FilterFacts& m_facts;
    TrackActions& m_actions;
    ReviewSearch m_search;
    ReviewDecisions m_decisions;
    std::array<Part, 3> m_parts;
    std::size_t m_shown = 0;
    bool m_isFilling = false; // then it is not the user who chooses
    ReviewFilterModel* m_rows;
    QTabBar* m_tabs;
    QComboBox* m_which;
    QPushButton* m_export;
    FileExport* m_exporter;
    QStackedWidget* m_stack;
    TrackTableView* m_view;
    EmptyState* m_empty;
    ReviewPanel* m_panel;
};

} // namespace tonekin
