// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/mainwindow.h"

#include "activations/activationservice.h"
#include "filters/filterexports.h"
#include "filters/filterspage.h"
#include "help/manual.h"
#include "lists/trackactions.h"
#include "lists/trackmime.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "live/livestrip.h"
#include "pages/activitypage.h"
#include "pages/firststartpage.h"
#include "pages/librarypage.h"
#include "pages/soundslikepage.h"
#include "player/playbackengine.h"
#include "player/playerbar.h"
#include "preferences/preferences.h"
#include "review/reviewpage.h"
#include "session/filterfacts.h"
#include "session/loadednetwork.h"
#include "session/unitactivations.h"
#include "session/unitnotebook.h"
#include "theme/theme.h"
#include "window/banner.h"
#include "window/inspectordock.h"
#include "window/pagebanners.h"
#include "window/queuedialog.h"
#include "window/rail.h"
#include "window/sessionbanners.h"
#include "window/settingsdialog.h"
#include "window/undobanners.h"
#include "words/displaytext.h"
#include "words/errortext.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace tonekin {

namespace {

constexpr QSize usualSize{1280, 820};
constexpr QSize smallestSize{800, 560};
constexpr int narrowWindow = 1120;    // below it the rail shows symbols only
constexpr int tooNarrowWindow = 1000; // below it the inspector opens only when it is asked for

} // namespace

MainWindow::MainWindow(Preferences& preferences, LibrarySession& session, PlaybackEngine& engine,
                       ActivationService& activations, QWidget* parent)
    : QMainWindow(parent)
    , m_preferences(preferences)
    , m_session(session)
    , m_engine(engine)
    , m_activations(activations)
    , m_playback(session, engine)
    , m_learned(session)
    , m_filterFacts(new FilterFacts(session, m_learned, this))
    , m_actions(new TrackActions(session, this))
    , m_banners(new BannerArea(this))
    , m_rail(new Rail(this))
    , m_inner(new QMainWindow(this, Qt::Widget))
    , m_stack(new QStackedWidget(this))
    , m_library(new LibraryPage(session, *m_actions, m_playing, this))
    , m_soundsLike(new SoundsLikePage(session, *m_actions, m_playing, preferences, this))
    , m_filters(new FiltersPage({session, m_learned, *m_actions, m_playing, preferences}, this))
    , m_review(new ReviewPage({preferences, session, *m_filterFacts, *m_actions}, this))
    , m_activity(new ActivityPage(session, *m_actions, this))
    , m_firstStart(new FirstStartPage(this))
{
    m_filters->setActivationService(m_activations);
    setWindowTitle(QStringLiteral("Tonekin"));
    setWindowIcon(applicationIcon());
    setMinimumSize(smallestSize);
    setAcceptDrops(true);
    makeFrame();
    makeInspector();
    makeMenus();
    connectPages();
    connectFilters();
    connectReview();
    connectPlayback();
    connectLive();
    connectColourMap();
    new SessionBanners(m_session, *m_banners, this);
    m_undo = new UndoBanners(m_session.history(), *m_banners, this);
    new PageBanners({*m_actions, *m_soundsLike, *m_filters, *m_review}, *m_undo, *m_banners, this);
    connect(m_undo, &UndoBanners::placeWanted, this, &MainWindow::showPlace);
    constexpr int restMs = 3000; // a crash loses no more than the last seconds of what was chosen
    m_placeTimer.setSingleShot(true);
    m_placeTimer.setInterval(restMs);
    connect(&m_placeTimer, &QTimer::timeout, this, &MainWindow::rememberPlace);
    connect(&m_session.history(), &CommandHistory::moved, &m_placeTimer, qOverload<>(&QTimer::start));
    restore();
    updatePages();
}

MainWindow::~MainWindow()
{
    // Children are destroyed one by one; none may tell another that is gone already, and some use a member.
    m_session.disconnect(this);
    m_engine.disconnect(this);
    delete m_undo; // it hears what the pages still say
    delete m_filters;
    delete m_review;
    delete m_activity;
}

void MainWindow::makeFrame()
{
    for (QWidget* page :
         {static_cast<QWidget*>(m_library), static_cast<QWidget*>(m_soundsLike), static_cast<QWidget*>(m_filters),
          static_cast<QWidget*>(m_review), static_cast<QWidget*>(m_activity), static_cast<QWidget*>(m_firstStart)}) {
        m_stack->addWidget(page);
        page->setAutoFillBackground(true);
        page->setBackgroundRole(QPalette::Base);
    }
    m_rail->addPage(Symbol::Library, tr("Library"));
    m_rail->addPage(Symbol::SoundsLike, tr("Sounds like"));
    m_rail->addPage(Symbol::Filters, tr("Filters"));
    m_rail->addPage(Symbol::Review, tr("Review"));
    m_rail->addPage(Symbol::Activity, tr("Activity"));

    auto* pages = new QWidget(m_inner);
    auto* column = new QVBoxLayout(pages);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);
    m_inner->setCentralWidget(pages);

    makePlayer();
    auto* whole = new QWidget(this);
    auto* rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addWidget(m_inner, 1);
    rows->addLayout(upper, 1);
    rows->addWidget(m_live);
    rows->addWidget(m_player);
    setCentralWidget(whole);
}

void MainWindow::makePlayer()
{
    m_player = new PlayerBar(
        m_engine, [this](TrackId id) { return m_session.waveform(id); }, this);
    m_live = new LiveStrip(m_engine, m_activations, this);
    connect(m_player->playbackActions().live, &QAction::toggled, this, &MainWindow::showLive);
    connect(m_live, &LiveStrip::orderChosen, this,
            [this](LiveOrder order) { m_preferences.setLiveByLikeness(order == LiveOrder::Likeness); });
}

/// The Filters page sees to its own.
void MainWindow::connectColourMap()
{
    InspectorPanel& panel = m_inspector->panel();
    connect(&m_preferences, &Preferences::colourMapChanged, &panel, &InspectorPanel::setColourMap);
    connect(&m_preferences, &Preferences::colourMapChanged, m_live, &LiveStrip::setColourMap);
    connect(&panel, &InspectorPanel::colourMapChosen, &m_preferences, &Preferences::setColourMap);
    panel.setColourMap(m_preferences.colourMap());
    m_live->setColourMap(m_preferences.colourMap());
}

void MainWindow::showLive(bool shown)
{
    m_preferences.setLiveShown(shown);
    updateLive();
}

void MainWindow::updateLive()
{
    const QAction* live = m_player->playbackActions().live;
    m_live->setVisible(live->isChecked() && live->isEnabled() && !showsFirstStart());
}

void MainWindow::makeInspector()
{
    m_inspector = new InspectorDock(m_session, *m_filterFacts, m_activations, *m_soundsLike, m_inner);
    m_inner->addDockWidget(Qt::RightDockWidgetArea, m_inspector);
    m_inner->resizeDocks({m_inspector}, {sizes::inspector}, Qt::Horizontal);
    connect(m_inspector, &InspectorDock::widthChanged, this, [this](int width) {
        const bool isDragged = QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
        if (isDragged && !m_isResizing && !m_isNarrow && !m_inspector->isFloating())
            m_inspectorWidth = width;
        else if (!isDragged)
            giveInspectorItsWidth();
    });
    connect(m_inspector, &InspectorDock::closeRequested, this, [this] { showInspector(false); });
    connect(m_inspector, &InspectorDock::inspected, m_filters, &FiltersPage::setInspected);
}

void MainWindow::showInspector(bool shown)
{
    m_wantsInspector = shown;
    m_insistsOnInspector = shown && (m_isTooNarrow || filtersNeedItsRoom());
    updateInspector();
}

/// So that a filter's panel stands beside the sheet and not in its place.
bool MainWindow::filtersNeedItsRoom() const
{
    return pageShown() == Page::Filters && m_filters->hasPanel() &&
           width() - m_rail->width() - InspectorDock::narrowest < FiltersPage::roomForBoth &&
           width() - m_rail->width() >= FiltersPage::roomForBoth;
}

void MainWindow::updateInspector()
{
    const bool lacksRoom = m_isTooNarrow || filtersNeedItsRoom();
    const bool shown = m_wantsInspector && (!lacksRoom || m_insistsOnInspector) && !showsFirstStart();
    m_inspectorAction->setChecked(shown);
    m_inspector->setVisible(shown);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    m_isResizing = true;
    m_mayWidenInspector = true;
    QMainWindow::resizeEvent(event);
    shareRoom();
    QTimer::singleShot(0, this, [this] { // after the layouts have followed
        giveInspectorItsWidth();
        m_isResizing = false;
    });
}

// What is folded for want of room comes back with the room.
void MainWindow::shareRoom()
{
    const bool isNarrow = width() < narrowWindow;
    if (std::exchange(m_isNarrow, isNarrow) != isNarrow)
        m_rail->fold(isNarrow);
    const bool isTooNarrow = width() < tooNarrowWindow;
    if (std::exchange(m_isTooNarrow, isTooNarrow) != isTooNarrow) {
        m_insistsOnInspector = false;
        updateInspector();
    }
}

// A dock that was squeezed stays so when there is room again. It cannot be narrower than what is in it may be, though.
void MainWindow::giveInspectorItsWidth()
{
    const int wanted = m_inspectorWidth > 0 ? m_inspectorWidth : sizes::inspector;
    InspectorPanel& panel = m_inspector->panel();
    if (m_isNarrow || !m_inspector->isVisible() || m_inspector->isFloating())
        return;
    if (m_inspector->width() >= wanted)
        QTimer::singleShot(0, &panel, [&panel] { panel.setMinimumWidth(InspectorDock::narrowest); });
    else if (std::exchange(m_mayWidenInspector, false)) // once, so that two widths never take turns
        panel.setMinimumWidth(wanted);
}

void MainWindow::connectPages()
{
    connect(m_rail, &Rail::pageChosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    m_rail->takeTracks(static_cast<int>(Page::SoundsLike));
    connect(m_rail, &Rail::tracksDropped, this, [this](int, const std::vector<TrackId>& tracks) {
        Q_EMIT m_actions->addSeedsRequested(tracks, SeedKind::Like);
    });
    connect(m_rail, &Rail::collapsedChanged, this,
            [this](bool collapsed) { m_preferences.setRailCollapsed(collapsed); });
    connect(&m_session, &LibrarySession::tracksChanged, this, [this] {
        updatePages();
        restorePlace();
        refreshTracks();
    });
    connect(&m_session, &LibrarySession::scanChanged, this, &MainWindow::updateRail);
    connect(&m_session, &LibrarySession::scanChanged, this, &MainWindow::updatePages);

    connect(m_actions, &TrackActions::soundsLikeRequested, this, [this](const std::vector<TrackId>& tracks) {
        m_soundsLike->setSeeds(tracks);
        showPage(Page::SoundsLike);
    });
    connect(m_actions, &TrackActions::addSeedsRequested, this,
            [this](const std::vector<TrackId>& tracks, SeedKind kind) {
                m_soundsLike->addSeeds(tracks, kind);
                showPage(Page::SoundsLike);
            });
    connect(m_actions, &TrackActions::inspectRequested, this, [this](TrackId id) {
        showInspector(true);
        m_inspector->inspect(id);
    });
    connect(m_library, &LibraryPage::inspected, m_inspector, &InspectorDock::inspect);
    connect(m_soundsLike, &SoundsLikePage::inspected, m_inspector, &InspectorDock::inspect);
    connect(m_activity, &ActivityPage::inspected, m_inspector, &InspectorDock::inspect);
    connect(&m_inspector->panel(), &InspectorPanel::trackActivated, this, [this](TrackId id) {
        showPage(Page::Library);
        m_library->showTrack(id);
    });
    connect(m_library, &LibraryPage::chooseFolderRequested, this, &MainWindow::chooseFolder);
    connect(m_library, &LibraryPage::searchHelpRequested, this, [this] { showManual(ManualChapter::Search); });
    connect(m_firstStart, &FirstStartPage::startRequested, this, &MainWindow::addFolder);
    connect(m_soundsLike, &SoundsLikePage::showLibraryRequested, this, [this] { showPage(Page::Library); });
}

void MainWindow::connectFilters()
{
    m_activity->watch(m_learned.activations());
    connect(m_filters, &FiltersPage::playRequested, this,
            [this](const std::vector<PlayMoment>& moments) { m_playback.playMoments(moments); });
    connect(m_filters, &FiltersPage::seedsRequested, m_actions, &TrackActions::soundsLikeRequested);
    connect(m_filters, &FiltersPage::inspected, m_inspector, &InspectorDock::inspect);
    connect(m_filters, &FiltersPage::panelToggled, this, [this] {
        m_insistsOnInspector = false;
        updateInspector();
    });
    connect(m_filters, &FiltersPage::chooseFolderRequested, this, &MainWindow::chooseFolder);
    connect(m_filters->filterActions().goTo, &QAction::triggered, this, [this] {
        m_filters->showLayers(FiltersPage::Layers::First);
        showPage(Page::Filters);
        m_filters->focusSearch();
    });
}

void MainWindow::connectReview()
{
    connect(m_review, &ReviewPage::inspected, m_inspector, &InspectorDock::inspect);
    connect(m_review, &ReviewPage::playRequested, this,
            [this](const std::vector<PlayMoment>& moments) { m_playback.playMoments(moments); });
    connect(m_review, &ReviewPage::openCountChanged, this, &MainWindow::updateRail);
    connect(m_review, &ReviewPage::failed, this, [this](const Error& error) {
        m_banners->show(
            QStringLiteral("review"),
            {BannerWords::Kind::Problem, tr("The review could not be made. %1").arg(errorSentence(error.code)), {}});
    });
}

void MainWindow::connectPlayback()
{
    connect(m_actions, &TrackActions::playRequested, this,
            [this](const std::vector<TrackId>& tracks) { m_playback.play(tracks, {}); });
    connect(m_actions, &TrackActions::enqueueRequested, this, &MainWindow::playNext);
    connect(m_player->playbackActions().queue, &QAction::triggered, this, &MainWindow::showQueue);
    connect(m_library, &LibraryPage::playRequested, this,
            [this](const std::vector<TrackId>& tracks) { m_playback.play(tracks, {}); });
    connect(m_soundsLike, &SoundsLikePage::playRequested, this,
            [this](const std::vector<TrackId>& tracks) { m_playback.play(tracks, tr("From “Sounds like”")); });
    connect(m_activity, &ActivityPage::playRequested, this,
            [this](const std::vector<TrackId>& tracks) { m_playback.play(tracks, {}); });
    connect(&m_inspector->panel(), &InspectorPanel::playRequested, this,
            [this](TrackId id, double seconds) { m_playback.play({id}, {}, seconds); });
    connect(m_player, &PlayerBar::playSelectionRequested, this, [this] {
        if (!m_actions->selection().empty())
            m_playback.play(m_actions->selection(), {});
    });
    connect(m_player, &PlayerBar::trackActivated, this, [this](TrackId id) {
        showPage(Page::Library);
        m_library->showTrack(id);
    });
    connect(&m_playing, &NowPlaying::changed, this, [this] {
        if (const ListedTrack* track = playingTrack())
            m_playingState = track->state;
    });
    connect(&m_playing, &NowPlaying::moved, &m_inspector->panel(), &InspectorPanel::setPlayPosition);
    m_playing.follow(m_engine);
    connect(&m_engine, &PlaybackEngine::volumeChanged, this, [this] { m_preferences.setVolume(m_engine.volume()); });
}

void MainWindow::playNext(const std::vector<TrackId>& tracks)
{
    const bool playsAtOnce = m_engine.queue().empty();
    QString first;
    const int count = m_playback.playNext(tracks, first);
    if (count == 0 || playsAtOnce)
        return;
    m_banners->show(QStringLiteral("queued"),
                    {BannerWords::Kind::Note,
                     count == 1 ? tr("“%1” plays next.").arg(first) : tr("%n track(s) play next.", nullptr, count),
                     {{tr("Show what plays next"), [this] { showQueue(); }}},
                     true,
                     BannerWords::Lasts::AMoment});
}

// In the list that is shown, if it is there.
void MainWindow::showPlaying()
{
    const PlaybackItem* item = m_engine.current();
    if (!item || (pageShown() == Page::SoundsLike && m_soundsLike->showTrack(item->id)))
        return;
    showPage(Page::Library);
    m_library->showTrack(item->id);
}

// Of what has the keys, or else of the page's list.
void MainWindow::selectAll()
{
    if (auto* field = qobject_cast<QLineEdit*>(focusWidget()))
        field->selectAll();
    else if (auto* list = qobject_cast<QAbstractItemView*>(focusWidget()))
        list->selectAll();
    else if (pageShown() == Page::Library)
        m_library->view().selectAll();
    else if (pageShown() == Page::SoundsLike)
        m_soundsLike->view().selectAll();
}

void MainWindow::showQueue()
{
    if (!m_queue) {
        m_queue = new QueueDialog(m_engine, this);
        connect(m_queue, &QueueDialog::tracksDropped, this, &MainWindow::playNext);
    }
    m_queue->show();
    m_queue->raise();
    m_queue->activateWindow();
}

/// What is known of filters goes to those who show them beside a track.
void MainWindow::connectLive()
{
    const auto openFilter = [this](int filter) {
        showPage(Page::Filters);
        m_filters->openFilter(filter);
    };
    connect(m_live, &LiveStrip::filterActivated, this, openFilter);
    connect(&m_inspector->panel(), &InspectorPanel::filterActivated, this, openFilter);
    m_live->setNames([this](int filter) { return m_filterFacts->nameOf(filter); });
    connect(m_filterFacts, &FilterFacts::changed, &m_inspector->panel(), &InspectorPanel::refreshFilters);
    connect(m_filterFacts, &FilterFacts::changed, m_live, qOverload<>(&QWidget::update));
    connect(m_filterFacts, &FilterFacts::usualChanged, this,
            [this] { m_live->setUsual(m_filterFacts->usualMaxima(), m_filterFacts->modelHash()); });
    connect(&m_learned.loader(), &NetworkLoader::likenessFound, this,
            [this] { m_live->setLikeness(m_learned.loader().byLikeness()); });
    connect(m_live, &LiveStrip::listening, m_filterFacts, &FilterFacts::want);
    connect(&m_activations, &ActivationService::resting, this, [this](const Error& error) {
        m_player->playbackActions().live->setEnabled(false);
        updateLive();
        m_banners->show(
            QStringLiteral("answers"),
            {BannerWords::Kind::Note, tr("Filters cannot be shown over time. %1").arg(errorSentence(error.code)), {}});
    });
}

void MainWindow::restore()
{
    resize(usualSize);
    restoreGeometry(m_preferences.state(QStringLiteral("window")));
    m_inner->restoreState(m_preferences.state(QStringLiteral("docks")));
    m_wantsInspector = m_preferences.inspectorShown();
    constexpr int widest = 1000; // of what a settings file may say
    m_inspectorWidth = std::clamp(m_preferences.state(QStringLiteral("inspectorWidth")).toInt(), 0, widest);
    m_rail->setWanted(m_preferences.railCollapsed());
    m_library->restoreColumns(m_preferences.state(QStringLiteral("libraryColumns")));
    m_soundsLike->restoreColumns(m_preferences.state(QStringLiteral("similarColumns")));
    m_engine.setVolume(m_preferences.volume());
    m_live->setOrder(m_preferences.liveByLikeness() ? LiveOrder::Likeness : LiveOrder::Number);
    m_player->playbackActions().live->setChecked(m_preferences.liveShown());
    updateLive();
    m_toRestore = WindowPlace::fromBytes(m_preferences.state(QStringLiteral("place")));
    if (m_preferences.wasUnreadable())
        m_banners->show(
            QStringLiteral("settings"),
            {BannerWords::Kind::Note, tr("The settings file could not be read; the usual settings are used."), {}});
}

void MainWindow::remember()
{
    m_preferences.setState(QStringLiteral("window"), saveGeometry());
    m_preferences.setState(QStringLiteral("docks"), m_inner->saveState());
    m_preferences.setState(QStringLiteral("inspectorWidth"), QByteArray::number(m_inspectorWidth));
    m_preferences.setState(QStringLiteral("libraryColumns"), m_library->columnState());
    m_preferences.setState(QStringLiteral("similarColumns"), m_soundsLike->columnState());
    rememberPlace();
    m_preferences.save(); // a home that cannot be written to must not keep the window open
}

WindowPlace MainWindow::placeNow() const
{
    const auto chosenIn = [](const TrackSelection& selection) {
        constexpr std::size_t most = 1000;
        auto tracks = selection.chosen();
        tracks.resize(std::min(tracks.size(), most));
        return WindowPlace::Chosen{std::move(tracks), selection.current()};
    };
    WindowPlace place;
    place.library = displayPath(m_session.options().libraryFile);
    place.page = static_cast<int>(pageShown());
    place.search = m_library->searchText();
    place.inLibrary = chosenIn(m_library->selection());
    place.seeds = m_soundsLike->mix().seeds;
    place.leftOut = m_soundsLike->mix().leftOut;
    place.pathWay = m_soundsLike->mix().pathWay;
    place.inSoundsLike = chosenIn(m_soundsLike->selection());
    place.layers = static_cast<int>(m_filters->layers());
    place.unit = m_filters->openUnit();
    for (const PlaybackItem& item : m_engine.queue())
        place.queue.push_back({item.id, item.startSeconds, item.why});
    place.queueIndex = m_engine.currentIndex();
    place.position = m_engine.position();
    return place;
}

// Before the rows are here nothing can have changed, and what was remembered is still to be taken up.
void MainWindow::rememberPlace()
{
    if (!m_toRestore)
        m_preferences.setState(QStringLiteral("place"), placeNow().toBytes());
}

void MainWindow::restorePlace()
{
    const auto place = m_session.hasLoaded() ? std::exchange(m_toRestore, {}) : std::nullopt;
    if (!place || place->library != displayPath(m_session.options().libraryFile))
        return;
    m_library->selection().choose(place->inLibrary.tracks, place->inLibrary.current);
    m_library->setSearchText(place->search);
    m_soundsLike->restore({place->seeds, place->leftOut, m_soundsLike->mix().rules, place->pathWay});
    m_soundsLike->selection().choose(place->inSoundsLike.tracks, place->inSoundsLike.current);
    if (place->layers >= 0 && place->layers <= static_cast<int>(FiltersPage::Layers::Hidden))
        m_filters->showLayers(static_cast<FiltersPage::Layers>(place->layers));
    if (place->unit)
        m_filters->open(*place->unit);
    if (!m_engine.current())
        m_playback.cue(place->queue, place->queueIndex, place->position);
    const bool isPage = place->page > 0 && place->page <= static_cast<int>(Page::Activity);
    if (isPage && !showsFirstStart())
        showPage(static_cast<Page>(place->page));
    const WindowPlace::Chosen& chosen = place->page == 1 ? place->inSoundsLike : place->inLibrary;
    if (chosen.current && m_session.tracks()->find(*chosen.current))
        m_inspector->inspect(*chosen.current);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_preferences.setInspectorShown(m_wantsInspector);
    remember();
    QMainWindow::closeEvent(event);
}

bool MainWindow::showsFirstStart() const
{
    return m_stack->currentWidget() == m_firstStart;
}

void MainWindow::showPage(Page page)
{
    QWidget* const pages[] = {m_library, m_soundsLike, m_filters, m_review, m_activity};
    QWidget* widget = pages[static_cast<int>(page)];
    if (widget != m_stack->currentWidget())
        m_banners->leavePage();
    m_session.history().setPlace(static_cast<CommandPlace>(page));
    m_rail->setCurrent(static_cast<int>(page));
    m_stack->setCurrentWidget(widget);
    widget->setFocus();
    updatePages();
    announceSelection(page);
}

void MainWindow::showPlace(CommandPlace place)
{
    if (pageShown() != static_cast<Page>(place))
        showPage(static_cast<Page>(place));
}

MainWindow::Page MainWindow::pageShown() const
{
    const QWidget* shown = m_stack->currentWidget();
    return shown == m_soundsLike ? Page::SoundsLike
           : shown == m_filters  ? Page::Filters
           : shown == m_review   ? Page::Review
           : shown == m_activity ? Page::Activity
                                 : Page::Library;
}

// The inspector and the actions are about what is chosen on the page that is shown.
void MainWindow::announceSelection(Page page)
{
    switch (page) {
    case Page::Library:
        m_library->selection().announce();
        break;
    case Page::SoundsLike:
        m_soundsLike->selection().announce();
        break;
    case Page::Filters:
        m_actions->setSelection({});
        m_filters->announceSelection();
        break;
    case Page::Review:
        m_review->announce();
        break;
    case Page::Activity:
        m_activity->selection().announce();
        break;
    }
}

// Before there is any music the Library page makes room for the first question.
void MainWindow::updatePages()
{
    const bool noMusic =
        m_session.hasLoaded() && m_session.tracks()->roots.empty() && m_session.tracks()->tracks.empty();
    const bool first = noMusic && !m_session.isScanning() && !m_session.whyReadOnly();
    if (first && m_stack->currentWidget() == m_library)
        m_stack->setCurrentWidget(m_firstStart);
    else if (!first && m_stack->currentWidget() == m_firstStart)
        m_stack->setCurrentWidget(m_library);
    updateInspector();
    updateLive();
    if (m_stack->currentWidget() == m_library || m_stack->currentWidget() == m_firstStart)
        m_rail->setCurrent(static_cast<int>(Page::Library));
}

void MainWindow::updateRail()
{
    m_rail->setBadge(static_cast<int>(Page::Activity), m_activity->shortProgress(), m_activity->fractionDone());
    m_rail->setBadge(static_cast<int>(Page::Review), m_review->openCount(), -1.0);
}

const ListedTrack* MainWindow::playingTrack() const
{
    const PlaybackItem* item = m_playing.item();
    return item ? m_session.tracks()->find(item->id) : nullptr;
}

// A track that is shown or heard while its analysis ends gets its facts, nearest tracks and outline at once.
void MainWindow::refreshTracks()
{
    const ListedTrack* playing = playingTrack();
    if (playing && playing->state != std::exchange(m_playingState, playing->state))
        m_player->refreshWaveform();
    m_inspector->refresh();
}

void MainWindow::addFolder(const std::filesystem::path& folder)
{
    m_session.scan({folder});
    updatePages();
}

void MainWindow::chooseFolder()
{
    const QString suggestion = m_firstStart->suggestion();
    auto* dialog = new QFileDialog(this, tr("Choose the music folder"),
                                   QFileInfo(suggestion).isDir() ? suggestion : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { addFolder(QFile::encodeName(folder).toStdString()); });
    dialog->open();
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (tracksIn(*event->mimeData()).empty() && !filesIn(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    std::set<std::filesystem::path> folders;
    for (const auto& file : filesIn(*event->mimeData())) {
        std::error_code problem;
        folders.insert(std::filesystem::is_directory(file, problem) ? file : file.parent_path());
    }
    offerFolders({folders.begin(), folders.end()});
}

void MainWindow::offerFolders(const std::vector<std::filesystem::path>& folders)
{
    QStringList names;
    for (const auto& folder : folders)
        names += displayPath(folder);
    const auto add = [this, folders] {
        m_banners->remove(QStringLiteral("dropped"));
        m_session.scan(folders);
    };
    if (!folders.empty())
        m_banners->show(QStringLiteral("dropped"), {BannerWords::Kind::Note,
                                                    tr("Add to the library: %1?").arg(names.join(QStringLiteral(", "))),
                                                    {{tr("Add"), add}}});
}

void MainWindow::showSettings()
{
    auto* dialog = new SettingsDialog(m_preferences, m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::addFolderRequested, this, &MainWindow::chooseFolder);
    dialog->open();
}

void MainWindow::find()
{
    const bool inUnits = m_stack->currentWidget() == m_filters && m_filters->layers() != FiltersPage::Layers::First;
    if (inUnits) {
        m_filters->focusSearch();
        return;
    }
    showPage(Page::Library);
    m_library->focusSearch();
}

} // namespace tonekin
