// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/nowplaying.h"
#include "session/learnednetwork.h"
#include "session/librarysession.h"
#include "window/libraryplayback.h"
#include "window/windowplace.h"

#include <QMainWindow>
#include <QTimer>

#include <filesystem>
#include <optional>
#include <vector>

class QStackedWidget;

namespace tonekin {

class ActivityPage;
class ActivationService;
class BannerArea;
class FilterFacts;
class FiltersPage;
class FirstStartPage;
class InspectorDock;
class LibraryPage;
class LiveStrip;
class ManualWindow;
class PlaybackEngine;
class PlayerBar;
class QueueDialog;
class Preferences;
class Rail;
class ReviewPage;
class SoundsLikePage;
class TrackActions;
class UndoBanners;
enum class ManualChapter;

/// The one window: the rail, a page, the inspector, the player bar. It connects them and does no work of its own.
/// What it is given must outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Library, SoundsLike, Filters, Review, Activity };

    MainWindow(Preferences& preferences, LibrarySession& session, PlaybackEngine& engine,
               ActivationService& activations, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    Page pageShown() const; // the first start counts as the library
    /// Adds a folder and scans, as the command line or a second start asks.
    void addFolder(const std::filesystem::path& folder);
    /// To the front, also when it was minimised.
    void comeForward();

    LibraryPage& libraryPage() { return *m_library; }
    SoundsLikePage& soundsLikePage() { return *m_soundsLike; }
    FiltersPage& filtersPage() { return *m_filters; }
    ReviewPage& reviewPage() { return *m_review; }
    ActivityPage& activityPage() { return *m_activity; }
    LearnedNetwork& learned() { return m_learned; }
    FirstStartPage& firstStartPage() { return *m_firstStart; }
    BannerArea& banners() { return *m_banners; }
    bool showsFirstStart() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeFrame();
    void makePlayer();
    void makeInspector();
    void showInspector(bool shown);
    void updateInspector();
    bool filtersNeedItsRoom() const;
    void shareRoom();
    void giveInspectorItsWidth();
    void showLive(bool shown);
    void updateLive();
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
    void connectReview();
    void connectPlayback();
    void connectLive();
    void restore();
    void remember();
    WindowPlace placeNow() const;
    void restorePlace();
    void rememberPlace();
    void announceSelection(Page page);
    void showPlace(CommandPlace place);

    void refreshTracks();
    void connectColourMap();
    const ListedTrack* playingTrack() const;
    void updatePages();
    void updateRail();
    void chooseFolder();
    void offerFolders(const std::vector<std::filesystem::path>& folders);
    void showSettings();
    void showShortcuts();
    ManualChapter chapterOfPage() const;
    void showManual(ManualChapter chapter);
    void playNext(const std::vector<TrackId>& tracks);
    void showQueue();
    void showPlaying();
    void selectAll();
    void find();

    Preferences& m_preferences;
    LibrarySession& m_session;
    PlaybackEngine& m_engine;
    ActivationService& m_activations;
    NowPlaying m_playing;
    LibraryPlayback m_playback;
    LearnedNetwork m_learned;
    FilterFacts* m_filterFacts;
    TrackActions* m_actions;
    BannerArea* m_banners;
    UndoBanners* m_undo;
    Rail* m_rail;
    QMainWindow* m_inner; // holds the pages and the inspector, so that the player bar can span both
    QStackedWidget* m_stack;
    LibraryPage* m_library;
    SoundsLikePage* m_soundsLike;
    FiltersPage* m_filters;
    ReviewPage* m_review;
    ActivityPage* m_activity;
    FirstStartPage* m_firstStart;
    PlayerBar* m_player = nullptr;
    LiveStrip* m_live = nullptr;
    ManualWindow* m_manual = nullptr; // made when it is first asked for
    QueueDialog* m_queue = nullptr;   // likewise
    InspectorDock* m_inspector = nullptr;
    QAction* m_inspectorAction = nullptr;
    bool m_wantsInspector = true;
    bool m_isNarrow = false;           // too narrow for the words of the rail
    bool m_isTooNarrow = false;        // for page and inspector beside each other
    bool m_insistsOnInspector = false; // the user has opened it all the same
    bool m_isResizing = false;         // the window, not a part of it
    bool m_mayWidenInspector = true;   // the window was resized since it was done
    int m_inspectorWidth = 0;          // as the user wants it; 0: the usual
    QTimer m_placeTimer;
    std::optional<WindowPlace> m_toRestore; // as soon as the first rows are here
    TrackState m_playingState = TrackState::Waiting;
};

} // namespace tonekin
