// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/realscan.h"

#include "library/trackstore.h"
#include "support/madesound.h"

#include <QProcessEnvironment>

#include <stdexcept>

namespace tonekin::test {

namespace {

constexpr int sampleRate = 22'050;
constexpr int patience = 120'000; // ms; machines that build and test at once are slow

QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.native());
}

} // namespace

RealScan::RealScan()
    : m_home(m_temporary.path().toStdString())
{
    std::filesystem::create_directories(folder());
    QProcess init;
    init.start(text(program("tonekin-train")), {"init", "--tiny", "--out", text(manifest())});
    if (!init.waitForFinished(patience) || init.exitCode() != 0)
        throw std::runtime_error("tonekin-train init: " + init.readAllStandardError().toStdString());
}

RealScan::~RealScan()
{
    std::error_code ignored; // Qt does not see names that are not UTF-8
    std::filesystem::remove_all(m_home, ignored);
}

std::filesystem::path RealScan::program(const std::string& name)
{
    return std::filesystem::path(TONEKIN_BINARY_DIR) / name;
}

void RealScan::writeTunes(int count, double seconds, const std::string& subfolder)
{
    std::filesystem::create_directories(folder() / subfolder);
    for (int index = 0; index < count; ++index) {
        const int seed = ++m_written;
        const auto file = folder() / subfolder / ("tune " + std::to_string(seed) + ".wav");
        WavHeader header;
        header.sampleRate = sampleRate;
        writeWav(file, tune(seconds, sampleRate, static_cast<std::uint32_t>(seed)), header);
        makeOld(file);
    }
}

void RealScan::makeOld(const std::filesystem::path& file) const
{
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
}

ScanOptions RealScan::options() const
{
    ScanOptions options;
    options.libraryFile = libraryFile();
    options.folders = {folder()};
    options.helpers = {program("tonekin-decoder"), program("tonekin-network")};
    options.network.manifest = manifest();
    options.network.device = "cpu";
    return options;
}

ScanProgress RealScan::scan() const
{
    auto scan = LibraryScan::start(options(), {});
    if (!scan)
        throw std::runtime_error(scan.error().detail);
    return (*scan)->wait();
}

QStringList RealScan::scanArguments() const
{
    return {"scan", text(folder()), "--model", text(manifest()), "--device", "cpu"};
}

std::unique_ptr<QProcess> RealScan::startCli(const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", text(m_home));
    environment.remove("XDG_DATA_HOME");
    process->setProcessEnvironment(environment);
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(text(program("tonekin-cli")), QStringList{"--library", text(libraryFile())} + arguments);
    return process;
}

CliEnd RealScan::runCli(const QStringList& arguments) const
{
    const auto process = startCli(arguments);
    process->waitForFinished(patience);
    const bool ended = process->state() == QProcess::NotRunning && process->exitStatus() == QProcess::NormalExit;
    return {ended ? process->exitCode() : -1, process->readAllStandardOutput(), process->readAllStandardError()};
}

bool RealScan::hasLibrary() const
{
    const auto library = Library::open(libraryFile(), Library::Access::ReadOnly);
    return library || library.error().code != ErrorCode::NotFound;
}

Library RealScan::library() const
{
    auto library = Library::open(libraryFile(), Library::Access::ReadOnly);
    if (!library)
        throw std::runtime_error(std::string(errorName(library.error().code)) + ": " + library.error().detail);
    return std::move(*library);
}

std::set<std::int64_t> RealScan::doneTracks() const
{
    std::set<std::int64_t> done;
    auto library = Library::open(libraryFile(), Library::Access::ReadOnly);
    const auto tracks = library ? library->tracks().all() : Result<std::vector<TrackRow>>(library.error());
    if (!tracks)
        return done;
    for (const TrackRow& track : *tracks) {
        const bool isDone = track.state == TrackState::Done || track.state == TrackState::DoneWithWarning;
        if (isDone && track.hasEmbedding)
            done.insert(track.id.value);
    }
    return done;
}

} // namespace tonekin::test
