// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/inspectorpanel.h"
#include "player/playbackitem.h"
#include "session/librarysession.h"

#include <QMainWindow>

#include <filesystem>
#include <optional>
#include <vector>

class QDockWidget;
class QStackedWidget;

namespace tonekin {

class ActivityPage;
class AnswerService;
class BannerArea;
class FilterFacts;
class FirstStartPage;
class LibraryPage;
class LiveStrip;
class NetworkLoader;
class PlaybackEngine;
class PlayerBar;
class Rail;
class Settings;
class SoundsLikePage;
class TrackActions;
class UnitAnswers;
class UnitNotebook;

/// The one window: the rail, a page, the inspector, the player bar. It connects them and does no work of its own.
/// Settings, session, engine and answers must outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Library, SoundsLike, Activity };

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
    ActivityPage& activityPage() { return *m_activity; }
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
    void showColourMap();
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makePlaybackMenu();
    void makeViewMenu();
    void makeScanMenu();
    void makeHelpMenu();
    void connectPages();
    void connectPlayback();
    void connectFilters();
    void restore();
    void remember();

    void play(const std::vector<TrackId>& tracks, const QString& why, double seconds = 0.0);
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
    void tellExport(const std::filesystem::path& file, int tracks);

    Settings& m_settings;
    LibrarySession& m_session;
    PlaybackEngine& m_engine;
    AnswerService& m_answers;
    TrackActions* m_actions;
    UnitAnswers* m_unitAnswers;
    NetworkLoader* m_network;
    UnitNotebook* m_notebook;
    FilterFacts* m_filterFacts;
    BannerArea* m_banners;
    Rail* m_rail;
    QMainWindow* m_inner; // holds the pages and the inspector, so that the player bar can span both
    QStackedWidget* m_stack;
    LibraryPage* m_library;
    SoundsLikePage* m_soundsLike;
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
