// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/folderscantest.h"

#include <mutex>

namespace tonekin::test {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const fs::path programs = TONEKIN_BINARY_DIR;
constexpr int sampleRate = 22'050;

} // namespace

void FolderScanTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    fs::create_directories(music());
}

void FolderScanTest::cleanup()
{
    // Qt does not see names that are not UTF-8.
    fs::remove_all(music());
    m_dir.reset();
}

ScanOptions FolderScanTest::options() const
{
    ScanOptions options;
    options.libraryFile = home() / "library.sqlite";
    options.folders = {music()};
    options.helpers = {programs / "tonekin-decoder", programs / "plainnetwork"};
    options.network.manifest = "/models/plain.json";
    options.decoderLimits.wallBase = 60s; // busy machines
    options.jobs = 2;
    return options;
}

Outcome FolderScanTest::scan(const ScanOptions& options, const std::function<void(TrackId)>& eachTrack) const
{
    Outcome outcome;
    std::mutex mutex;
    auto scan = LibraryScan::start(options, {}, [&](TrackId id, const std::optional<Error>& error) {
        const std::scoped_lock lock(mutex);
        outcome.tracks[id] = error;
        if (eachTrack)
            eachTrack(id);
    });
    if (!scan)
        outcome.progress.error = scan.error();
    else
        outcome.progress = (*scan)->wait();
    return outcome;
}

Library FolderScanTest::library() const
{
    auto library = Library::open(home() / "library.sqlite", Library::Access::ReadOnly);
    if (!library)
        qFatal("%s", library.error().detail.c_str());
    return std::move(*library);
}

std::map<std::string, TrackRow> FolderScanTest::rows() const
{
    std::map<std::string, TrackRow> found;
    const auto opened = library();
    const auto tracks = opened.tracks().all();
    for (const TrackRow& row : *tracks)
        found[row.relativePath] = row;
    return found;
}

bool FolderScanTest::failedWith(const std::string& name, ErrorCode code) const
{
    const auto all = rows();
    const auto row = all.find(name);
    if (row == all.end() || row->second.state != TrackState::Failed || row->second.problem != code) {
        qWarning("%s: state %d, %s", name.c_str(), row == all.end() ? -1 : static_cast<int>(row->second.state),
                 row == all.end() || !row->second.problem ? "" : errorName(*row->second.problem).data());
        return false;
    }
    return true;
}

bool FolderScanTest::isDone(const std::string& name) const
{
    const auto all = rows();
    const auto row = all.find(name);
    const bool done = row != all.end() && row->second.hasEmbedding &&
                      (row->second.state == TrackState::Done || row->second.state == TrackState::DoneWithWarning);
    if (!done)
        qWarning("%s: state %d, %s", name.c_str(), row == all.end() ? -1 : static_cast<int>(row->second.state),
                 row == all.end() || !row->second.problem ? "" : errorName(*row->second.problem).data());
    return done;
}

void FolderScanTest::writeTune(const fs::path& file, std::uint32_t seed, double seconds) const
{
    fs::create_directories(file.parent_path());
    // Through a name that any library can write, for some tests use names that few can.
    const fs::path plain = home() / "plain.wav";
    WavHeader header;
    header.sampleRate = sampleRate;
    writeWav(plain, tune(seconds, sampleRate, seed), header);
    fs::rename(plain, file);
    makeOld(file);
}

void FolderScanTest::makeOld(const fs::path& file)
{
    fs::last_write_time(file, fs::file_time_type::clock::now() - 1h);
}

} // namespace tonekin::test
