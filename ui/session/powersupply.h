// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace tonekin {

/// Whether the computer runs on its battery, as UPower says on the system's message bus; where nobody says anything of
/// use, it does not. Never waits for an answer. GUI thread.
class PowerSupply : public QObject {
    Q_OBJECT
public:
    explicit PowerSupply(const QDBusConnection& bus = QDBusConnection::systemBus(), QObject* parent = nullptr);

    bool isOnBattery() const { return m_isOnBattery; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void takeChanges(const QString& interface, const QVariantMap& values, const QStringList& invalidated);

private:
    void take(const QVariant& value);

    bool m_isOnBattery = false;
};

} // namespace tonekin
