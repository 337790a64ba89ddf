// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/activationservice.h"
#include "library/syntheticlibrary.h"
#include "pages/librarypage.h"
#include "player/audiooutput.h"
#include "player/playbackengine.h"
#include "preferences/preferences.h"
#include "theme/theme.h"
#include "window/mainwindow.h"
#include "window/translations.h"

#include <QAction>
#include <QCoreApplication>
#include <QLocale>

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace tonekin::test {

/// The look and the English plurals, for the whole program.
inline void prepareWindows()
{
    Theme::current().apply(ThemeChoice::Light);
    installTranslations(*QCoreApplication::instance(), QLocale(QLocale::English));
}

/// A window over a library file of its own.
struct Opened {
    explicit Opened(int tracks = 120)
    {
        options.libraryFile = folder.filePath("library.sqlite").toStdString();
        model = made::model(folder.path().toStdString(), made::names());
        options.modelManifest = model.manifest;
        if (tracks >= 0)
            made::fill(options.libraryFile, tracks, model.hash);
        preferences = std::make_unique<Preferences>(folder.filePath("settings.conf"));
        session = std::make_unique<LibrarySession>(options, [] { return ScanPreferences{}; });
        engine = std::make_unique<PlaybackEngine>(std::filesystem::path());
        activations = std::make_unique<ActivationService>(ActivationService::Options());
        window = std::make_unique<MainWindow>(*preferences, *session, *engine, *activations);
        window->show();
        session->open();
    }
    void waitForRows()
    {
        QTRY_VERIFY(window->libraryPage().model().rowCount() > 0 && !window->libraryPage().model().isBusy());
        QTRY_VERIFY(session->vectorCount() > 0);
    }

    QTemporaryDir folder;
    SessionOptions options;
    made::Model model;
    std::unique_ptr<Preferences> preferences;
    std::unique_ptr<LibrarySession> session;
    std::unique_ptr<PlaybackEngine> engine;
    std::unique_ptr<ActivationService> activations;
    std::unique_ptr<MainWindow> window;
};

enum class IfEnabled { OrNot, Only }; // each page has actions of its own, those of the others are disabled

/// The action of a window with these keys; null where there is none.
inline QAction* actionWith(const QWidget& window, const QKeySequence& keys, IfEnabled enabled = IfEnabled::OrNot)
{
    for (QAction* action : window.findChildren<QAction*>())
        if (action->shortcuts().contains(keys) && (action->isEnabled() || enabled == IfEnabled::OrNot))
            return action;
    return nullptr;
}

} // namespace tonekin::test
