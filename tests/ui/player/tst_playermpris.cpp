// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/mprisservice.h"
#include "player/playbackengine.h"

#include "support/madesound.h"
#include "ui/playerfakes.h"
#include "ui/privatebus.h"

#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonekin;
using namespace tonekin::test;
using State = PlaybackEngine::State;

namespace {

const std::filesystem::path decoder = std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder";

} // namespace

class TestPlayerMpris : public QObject {
    Q_OBJECT
public:
    QVariantMap lastChanged;
public Q_SLOTS:
    void changed(const QString&, const QVariantMap& values, const QStringList&) { lastChanged.insert(values); }
    void jumped(qlonglong position) { m_seeked = position; }
private Q_SLOTS:
    void initTestCase()
    {
        if (!m_bus.start())
            QSKIP("dbus-daemon is not installed");
        writeWav(file(), tune(10.0, 44100), {1, 44100, WavFormat::Int16, -1});
    }
    void init()
    {
        m_engine = std::make_unique<PlaybackEngine>(decoder, std::make_unique<FakeDevices>(m_speaker));
        m_service = std::make_unique<MprisService>(*m_engine, m_bus.connection(QStringLiteral("program")));
        QVERIFY(m_service->isRegistered());
        QDBusConnection desktop = this->desktop();
        lastChanged.clear();
        QVERIFY(desktop.connect(name, path, QStringLiteral("org.freedesktop.DBus.Properties"),
                                QStringLiteral("PropertiesChanged"), this,
                                SLOT(changed(QString, QVariantMap, QStringList))));
        QVERIFY(desktop.connect(name, path, player, QStringLiteral("Seeked"), this, SLOT(jumped(qlonglong))));
    }
    void cleanup()
    {
        m_service.reset();
        m_engine.reset();
        QDBusConnection::disconnectFromBus(QStringLiteral("program"));
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    }

    void theDesktopSeesTheProgram()
    {
        QCOMPARE(property(root, "Identity").toString(), QStringLiteral("Tonekin"));
        QCOMPARE(property(root, "DesktopEntry").toString(), QStringLiteral("io.github.tonekin.Tonekin"));
        QCOMPARE(property(player, "PlaybackStatus").toString(), QStringLiteral("Stopped"));
        QCOMPARE(property(player, "CanPlay").toBool(), false);
    }
    void itIsToldWhatPlays()
    {
        play();
        QTRY_COMPARE(lastChanged.value(QStringLiteral("PlaybackStatus")).toString(), QStringLiteral("Playing"));
        QTRY_VERIFY(qdbus_cast<QVariantMap>(lastChanged.value(QStringLiteral("Metadata")))
                        .contains(QStringLiteral("mpris:length")));
        const auto metadata = qdbus_cast<QVariantMap>(property(player, "Metadata"));
        QCOMPARE(metadata.value(QStringLiteral("xesam:title")).toString(), QStringLiteral("A tune"));
        QCOMPARE(metadata.value(QStringLiteral("xesam:artist")).toStringList(),
                 QStringList{QStringLiteral("Somebody")});
        QCOMPARE(metadata.value(QStringLiteral("mpris:length")).toLongLong(), 10'000'000);
        QVERIFY(metadata.value(QStringLiteral("mpris:trackid"))
                    .value<QDBusObjectPath>()
                    .path()
                    .startsWith(QLatin1Char('/')));
        QCOMPARE(metadata.value(QStringLiteral("xesam:url")).toString().left(8), QStringLiteral("file:///"));
        QTRY_VERIFY(property(player, "Position").toLongLong() > 200'000);
    }
    void mediaKeysSteerPlayback()
    {
        play();
        QTRY_VERIFY(m_engine->duration() > 0.0);
        call("PlayPause");
        QTRY_COMPARE(m_engine->state(), State::Paused);
        call("Play");
        QTRY_COMPARE(m_engine->state(), State::Playing);
        call("Next");
        QTRY_COMPARE(m_engine->currentIndex(), 1);
        call("Previous");
        QTRY_COMPARE(m_engine->currentIndex(), 0);
        call("Stop");
        QTRY_COMPARE(m_engine->state(), State::Stopped);
    }
    void jumpsGoBothWays()
    {
        play();
        QTRY_VERIFY(m_engine->duration() > 0.0);
        m_seeked = -1;
        m_engine->seek(5.0);
        QTRY_COMPARE(m_seeked, 5'000'000);
        call("Seek", {qlonglong{2'000'000}});
        QTRY_VERIFY(m_engine->position() >= 7.0);
        const QVariant track =
            qdbus_cast<QVariantMap>(property(player, "Metadata")).value(QStringLiteral("mpris:trackid"));
        call("SetPosition", {track, qlonglong{1'000'000}});
        QTRY_VERIFY(m_engine->position() < 3.0);
        call("SetPosition", {QVariant::fromValue(QDBusObjectPath(QStringLiteral("/another"))), qlonglong{9'000'000}});
        QTest::qWait(100);
        QVERIFY(m_engine->position() < 4.0);
    }
    void aSecondCopyOfTheProgramGetsANameOfItsOwn()
    {
        PlaybackEngine second(decoder, std::make_unique<FakeDevices>(m_speaker));
        const MprisService service(second, m_bus.connection(QStringLiteral("copy")));
        QVERIFY(service.isRegistered());
        const QStringList names = desktop().interface()->registeredServiceNames();
        QCOMPARE(names.filter(name).size(), 2);
        QDBusConnection::disconnectFromBus(QStringLiteral("copy"));
    }
    void withoutABusNothingHappens()
    {
        const MprisService service(*m_engine, QDBusConnection(QStringLiteral("none")));
        QVERIFY(!service.isRegistered());
        play();
        QTRY_COMPARE(m_engine->state(), State::Playing);
    }

private:
    QDBusConnection desktop() const { return m_bus.connection(QStringLiteral("desktop")); }
    std::filesystem::path file() const { return m_folder.filePath(QStringLiteral("tune.wav")).toStdString(); }
    void play()
    {
        PlaybackItem item;
        item.file = file();
        item.title = QStringLiteral("A tune");
        item.artist = QStringLiteral("Somebody");
        m_engine->playQueue({item, item});
    }
    /// Asked without blocking this thread, which has to answer.
    QVariant property(const QString& interface, const char* which)
    {
        QDBusMessage question = QDBusMessage::createMethodCall(
            name, path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        question << interface << QString::fromLatin1(which);
        const QDBusPendingReply<QDBusVariant> reply = desktop().asyncCall(question);
        if (!QTest::qWaitFor([&] { return reply.isFinished(); }))
            return {};
        return reply.value().variant();
    }
    void call(const char* method, const QVariantList& arguments = {})
    {
        QDBusMessage message = QDBusMessage::createMethodCall(name, path, player, QString::fromLatin1(method));
        message.setArguments(arguments);
        desktop().asyncCall(message);
    }

    const QString name = QStringLiteral("org.mpris.MediaPlayer2.tonekin");
    const QString path = QStringLiteral("/org/mpris/MediaPlayer2");
    const QString root = QStringLiteral("org.mpris.MediaPlayer2");
    const QString player = QStringLiteral("org.mpris.MediaPlayer2.Player");
    PrivateBus m_bus;
    QTemporaryDir m_folder;
    Loudspeaker m_speaker;
    std::unique_ptr<PlaybackEngine> m_engine;
    std::unique_ptr<MprisService> m_service;
    qlonglong m_seeked = -1;
};

QTEST_GUILESS_MAIN(TestPlayerMpris)
#include "tst_playermpris.moc"
