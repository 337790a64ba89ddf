// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/musicwatch.h"

#include "session/librarysession.h"

#include <utility>

namespace tonekin {

MusicWatch::MusicWatch(LibrarySession& session, WatchOptions options, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_options(options)
{
    connect(&m_session, &LibrarySession::tracksChanged, this, &MusicWatch::followFolders);
    connect(&m_session, &LibrarySession::scanChanged, this, &MusicWatch::receiveScan);
}

MusicWatch::~MusicWatch() = default;

void MusicWatch::setEnabled(bool enabled)
{
    if (enabled == std::exchange(m_enabled, enabled))
        return;
    m_due = enabled;
    followFolders();
    Q_EMIT coverChanged();
}

void MusicWatch::followFolders()
{
    std::vector<std::filesystem::path> folders;
    if (m_enabled)
        for (const MusicRoot& root : m_session.tracks()->roots)
            folders.push_back(root.path);
    if (folders != m_folders)
        watch(folders);
    scanIfDue();
}

void MusicWatch::watch(const std::vector<std::filesystem::path>& folders)
{
    m_folders = folders;
    m_watch.reset();
    m_receiver.reset();
    m_cover = {};
    if (folders.empty())
        return;
    m_receiver = std::make_unique<QObject>();
    QObject* receiver = m_receiver.get();
    const auto changed = [this, receiver] {
        const auto scan = [this] {
            m_due = true;
            scanIfDue();
        };
        QMetaObject::invokeMethod(receiver, scan, Qt::QueuedConnection);
    };
    const auto covered = [this, receiver](const WatchCover& cover) {
        const auto tell = [this, cover] {
            m_cover = cover;
            Q_EMIT coverChanged();
        };
        QMetaObject::invokeMethod(receiver, tell, Qt::QueuedConnection);
    };
    m_watch = std::make_unique<FolderWatch>(folders, m_options, WatchNews{changed, covered});
}

void MusicWatch::receiveScan()
{
    // One that begins now sees whatever has changed until now, whoever asked for it.
    if (m_session.isScanning() && !m_wasScanning)
        m_due = false;
    m_wasScanning = m_session.isScanning();
    scanIfDue();
}

void MusicWatch::scanIfDue()
{
    const bool wasCancelled = m_session.progress().phase == ScanPhase::Cancelled;
    if (!m_due || m_folders.empty() || m_session.isScanning() || wasCancelled)
        return;
    m_due = false;
    m_session.scan();
}

} // namespace tonekin
