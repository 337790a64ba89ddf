// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/exportdialog.h"
#include "pages/seedrow.h"
#include "pages/similarsearch.h"
#include "pages/similartablemodel.h"
#include "playlist/playlistfile.h"
#include "rules/matchcount.h"
#include "rules/recipeshelf.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace tonekin {

class ClosenessDelegate;
class ElidedLabel;
class EmptyState;
class LimitsRow;
class NowPlaying;
class PlaylistExport;
class Preferences;
class RecipeButton;
class RuleChips;
class RulesPanel;
class SimilarityChart;
class StepsChart;
class TrackActions;
class TrackSelection;
class TrackTableView;

/// What sounds like the seeds: a list by rules, nearest first unless they say otherwise. Every change of seeds and
/// rules and every row taken out can be undone. GUI thread; what it is given must outlive it.
class SoundsLikePage : public QWidget {
    Q_OBJECT
public:
    SoundsLikePage(LibrarySession& session, TrackActions& actions, const NowPlaying& playing, Preferences& preferences,
                   QWidget* parent = nullptr);
    ~SoundsLikePage() override;

    /// What a list is made of; each change of it can be undone.
    struct Mix {
        std::vector<Seed> seeds;
        std::vector<TrackId> leftOut; // by hand
        PlaylistRules rules;
        std::optional<std::uint64_t> pathWay; // a path through the seeds to like: which one (see PlaylistQuery::way)
        bool operator==(const Mix&) const = default;
    };
    const Mix& mix() const { return m_mix; }
    /// As it was at the last start; not a change to be undone.
    void restore(Mix mix);
    /// Starts afresh with these seeds.
    void setSeeds(const std::vector<TrackId>& seeds);
    void addSeeds(const std::vector<TrackId>& seeds, SeedKind kind);
    /// A path from the first seed to a track.
    void leadTo(TrackId id);
    /// Selects a track and brings it into view; false: it is not in this list.
    bool showTrack(TrackId id);
    /// What a playlist of this list has in it.
    std::vector<PlaylistEntry> entries(const ExportChoice& choice) const;
    double closeEnds() const { return m_search.closeEnds(); }
    RecipeButton& recipes() { return *m_recipes; }
    SimilarTableModel& model() { return m_model; }
    TrackTableView& view() { return *m_view; }
    TrackSelection& selection() { return *m_selection; }
    QByteArray columnState() const;
    /// It takes the room there is, so that nothing else in the window moves when its parts come and go.
    QSize sizeHint() const override { return minimumSizeHint(); }
    void restoreColumns(const QByteArray& state);

public Q_SLOTS:
    void exportList();
    /// Opens the fields for the rules, or closes them.
    void toggleRules();
    void playAll();

Q_SIGNALS:
    void playRequested(const std::vector<tonekin::TrackId>& tracks);
    void inspected(tonekin::TrackId track);
    void showLibraryRequested();
    void exported(const std::filesystem::path& file, int tracks);
    void exportFailed(const tonekin::Error& error);
    void removedByHand(int tracks);
    void rulesCleared();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Change;

    QWidget* makeHead();
    void makeLimits();
    void makeRules();
    void makePath();
    void connectView(TrackActions& actions);
    void connectSeeds();
    void push(const QString& words, Mix mix);
    void changeRules(const PlaylistRules& rules);
    void changeRules(const QString& words, const PlaylistRules& rules);
    void clearRules();
    void showRules(const PlaylistRules& rules);
    void updateRoom();
    void apply(const Mix& mix);
    bool isPath() const;
    std::vector<TrackId> likedSeeds() const;
    void setPath(const QString& words, std::optional<std::uint64_t> way);
    void showPath();
    void updateCharts();
    PlaylistQuery query() const;
    void ask();
    void count();
    void receive(const FoundList& list);
    void showList(const FoundList& list);
    void showNewer();
    void removeSelected();
    void updateWords();
    void updateSummary();
    void showWhyEmpty();
    void fillEmptyPage();
    std::optional<TrackRule> ruleToLoosen() const;
    bool isClose(const PlaylistRow& row) const;
    std::optional<int> closeRows() const;
    int listedRows() const;
    QString listName() const;
    std::vector<TrackId> shownTracks(int fromRow) const;

    LibrarySession& m_session;
    TrackActions& m_actions;
    Preferences& m_preferences;
    std::shared_ptr<ListTables> m_tables;
    SimilarSearch m_search;
    MatchCount m_count;
    RecipeShelf m_shelf;
    SimilarTableModel m_model;
    Mix m_mix;
    SeedRow* m_seeds;
    ElidedLabel* m_summary;
    QLabel* m_note;
    QPushButton* m_playAll;
    QPushButton* m_export;
    LimitsRow* m_limits;
    QPushButton* m_rulesButton;
    RecipeButton* m_recipes;
    RulesPanel* m_rules;
    RuleChips* m_chips;
    QStackedWidget* m_stack;
    TrackTableView* m_view;
    TrackSelection* m_selection;
    ClosenessDelegate* m_closeness;
    EmptyState* m_empty;
    SimilarityChart* m_chart;
    StepsChart* m_steps;
    QToolButton* m_pathButton;
    QToolButton* m_otherWay;
    bool m_isLow = false;        // too low for list and chart
    ExportChoice m_exportChoice; // the last one
    PlaylistExport* m_exporter;
    QPushButton* m_showNewer;
    bool m_isAskedFor = false;        // the next answer, by the user
    std::optional<FoundList> m_newer; // not shown yet, since somebody points at the rows
};

} // namespace tonekin
