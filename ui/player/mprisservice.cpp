// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/mprisservice.h"

#include "player/playbackengine.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QUrl>

#include <cmath>

namespace tonekin {

namespace {

const QString objectPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString playerInterface = QStringLiteral("org.mpris.MediaPlayer2.Player");
constexpr double second = 1e6; // microseconds

qlonglong microseconds(double seconds)
{
    return std::llround(seconds * second);
}

} // namespace

MprisService::MprisService(PlaybackEngine& engine, const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    new MprisRoot(this);
    auto* player = new MprisPlayer(this, engine);
    connect(player, &MprisPlayer::propertiesChanged, this, &MprisService::tell);
    const QString name = QStringLiteral("org.mpris.MediaPlayer2.tonekin");
    const QString second = name + QStringLiteral(".instance%1").arg(QCoreApplication::applicationPid());
    if (!m_bus.registerObject(objectPath, this))
        return;
    for (const QString& wanted : {name, second}) {
        if (m_bus.registerService(wanted)) {
            m_name = wanted;
            return;
        }
    }
    m_bus.unregisterObject(objectPath);
}

MprisService::~MprisService()
{
    if (m_name.isEmpty())
        return;
    m_bus.unregisterService(m_name);
    m_bus.unregisterObject(objectPath);
}

void MprisService::tell(const QVariantMap& changed)
{
    QDBusMessage message = QDBusMessage::createSignal(objectPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                                                      QStringLiteral("PropertiesChanged"));
    message << playerInterface << changed << QStringList();
    m_bus.send(message);
}

MprisRoot::MprisRoot(MprisService* service)
    : QDBusAbstractAdaptor(service)
    , m_service(service)
{
}

void MprisRoot::Raise()
{
    Q_EMIT m_service->raiseRequested();
}

void MprisRoot::Quit()
{
    Q_EMIT m_service->quitRequested();
}

MprisPlayer::MprisPlayer(MprisService* service, PlaybackEngine& engine)
    : QDBusAbstractAdaptor(service)
    , m_engine(engine)
{
    connect(&m_engine, &PlaybackEngine::currentChanged, this, [this] {
        ++m_entry;
        tellTrack();
    });
    connect(&m_engine, &PlaybackEngine::durationChanged, this, &MprisPlayer::tellTrack);
    connect(&m_engine, &PlaybackEngine::queueChanged, this, &MprisPlayer::tellTrack);
    connect(&m_engine, &PlaybackEngine::stateChanged, this, &MprisPlayer::tellState);
    connect(&m_engine, &PlaybackEngine::volumeChanged, this, [this] {
        Q_EMIT propertiesChanged({{QStringLiteral("Volume"), volume()}});
    });
    connect(&m_engine, &PlaybackEngine::jumped, this, [this](double seconds) { Q_EMIT Seeked(microseconds(seconds)); });
}

QString MprisPlayer::playbackStatus() const
{
    switch (m_engine.state()) {
    case PlaybackEngine::State::Playing:
        return QStringLiteral("Playing");
    case PlaybackEngine::State::Paused:
        return QStringLiteral("Paused");
    case PlaybackEngine::State::Stopped:
        break;
    }
    return QStringLiteral("Stopped");
}

QVariantMap MprisPlayer::metadata() const
{
    const PlaybackItem* item = m_engine.current();
    if (!item)
        return {};
    QVariantMap map{
        {QStringLiteral("mpris:trackid"), QVariant::fromValue(trackPath())},
        {QStringLiteral("xesam:title"), item->title},
        {QStringLiteral("xesam:url"),
         QString::fromLatin1(
             QUrl::fromEncoded("file://" + QByteArray::fromStdString(item->file.native()).toPercentEncoding("/"))
                 .toEncoded())}};
    if (m_engine.duration() > 0.0)
        map.insert(QStringLiteral("mpris:length"), microseconds(m_engine.duration()));
    if (!item->artist.isEmpty())
        map.insert(QStringLiteral("xesam:artist"), QStringList{item->artist});
    if (!item->album.isEmpty())
        map.insert(QStringLiteral("xesam:album"), item->album);
    return map;
}

QDBusObjectPath MprisPlayer::trackPath() const
{
    return QDBusObjectPath(QStringLiteral("/io/github/tonekin/entry/%1").arg(m_entry));
}

double MprisPlayer::volume() const
{
    return m_engine.isMuted() ? 0.0 : m_engine.volume();
}

void MprisPlayer::setVolume(double volume)
{
    m_engine.setMuted(false);
    m_engine.setVolume(volume);
}

qlonglong MprisPlayer::position() const
{
    return microseconds(m_engine.position());
}

bool MprisPlayer::canGoNext() const
{
    return m_engine.hasNext();
}

bool MprisPlayer::canGoPrevious() const
{
    return m_engine.hasPrevious();
}

bool MprisPlayer::hasTrack() const
{
    return m_engine.current() != nullptr;
}

bool MprisPlayer::canSeek() const
{
    return m_engine.duration() > 0.0;
}

void MprisPlayer::Next()
{
    m_engine.next();
}

void MprisPlayer::Previous()
{
    m_engine.previous();
}

void MprisPlayer::Pause()
{
    m_engine.pause();
}

void MprisPlayer::PlayPause()
{
    m_engine.togglePlaying();
}

void MprisPlayer::Stop()
{
    m_engine.stop();
}

void MprisPlayer::Play()
{
    m_engine.play();
}

/// Beyond the end means the next track, as the interface asks.
void MprisPlayer::Seek(qlonglong offset)
{
    const double wanted = m_engine.position() + static_cast<double>(offset) / second;
    if (m_engine.duration() > 0.0 && wanted > m_engine.duration() && m_engine.hasNext())
        m_engine.next();
    else
        m_engine.seek(wanted);
}

/// A position meant for another track, or beyond this one, is ignored, as the interface asks.
void MprisPlayer::SetPosition(const QDBusObjectPath& track, qlonglong position)
{
    const double seconds = static_cast<double>(position) / second;
    if (track == trackPath() && seconds >= 0.0 && seconds <= m_engine.duration())
        m_engine.seek(seconds);
}

void MprisPlayer::tellTrack()
{
    Q_EMIT propertiesChanged({{QStringLiteral("Metadata"), metadata()},
                              {QStringLiteral("CanGoNext"), canGoNext()},
                              {QStringLiteral("CanGoPrevious"), canGoPrevious()},
                              {QStringLiteral("CanPlay"), hasTrack()},
                              {QStringLiteral("CanPause"), hasTrack()},
                              {QStringLiteral("CanSeek"), canSeek()}});
}

void MprisPlayer::tellState()
{
    Q_EMIT propertiesChanged({{QStringLiteral("PlaybackStatus"), playbackStatus()}});
}

} // namespace tonekin
