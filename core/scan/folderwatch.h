// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/filedescriptor.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

struct inotify_event;

namespace tonekin {

struct WatchOptions {
    std::chrono::milliseconds quiet = std::chrono::seconds(30);     // for so long nothing may be written any more
    std::chrono::milliseconds longest = std::chrono::minutes(10);   // to wait for that
    std::chrono::milliseconds lookEvery = std::chrono::minutes(15); // where the system does not tell of changes
    std::size_t mostFolders = 200'000; // each takes about a kilobyte of the kernel's memory
};

/// How much of the music folders is watched.
struct WatchCover {
    std::size_t folders = 0; // watched, those below others counted
    bool tooMany = false;    // for the options, or for what the system grants a user; the others are not watched
    bool onNetwork = false;  // some lie where changes by other computers are not told of
    bool absent = false;     // a music folder is not there
    bool whole() const { return !tooMany && !onNetwork && !absent; }
    bool operator==(const WatchCover&) const = default;
};

/// Both are called on the watch's own thread.
struct WatchNews {
    std::function<void()> changed; // music came, went or was changed, and all is quiet again; or it may have
    std::function<void(const WatchCover&)> covered;
};

/// Watches music folders and all below them (inotify: one watch a folder) until it is destroyed. What it cannot watch
/// is taken for changed every so often; a folder that is not there, when it comes. Links are followed, dot folders are
/// passed over, as a scan does. Files count by their ending, so that a cover or an unfinished download wakes nobody.
class FolderWatch {
public:
    FolderWatch(std::vector<std::filesystem::path> roots, WatchOptions options, WatchNews news);

private:
    using Clock = std::chrono::steady_clock;

    void run(const std::stop_token& stop);
    void watchAll(const std::stop_token& stop);
    void watchTree(const std::filesystem::path& top, const std::stop_token& stop);
    bool watchFolder(const std::filesystem::path& folder);
    bool seesChanges(int folder);
    void wait();
    void takeEvents(const std::stop_token& stop);
    void takeEvent(const inotify_event& event, std::string_view name, const std::stop_token& stop);
    void noteChange();
    void look(const std::stop_token& stop);

    std::vector<std::filesystem::path> m_roots;
    WatchOptions m_options;
    WatchNews m_news;
    FileDescriptor m_wake; // readable when the thread is to end
    FileDescriptor m_events;
    std::unordered_map<int, std::filesystem::path> m_folders; // by their watches
    std::unordered_map<std::uint64_t, bool> m_deviceIsSeen;   // whether the system tells of all that changes there
    WatchCover m_cover;
    std::optional<Clock::time_point> m_firstChange; // not told yet
    Clock::time_point m_lastChange;
    Clock::time_point m_nextLook;
    std::jthread m_thread; // last: it ends before what it uses
};

/// False of file systems that are changed by other computers as well.
bool tellsOfChanges(std::string_view fileSystem);

} // namespace tonekin
