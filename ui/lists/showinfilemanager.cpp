// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/showinfilemanager.h"

#include "lists/trackmime.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QStringList>

namespace tonekin {

void showInFileManager(const std::vector<std::filesystem::path>& files)
{
    constexpr std::size_t most = 50; // each may open a window
    if (files.empty() || files.front().empty())
        return;
    const QUrl folder = fileUrl(files.front().parent_path());
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QDesktopServices::openUrl(folder);
        return;
    }
    QStringList uris;
    for (std::size_t i = 0; i < std::min(files.size(), most); ++i)
        uris += QString::fromLatin1(fileUrl(files[i]).toEncoded());
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << uris << QString();
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, folder] {
        if (watcher->isError())
            QDesktopServices::openUrl(folder);
        watcher->deleteLater();
    });
}

} // namespace tonekin
