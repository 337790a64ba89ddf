// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/batteryrest.h"
#include "session/powersupply.h"
#include "ui/privatebus.h"
#include "ui/session/tunelibrary.h"

#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace tonekin {

using test::TuneLibrary;

namespace {

constexpr int scanMs = 60'000; // on a busy machine
const QString service = QStringLiteral("org.freedesktop.UPower");
const QString path = QStringLiteral("/org/freedesktop/UPower");

/// Says what UPower would.
class FakeUPower : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.UPower")
    Q_PROPERTY(bool OnBattery MEMBER onBattery)
public:
    explicit FakeUPower(const QDBusConnection& bus)
        : m_bus(bus)
    {
        m_bus.registerObject(path, this, QDBusConnection::ExportAllProperties);
        m_bus.registerService(service);
    }
    ~FakeUPower() override { m_bus.unregisterService(service); }

    void say(const QVariant& value)
    {
        if (value.typeId() == QMetaType::Bool)
            onBattery = value.toBool();
        auto signal = QDBusMessage::createSignal(path, QStringLiteral("org.freedesktop.DBus.Properties"),
                                                 QStringLiteral("PropertiesChanged"));
        signal << service << QVariantMap{{QStringLiteral("OnBattery"), value}} << QStringList();
        m_bus.send(signal);
    }

    bool onBattery = false;

private:
    QDBusConnection m_bus;
};

} // namespace

class TestBatteryRest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!m_bus.start())
            QSKIP("dbus-daemon is not installed");
    }

    void init()
    {
        m_upower = std::make_unique<FakeUPower>(m_bus.connection(QStringLiteral("upower")));
        m_power = std::make_unique<PowerSupply>(m_bus.connection(QStringLiteral("program")));
        m_library = std::make_unique<TuneLibrary>();
        for (unsigned seed = 0; seed < 10; ++seed)
            m_library->addTune(std::to_string(seed) + ".wav", seed);
        m_session = &m_library->session;
        m_rest = std::make_unique<BatteryRest>(*m_session, *m_power);
        m_rest->setEnabled(true);
        m_session->open();
        QTRY_VERIFY(m_session->hasLoaded());
    }

    void cleanup()
    {
        m_rest.reset();
        m_library.reset();
        m_power.reset();
        m_upower.reset();
        for (const char* name : {"upower", "program"})
            QDBusConnection::disconnectFromBus(QLatin1String(name));
    }

    void aScanWaitsForThePowerToComeBack()
    {
        unplug();
        m_session->scan({m_library->music()});
        QTRY_VERIFY_WITH_TIMEOUT(m_rest->isResting(), scanMs);
        QCOMPARE(m_session->progress().phase, ScanPhase::Paused);
        QTest::qWait(300);
        QVERIFY(m_rest->isResting());
        m_upower->say(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(10), scanMs);
        QVERIFY(!m_rest->isResting());
    }

    void theUserWhoResumesIsObeyed()
    {
        unplug();
        m_session->scan({m_library->music()});
        QTRY_VERIFY_WITH_TIMEOUT(m_rest->isResting(), scanMs);
        m_session->resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(10), scanMs);
        QVERIFY(!m_rest->isResting());
    }

    void whatTheUserPausedStaysPaused()
    {
        m_session->scan({m_library->music()});
        m_session->pause();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->progress().phase, ScanPhase::Paused, scanMs);
        unplug();
        m_upower->say(false);
        QTRY_VERIFY(!m_power->isOnBattery());
        QTest::qWait(300);
        QCOMPARE(m_session->progress().phase, ScanPhase::Paused);
        QVERIFY(!m_rest->isResting());
    }

    void whoDoesNotWantItScansOnBattery()
    {
        unplug();
        m_rest->setEnabled(false);
        m_session->scan({m_library->music()});
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(10), scanMs);
    }

    void nonsenseIsNoBattery()
    {
        QSignalSpy changes(m_power.get(), &PowerSupply::changed);
        m_upower->say(QStringLiteral("yes"));
        m_upower->say(-1);
        m_upower->say(true);
        QTRY_COMPARE(changes.count(), 1); // the last one, after the others
        QVERIFY(m_power->isOnBattery());
    }

    void whatHoldsAtTheStartIsAskedFor()
    {
        m_upower->onBattery = true;
        const PowerSupply late(m_bus.connection(QStringLiteral("program")));
        QTRY_VERIFY(late.isOnBattery());
    }

    void withoutUPowerThereIsNoBattery()
    {
        m_upower.reset();
        const PowerSupply alone(m_bus.connection(QStringLiteral("program")));
        QTest::qWait(200);
        QVERIFY(!alone.isOnBattery());
    }

private:
    void unplug()
    {
        m_upower->say(true);
        QTRY_VERIFY(m_power->isOnBattery());
    }

    test::PrivateBus m_bus;
    std::unique_ptr<FakeUPower> m_upower;
    std::unique_ptr<PowerSupply> m_power;
    std::unique_ptr<TuneLibrary> m_library;
    LibrarySession* m_session = nullptr; // its
    std::unique_ptr<BatteryRest> m_rest;
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestBatteryRest)
#include "tst_batteryrest.moc"
