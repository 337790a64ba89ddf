// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

namespace tonekin {

/// One window a library file: a second start hands its folder to the first and ends. GUI thread.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const std::filesystem::path& libraryFile, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// True when this is the first; it then listens.
    bool claim();
    /// Tells the first; false when it does not answer.
    bool handOver(const std::optional<std::filesystem::path>& folder);

Q_SIGNALS:
    /// A second start asked to come forward, with its folder if it had one (empty otherwise).
    void asked(const std::filesystem::path& folder);

private:
    void receive();

    QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace tonekin
