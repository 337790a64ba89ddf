// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/problemreport.h"

#include "help/modelfacts.h"
#include "session/librarysession.h"
#include "words/displaytext.h"

#include <QGuiApplication>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <map>

namespace tonekin {

namespace {

constexpr std::size_t mostProblems = 20;

QString nameOf(ErrorCode code)
{
    const std::string_view name = errorName(code);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

void addSystem(QStringList& lines)
{
    lines += QStringLiteral("Tonekin %1").arg(QLatin1String(TONEKIN_VERSION));
    lines += QStringLiteral("Qt %1 (built with %2), %3")
                 .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR), QGuiApplication::platformName());
    lines += QStringLiteral("System: %1, %2 %3, %4, %5 processors")
                 .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                      QSysInfo::currentCpuArchitecture())
                 .arg(QThread::idealThreadCount());
    const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP", QStringLiteral("unknown"));
    lines += QStringLiteral("Desktop: %1, language %2").arg(desktop, QLocale().name());
    if (const QScreen* screen = QGuiApplication::primaryScreen())
        lines += QStringLiteral("Screen: %1 x %2 at %3")
                     .arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
}

QString modelLine(const std::filesystem::path& manifest)
{
    const auto facts = modelFacts(manifest);
    return facts ? QStringLiteral("Model: %1").arg(facts->name) : QStringLiteral("Model: none was found");
}

void addLibrary(const LibrarySession& session, QStringList& lines)
{
    const auto& tracks = session.tracks()->tracks;
    const auto inState = [&](TrackState state) { return std::ranges::count(tracks, state, &ListedTrack::state); };
    lines += QStringLiteral("Library: %1 tracks in %2 folders; %3 with a vector, %4 waiting, %5 failed, %6 missing, "
                            "%7 excluded")
                 .arg(tracks.size())
                 .arg(session.tracks()->roots.size())
                 .arg(std::ranges::count_if(tracks, &ListedTrack::hasEmbedding))
                 .arg(inState(TrackState::Waiting))
                 .arg(inState(TrackState::Failed))
                 .arg(inState(TrackState::Missing))
                 .arg(inState(TrackState::Excluded));
    if (const auto& error = session.openError())
        lines += QStringLiteral("The library could not be opened: %1").arg(nameOf(error->code));
    if (const auto& why = session.whyReadOnly())
        lines += QStringLiteral("The library is read only: %1").arg(nameOf(why->code));
}

void addScan(const LibrarySession& session, QStringList& lines)
{
    const ScanProgress& progress = session.progress();
    if (!progress.device.empty())
        lines += QStringLiteral("Device of the network: %1 %2")
                     .arg(displayText(progress.device), displayText(progress.deviceNote));
    if (progress.total > 0)
        lines += QStringLiteral("Latest scan: %1 of %2 done, %3 failed, %4 tracks a minute")
                     .arg(progress.done)
                     .arg(progress.total)
                     .arg(progress.failed)
                     .arg(progress.tracksPerMinute, 0, 'f', 1);
    if (const auto& error = session.scanError())
        lines += QStringLiteral("It ended by: %1").arg(nameOf(error->code));
}

void addProblems(const LibrarySession& session, QStringList& lines)
{
    std::map<std::pair<QString, QString>, int> counts; // by stage and code
    for (const auto& [id, problem] : *session.problems())
        ++counts[{QString::fromStdString(problem.stage), nameOf(problem.code)}];
    for (const auto& [what, count] : counts)
        lines += QStringLiteral("Problem: %1 in %2, %3 times").arg(what.second, what.first).arg(count);
}

void addPaths(const LibrarySession& session, QStringList& lines)
{
    lines += QStringLiteral("Library file: %1").arg(displayPath(session.options().libraryFile));
    if (const auto& error = session.scanError())
        lines += displayText(error->detail);
    auto problems = *session.problems();
    std::ranges::stable_sort(problems, std::greater(), [](const auto& entry) { return entry.second.whenSeconds; });
    problems.resize(std::min(problems.size(), mostProblems));
    for (const auto& [id, problem] : problems)
        lines += QStringLiteral("%1: %2, %3")
                     .arg(displayPath(session.pathOf(id)), nameOf(problem.code), displayText(problem.detail));
}

} // namespace

QString problemReport(const LibrarySession& session, ReportPaths paths)
{
    QStringList lines;
    addSystem(lines);
    lines += modelLine(session.options().modelManifest);
    addLibrary(session, lines);
    addScan(session, lines);
    addProblems(session, lines);
    if (paths == ReportPaths::Told)
        addPaths(session, lines);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace tonekin
