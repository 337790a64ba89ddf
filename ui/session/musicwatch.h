// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scan/folderwatch.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace tonekin {

class LibrarySession;

/// Watches the music folders of a session's library, and scans when music came, went or was changed. Not while a scan
/// runs or is paused: then afterwards. When the user cancelled one, not before another was asked for.
/// GUI thread; the session must outlive it.
class MusicWatch : public QObject {
    Q_OBJECT
public:
    explicit MusicWatch(LibrarySession& session, WatchOptions options = {}, QObject* parent = nullptr);
    ~MusicWatch() override;

    /// Off at first. Begins with a scan, for what came while nobody watched.
    void setEnabled(bool enabled);
    bool isEnabled() const { return m_enabled; }
    const WatchOptions& options() const { return m_options; }
    const WatchCover& cover() const { return m_cover; } // nothing until the folders are watched

Q_SIGNALS:
    void coverChanged();

private:
    void followFolders();
    void watch(const std::vector<std::filesystem::path>& folders);
    void receiveScan();
    void scanIfDue();

    LibrarySession& m_session;
    WatchOptions m_options;
    WatchCover m_cover;
    std::vector<std::filesystem::path> m_folders;
    bool m_enabled = false;
    bool m_due = false; // a scan
    bool m_wasScanning = false;
    std::unique_ptr<QObject> m_receiver;  // of the watch's news: what a former one told is not delivered any more
    std::unique_ptr<FolderWatch> m_watch; // last: it tells the receiver
};

} // namespace tonekin
