// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the main window: every action of the program is in one of them.
#include "window/mainwindow.h"

#include "filters/filterspage.h"
#include "help/aboutdialog.h"
#include "help/manualwindow.h"
#include "help/problemreportdialog.h"
#include "lists/trackactions.h"
#include "pages/librarypage.h"
#include "pages/soundslikepage.h"
#include "player/playerbar.h"
#include "preferences/preferences.h"
#include "theme/theme.h"
#include "window/rail.h"
#include "window/shortcutsdialog.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QUndoStack>

namespace tonekin {

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeEditMenu();
    QMenu* track = menuBar()->addMenu(tr("&Track"));
    m_actions->fillMenu(*track);
    makePlaybackMenu();
    makeFiltersMenu();
    makeScanMenu();
    makeViewMenu();
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    menu->addAction(symbolIcon(Symbol::Folder), tr("&Add a folder …"), QKeySequence::Open, this,
                    &MainWindow::chooseFolder);
    menu->addAction(symbolIcon(Symbol::Export), tr("&Export the similar tracks …"), QKeySequence(Qt::CTRL | Qt::Key_E),
                    m_soundsLike, &SoundsLikePage::exportList);
    menu->addSeparator();
    QAction* settings =
        menu->addAction(symbolIcon(Symbol::Settings), tr("&Settings …"), this, &MainWindow::showSettings);
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setMenuRole(QAction::PreferencesRole);
    menu->addSeparator();
    QAction* quit = menu->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::makeEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& stack = m_session.history().stack();
    QAction* undo = stack.createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setData(tr("&Undo")); // its text also says what
    undo->setIcon(symbolIcon(Symbol::Undo));
    QAction* redo = stack.createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    redo->setData(tr("&Redo"));
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addAction(&m_actions->copyAction());
    QAction* all = menu->addAction(tr("Select &all"), this, &MainWindow::selectAll);
    all->setShortcut(QKeySequence::SelectAll);
    menu->addSeparator();
    QAction* find = menu->addAction(symbolIcon(Symbol::Search), tr("&Find"), this, &MainWindow::find);
    find->setShortcuts({QKeySequence::Find, QKeySequence(Qt::CTRL | Qt::Key_L)});
}

void MainWindow::makePlaybackMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Playback"));
    const PlaybackActions& actions = m_player->playbackActions();
    menu->addActions({actions.playPause, actions.stop});
    menu->addSeparator();
    menu->addActions({actions.previous, actions.next, actions.back, actions.forward});
    menu->addSeparator();
    menu->addActions({actions.louder, actions.quieter, actions.mute});
    menu->addSeparator();
    QAction* showPlaying = menu->addAction(tr("Show the playing trac&k"), this, &MainWindow::showPlaying);
    showPlaying->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    menu->addActions({actions.queue, actions.live});
}

void MainWindow::makeFiltersMenu()
{
    m_filters->filterActions().fillMenu(*menuBar()->addMenu(tr("Fi&lters")));
}

void MainWindow::makeScanMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Scan"));
    QAction* again = menu->addAction(symbolIcon(Symbol::Retry), tr("&Scan again"), QKeySequence(Qt::CTRL | Qt::Key_R),
                                     this, [this] { m_session.scan(); });
    QAction* pause = menu->addAction(symbolIcon(Symbol::Pause), tr("&Pause"), this, [this] { m_session.pause(); });
    QAction* resume = menu->addAction(symbolIcon(Symbol::Play), tr("&Resume"), this, [this] { m_session.resume(); });
    QAction* cancel = menu->addAction(symbolIcon(Symbol::Cancel), tr("&Cancel"), this, [this] { m_session.cancel(); });
    menu->addSeparator();
    QAction* retry = menu->addAction(tr("Retry &all that failed"), this, [this] { m_session.retry({}); });
    const auto update = [this, again, pause, resume, cancel, retry] {
        const bool scanning = m_session.isScanning();
        const bool paused = scanning && m_session.progress().phase == ScanPhase::Paused;
        const bool can = m_session.isOpen() && !m_session.whyReadOnly();
        again->setEnabled(can && !scanning);
        pause->setEnabled(scanning && !paused);
        resume->setEnabled(paused);
        cancel->setEnabled(scanning);
        retry->setEnabled(can);
    };
    connect(&m_session, &LibrarySession::scanChanged, menu, update);
    connect(&m_session, &LibrarySession::opened, menu, update);
    update();
}

void MainWindow::makeViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    const auto addPage = [&](const QString& words, Qt::Key key, Page page) {
        menu->addAction(words, QKeySequence(Qt::CTRL | key), this, [this, page] { showPage(page); });
    };
    addPage(tr("&Library"), Qt::Key_1, Page::Library);
    addPage(tr("&Sounds like"), Qt::Key_2, Page::SoundsLike);
    addPage(tr("F&ilters"), Qt::Key_3, Page::Filters);
    addPage(tr("&Review"), Qt::Key_4, Page::Review);
    addPage(tr("&Activity"), Qt::Key_5, Page::Activity);
    menu->addSeparator();
    m_inspectorAction = menu->addAction(tr("Ins&pector"), this, &MainWindow::showInspector);
    m_inspectorAction->setCheckable(true);
    m_inspectorAction->setChecked(m_preferences.inspectorShown());
    m_inspectorAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    menu->addAction(tr("R&ules of the list"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), this, [this] {
        showPage(Page::SoundsLike);
        m_soundsLike->toggleRules();
    });
    menu->addAction(tr("&Narrow page list"), QKeySequence(Qt::CTRL | Qt::Key_B), m_rail, &Rail::toggle);
    menu->addSeparator();
    QMenu* look = menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(look);
    const auto addTheme = [&](const QString& words, ThemeChoice choice) {
        QAction* action = look->addAction(words, this, [this, choice] {
            m_preferences.setTheme(choice);
            Theme::current().apply(choice);
        });
        action->setCheckable(true);
        action->setChecked(m_preferences.theme() == choice);
        group->addAction(action);
        connect(&Theme::current(), &Theme::changed, action,
                [action, choice] { action->setChecked(Theme::current().choice() == choice); });
    };
    addTheme(tr("As the &desktop"), ThemeChoice::System);
    addTheme(tr("&Light"), ThemeChoice::Light);
    addTheme(tr("D&ark"), ThemeChoice::Dark);
    QAction* whole =
        menu->addAction(tr("&Full screen"), this, [this](bool on) { on ? showFullScreen() : showNormal(); });
    whole->setCheckable(true);
    whole->setShortcut(QKeySequence(Qt::Key_F11));
}

void MainWindow::makeHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("&Manual"), QKeySequence::HelpContents, this, [this] { showManual(chapterOfPage()); });
    menu->addAction(tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_Question), this, &MainWindow::showShortcuts);
    menu->addSeparator();
    menu->addAction(tr("&Report a problem …"), this, [this] {
        auto* dialog = new ProblemReportDialog(m_session, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    QAction* about = menu->addAction(symbolIcon(Symbol::Info), tr("&About Tonekin"), this, [this] {
        auto* dialog = new AboutDialog(m_session.options().modelManifest, m_session.options().libraryFile, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    about->setMenuRole(QAction::AboutRole);
}

ManualChapter MainWindow::chapterOfPage() const
{
    switch (pageShown()) {
    case Page::Library:
        return showsFirstStart() ? ManualChapter::Start : ManualChapter::Search;
    case Page::SoundsLike:
        return ManualChapter::SoundsLike;
    case Page::Filters:
        return ManualChapter::Filters;
    case Page::Review:
        return ManualChapter::Review;
    case Page::Activity:
        break;
    }
    return ManualChapter::Activity;
}

void MainWindow::showManual(ManualChapter chapter)
{
    if (!m_manual)
        m_manual = new ManualWindow(manualFor(QLocale()), this);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
    m_manual->showChapter(chapter);
}

void MainWindow::showShortcuts()
{
    auto* dialog = new ShortcutsDialog(*menuBar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace tonekin
