// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/inspectorpanel.h"
#include "player/playbackitem.h"
#include "session/learnednetwork.h"
#include "session/librarysession.h"

#include <QMainWindow>

#include <filesystem>
#include <optional>
#include <vector>

class QDockWidget;
class QStackedWidget;
class QUndoGroup;

namespace tonekin {

class ActivityPage;
class AnswerService;
class BannerArea;
class FilterFacts;
class FiltersPage;
class FirstStartPage;
class LibraryPage;
class LiveStrip;
class PlaybackEngine;
class PlayerBar;
struct PlayMoment;
class Rail;
class Settings;
class SoundsLikePage;
class TrackActions;

/// The one window: the rail, a page, the inspector, the player bar. It connects them and does no work of its own.
/// Settings, session, engine and answers must outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Library, SoundsLike, Filters, Activity };

    MainWindow(Settings& settings, LibrarySession& session, PlaybackEngine& engine, AnswerService& answers,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    /// Adds a folder and scans, as the command line or a second start asks.
    void addFolder(const std::filesystem::path& folder);
    /// To the front, also when it was minimised.
    void comeForward();

    LibraryPage& libraryPage() { return *m_library; }
    SoundsLikePage& soundsLikePage() { return *m_soundsLike; }
    FiltersPage& filtersPage() { return *m_filters; }
    ActivityPage& activityPage() { return *m_activity; }
    LearnedNetwork& learned() { return m_learned; }
    FirstStartPage& firstStartPage() { return *m_firstStart; }
    BannerArea& banners() { return *m_banners; }
    bool showsFirstStart() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeFrame();
    void makePlayer();
    void makeInspector();
    QWidget* makeInspectorTitle();
    void showInspector(bool shown);
    void showLive(bool shown);
    void updateLive();
    void showColourMap();
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makePlaybackMenu();
    void makeViewMenu();
    void makeFiltersMenu();
    void makeScanMenu();
    void makeHelpMenu();
    void connectPages();
    void connectFilters();
    void connectNames();
    void connectPlayback();
    void connectLive();
    void restore();
    void remember();

    void play(const std::vector<TrackId>& tracks, const QString& why, double seconds = 0.0);
    void playMoments(const std::vector<PlayMoment>& moments);
    void enqueue(const std::vector<TrackId>& tracks);
    std::optional<PlaybackItem> itemFor(TrackId id, const QString& why) const;
    void inspect(TrackId id);
    void refreshInspected();
    NearTracks nearest(TrackId id, int count) const;
    void showPlaying();
    void updatePages();
    void updateRail();
    void chooseFolder();
    void offerFolders(const std::vector<std::filesystem::path>& folders);
    void showSettings();
    void showShortcuts();
    void find();
    void tellExport(const std::filesystem::path& file, int tracks);
    void tellSaved(const QString& words, const std::filesystem::path& file);
    void tellNotSaved(const Error& error);

    Settings& m_settings;
    LibrarySession& m_session;
    PlaybackEngine& m_engine;
    AnswerService& m_answers;
    LearnedNetwork m_learned;
    FilterFacts* m_filterFacts;
    TrackActions* m_actions;
    QUndoGroup* m_undo; // of the page that is shown
    BannerArea* m_banners;
    Rail* m_rail;
    QMainWindow* m_inner; // holds the pages and the inspector, so that the player bar can span both
    QStackedWidget* m_stack;
    LibraryPage* m_library;
    SoundsLikePage* m_soundsLike;
    FiltersPage* m_filters;
    ActivityPage* m_activity;
    FirstStartPage* m_firstStart;
    PlayerBar* m_player = nullptr;
    LiveStrip* m_live = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    InspectorPanel* m_inspector = nullptr;
    QAction* m_inspectorAction = nullptr;
    bool m_wantsInspector = true;
    std::optional<TrackId> m_inspected;
    TrackState m_inspectedState = TrackState::Waiting;
    TrackState m_playingState = TrackState::Waiting;
};

} // namespace tonekin
