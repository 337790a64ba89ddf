// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

#include <unistd.h>

namespace tonekin {

namespace {

constexpr int patienceMs = 1000;
constexpr qint64 longestMessage = 8192; // a path

// Without a runtime folder of the session, one of this user's own in the shared temporary folder.
QString runtimeFolder()
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty() || !QDir(folder).exists()) {
        folder = QDir::tempPath() + QStringLiteral("/tonekin-%1").arg(getuid());
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return folder;
}

QString nameFor(const std::filesystem::path& libraryFile)
{
    std::error_code problem;
    const auto whole = std::filesystem::weakly_canonical(libraryFile, problem);
    const auto& path = problem ? libraryFile.native() : whole.native();
    const auto hash =
        QCryptographicHash::hash(QByteArray::fromStdString(path), QCryptographicHash::Sha256).toHex().left(16);
    return runtimeFolder() + QStringLiteral("/tonekin-") + QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const std::filesystem::path& libraryFile, QObject* parent)
    : QObject(parent)
    , m_name(nameFor(libraryFile))
    , m_lock(m_name + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // held until its process ends, however long that is
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim()
{
    if (!m_lock.tryLock(0))
        return m_lock.error() != QLockFile::LockFailedError; // a folder that cannot be written to must not keep us out
    QLocalServer::removeServer(m_name);                      // of one that died
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_name);
    return true;
}

bool SingleInstance::handOver(const std::optional<std::filesystem::path>& folder)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(QByteArray::fromStdString(folder ? folder->native() : std::string()) + '\0');
    const bool sent = socket.waitForBytesWritten(patienceMs);
    socket.disconnectFromServer();
    return sent;
}

void SingleInstance::receive()
{
    QLocalSocket* socket = m_server.nextPendingConnection();
    if (!socket)
        return;
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket] {
        const QByteArray message = socket->peek(longestMessage);
        const auto end = message.indexOf('\0');
        if (end < 0 && message.size() < longestMessage)
            return; // there is more to come
        socket->disconnect(this);
        if (end >= 0)
            Q_EMIT asked(std::filesystem::path(message.left(end).toStdString()));
        socket->abort();
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    read();
}

} // namespace tonekin
