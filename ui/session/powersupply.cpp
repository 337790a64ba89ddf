// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/powersupply.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace tonekin {

namespace {

const QString service = QStringLiteral("org.freedesktop.UPower");
const QString path = QStringLiteral("/org/freedesktop/UPower");
const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString onBattery = QStringLiteral("OnBattery");

} // namespace

PowerSupply::PowerSupply(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
{
    QDBusConnection(bus).connect(service, path, properties, QStringLiteral("PropertiesChanged"), this,
                                 SLOT(takeChanges(QString, QVariantMap, QStringList)));
    auto question = QDBusMessage::createMethodCall(service, path, properties, QStringLiteral("Get"));
    question << service << onBattery;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            take(reply.value().variant());
        answer->deleteLater();
    });
}

void PowerSupply::takeChanges(const QString& interface, const QVariantMap& values, const QStringList&)
{
    if (interface == service && values.contains(onBattery))
        take(values.value(onBattery));
}

void PowerSupply::take(const QVariant& value)
{
    if (value.typeId() != QMetaType::Bool || value.toBool() == m_isOnBattery)
        return;
    m_isOnBattery = value.toBool();
    Q_EMIT changed();
}

} // namespace tonekin
