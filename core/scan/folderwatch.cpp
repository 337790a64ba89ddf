// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/folderwatch.h"

#include "scan/foldercrawl.h"
#include "scan/openfolder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <limits>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace tonekin {

namespace {

namespace fs = std::filesystem;

// Writing is asked for, too: a file is not quiet while it grows.
constexpr std::uint32_t whatMatters =
    IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;

bool mayBeFolder(const FolderEntry& entry, const fs::path& path)
{
    if (entry.name.starts_with('.'))
        return false;
    if (entry.type == DT_DIR)
        return true;
    std::error_code problem;
    return (entry.type == DT_LNK || entry.type == DT_UNKNOWN) && fs::is_directory(path, problem);
}

} // namespace

bool tellsOfChanges(std::string_view fileSystem)
{
    constexpr std::array<std::string_view, 16> shared{"nfs",    "nfs4",     "cifs",   "smb2",  "smb3", "smbfs",
                                                      "ncpfs",  "9p",       "vboxsf", "afs",   "ceph", "prl_fs",
                                                      "vmhgfs", "virtiofs", "coda",   "lustre"};
    // What runs through FUSE is another computer's more often than not (sshfs, rclone); but for local disks.
    const bool throughFuse = fileSystem == "fuse" || fileSystem.starts_with("fuse.");
    return !throughFuse && std::ranges::find(shared, fileSystem) == shared.end();
}

FolderWatch::FolderWatch(std::vector<fs::path> roots, WatchOptions options, WatchNews news)
    : m_roots(std::move(roots))
    , m_options(options)
    , m_news(std::move(news))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

void FolderWatch::run(const std::stop_token& stop)
{
    const std::stop_callback wake(stop, [this] { ::eventfd_write(m_wake.get(), 1); });
    watchAll(stop);
    while (!stop.stop_requested()) {
        wait();
        takeEvents(stop);
        const auto now = Clock::now();
        if (m_firstChange && (now >= m_lastChange + m_options.quiet || now >= *m_firstChange + m_options.longest)) {
            m_firstChange.reset();
            watchAll(stop); // before it is told: what changes from here on is told once more
            if (!stop.stop_requested())
                m_news.changed();
        } else if (!m_cover.whole() && now >= m_nextLook) {
            look(stop);
        }
    }
}

void FolderWatch::wait()
{
    auto until = Clock::time_point::max();
    if (m_firstChange)
        until = std::min(m_lastChange + m_options.quiet, *m_firstChange + m_options.longest);
    if (!m_cover.whole())
        until = std::min(until, m_nextLook);
    int milliseconds = -1;
    if (until != Clock::time_point::max()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        milliseconds = static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
    }
    std::array<pollfd, 2> descriptors{{{m_wake.get(), POLLIN, 0}, {m_events.get(), POLLIN, 0}}};
    ::poll(descriptors.data(), descriptors.size(), milliseconds);
}

void FolderWatch::watchAll(const std::stop_token& stop)
{
    const WatchCover before = std::exchange(m_cover, {});
    m_folders.clear();
    m_deviceIsSeen.clear();
    m_events = FileDescriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    m_cover.tooMany = !m_events.isOpen(); // so many programs of this user's watch already
    for (const fs::path& root : m_roots) {
        std::error_code problem;
        if (!fs::is_directory(root, problem))
            m_cover.absent = true;
        else if (m_events.isOpen())
            watchTree(root, stop);
    }
    m_cover.folders = m_folders.size();
    m_nextLook = Clock::now() + m_options.lookEvery;
    if (m_cover != before && !stop.stop_requested())
        m_news.covered(m_cover);
}

void FolderWatch::watchTree(const fs::path& top, const std::stop_token& stop)
{
    std::vector<fs::path> due{top};
    while (!due.empty() && !m_cover.tooMany && !stop.stop_requested()) {
        const fs::path folder = std::move(due.back());
        due.pop_back();
        const auto opened = openFolderAt(AT_FDCWD, folder.native(), true);
        if (!opened || !seesChanges(opened->get()) || !watchFolder(folder))
            continue; // gone or locked, told of otherwise, or watched already by another way
        for (const FolderEntry& entry : listFolder(opened->get()).entries)
            if (fs::path below = folder / entry.name; mayBeFolder(entry, below))
                due.push_back(std::move(below));
    }
}

/// False as well where it is watched already.
bool FolderWatch::watchFolder(const fs::path& folder)
{
    if (m_folders.size() >= m_options.mostFolders) {
        m_cover.tooMany = true;
        return false;
    }
    const int watch = ::inotify_add_watch(m_events.get(), folder.c_str(), whatMatters | IN_ONLYDIR);
    if (watch < 0) {
        m_cover.tooMany |= errno == ENOSPC || errno == ENOMEM;
        return false;
    }
    return m_folders.try_emplace(watch, folder).second;
}

bool FolderWatch::seesChanges(int folder)
{
    const auto key = folderKey(folder);
    if (!key)
        return false;
    const auto [known, isNew] = m_deviceIsSeen.try_emplace(key->device, true);
    if (isNew)
        known->second = tellsOfChanges(fileSystemOf(folder));
    m_cover.onNetwork |= !known->second;
    return known->second;
}

void FolderWatch::takeEvents(const std::stop_token& stop)
{
    constexpr std::size_t room = 64 * 1024;
    alignas(inotify_event) std::array<char, room> buffer;
    while (!stop.stop_requested()) {
        const auto count = ::read(m_events.get(), buffer.data(), buffer.size());
        if (count <= 0)
            return;
        for (std::size_t at = 0; at < static_cast<std::size_t>(count);) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
            takeEvent(*event, event->len > 0 ? std::string_view(event->name) : std::string_view(), stop);
            at += sizeof(inotify_event) + event->len;
        }
    }
}

void FolderWatch::takeEvent(const inotify_event& event, std::string_view name, const std::stop_token& stop)
{
    const bool isFolder = (event.mask & IN_ISDIR) != 0;
    if ((event.mask & IN_IGNORED) != 0)
        return;
    const bool ofTheWatch = (event.mask & (IN_Q_OVERFLOW | IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
    const bool ofAFolder = !ofTheWatch && isFolder && !name.starts_with('.');
    const bool ofAFile = !ofTheWatch && !isFolder && (mayHoldAudio(name) || name == CrawlOptions().ignoreFile);
    // What is put into a new folder is to be seen, so that one is watched as well.
    const auto above = m_folders.find(event.wd);
    if (ofAFolder && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0 && above != m_folders.end())
        watchTree(above->second / name, stop);
    if (ofTheWatch || ofAFolder || ofAFile)
        noteChange();
}

void FolderWatch::noteChange()
{
    m_lastChange = Clock::now();
    if (!m_firstChange)
        m_firstChange = m_lastChange;
}

void FolderWatch::look(const std::stop_token& stop)
{
    const WatchCover before = m_cover;
    watchAll(stop);
    // A folder that is still absent gives nobody anything to do.
    if ((m_cover.tooMany || m_cover.onNetwork || m_cover != before) && !stop.stop_requested())
        m_news.changed();
}

} // namespace tonekin
