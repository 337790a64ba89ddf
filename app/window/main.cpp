// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/activationservice.h"
#include "library/library.h"
#include "model/shippedmodel.h"
#include "pages/activitypage.h"
#include "player/audiooutput.h"
#include "player/mprisservice.h"
#include "player/playbackengine.h"
#include "preferences/preferences.h"
#include "session/batteryrest.h"
#include "session/librarysession.h"
#include "session/musicwatch.h"
#include "session/powersupply.h"
#include "theme/theme.h"
#include "window/mainwindow.h"
#include "window/singleinstance.h"
#include "window/startoptions.h"
#include "window/translations.h"

#include <QApplication>
#include <QLocale>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace tonekin;

constexpr int wrongUsage = 2;

// For people, before there is a window: the console wants bytes.
void print(std::FILE* to, const QString& text)
{
    std::fputs(qPrintable(text), to);
}

int answerAtConsole(int argc, char** argv, std::span<const std::string_view> arguments)
{
    QCoreApplication application(argc, argv); // needs no display
    installTranslations(application, QLocale());
    const StartOptions options = parseStart(arguments); // now that its words have a language
    if (!options.complaint.isEmpty()) {
        print(stderr, options.complaint + QLatin1Char('\n') + startHelp());
        return wrongUsage;
    }
    print(stdout, options.version ? QStringLiteral("tonekin %1\n").arg(QLatin1String(TONEKIN_VERSION)) : startHelp());
    return 0;
}

SessionOptions sessionOptions(const StartOptions& options)
{
    SessionOptions session;
    session.libraryFile = options.library.value_or(defaultLibraryFile());
    session.helpers = HelperPrograms::find();
    if (options.model)
        session.modelManifest = *options.model;
    else if (const auto shipped = findShippedModel())
        session.modelManifest = *shipped;
    return session;
}

/// What an earlier run left waiting is taken up again as soon as the first rows are here.
void takeUpWhatWaits(LibrarySession& library)
{
    const auto scanIfOneWaits = [&library] {
        const auto waits = [](const ListedTrackRef& track) { return track->state == TrackState::Waiting; };
        if (std::ranges::any_of(library.tracks()->tracks, waits))
            library.scan();
    };
    QObject::connect(&library, &LibrarySession::tracksChanged, &library, scanIfOneWaits, Qt::SingleShotConnection);
}

int runWindow(QApplication& application, const StartOptions& options)
{
    const SessionOptions session = sessionOptions(options);
    SingleInstance instance(session.libraryFile);
    std::error_code problem;
    const auto folder =
        options.folder ? std::optional(std::filesystem::absolute(*options.folder, problem)) : std::nullopt;
    if (!instance.claim() && instance.handOver(folder))
        return 0;

    Preferences preferences;
    Theme::current().apply(preferences.theme());
    LibrarySession library(session, [&preferences] {
        return ScanPreferences{preferences.device(), preferences.decoders()};
    });
    PlaybackEngine engine(session.helpers.decoder);
    ActivationService activations({session.helpers.decoder, session.helpers.network, session.modelManifest});
    takeUpWhatWaits(library); // before the watch, to which a scan that has begun is enough
    MusicWatch musicWatch(library);
    QObject::connect(&preferences, &Preferences::watchFoldersChanged, &musicWatch, &MusicWatch::setEnabled);
    musicWatch.setEnabled(preferences.watchFolders());
    const PowerSupply power;
    BatteryRest batteryRest(library, power);
    QObject::connect(&preferences, &Preferences::restOnBatteryChanged, &batteryRest, &BatteryRest::setEnabled);
    batteryRest.setEnabled(preferences.restOnBattery());
    MainWindow window(preferences, library, engine, activations);
    window.activityPage().tellOf(musicWatch);
    window.activityPage().tellOf(batteryRest);
    const MprisService mpris(engine);
    QObject::connect(&mpris, &MprisService::raiseRequested, &window, &MainWindow::comeForward);
    QObject::connect(&mpris, &MprisService::quitRequested, &window, &QWidget::close);
    QObject::connect(&instance, &SingleInstance::asked, &window, [&window](const std::filesystem::path& asked) {
        window.comeForward();
        if (!asked.empty())
            window.addFolder(asked);
    });
    library.open();
    if (folder)
        window.addFolder(*folder);
    window.show();
    return application.exec();
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string_view> arguments(argv + std::min(argc, 1), argv + argc);
    const StartOptions options = parseStart(arguments);
    if (options.help || options.version || !options.complaint.isEmpty())
        return answerAtConsole(argc, argv, arguments);

    // Qt would pick GStreamer, which crashes where its plug-ins are not installed; only its audio devices are used.
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tonekin"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tonekin"));
    QApplication::setApplicationVersion(QLatin1String(TONEKIN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.tonekin.Tonekin"));
    installTranslations(application, QLocale());
    return runWindow(application, options);
}
