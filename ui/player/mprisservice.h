// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace tonekin {

class PlaybackEngine;

/// Lets the desktop see and steer playback (media keys, panels, KDE Connect) by the MPRIS 2.2 interfaces at
/// org.mpris.MediaPlayer2.tonekin; a second running copy gets its process id appended. Without a session bus it does
/// nothing. The engine must outlive it. GUI thread.
class MprisService : public QObject {
    Q_OBJECT
public:
    explicit MprisService(PlaybackEngine& engine, const QDBusConnection& bus = QDBusConnection::sessionBus(),
                          QObject* parent = nullptr);
    ~MprisService() override;

    bool isRegistered() const { return !m_name.isEmpty(); }

Q_SIGNALS:
    void raiseRequested();
    void quitRequested();

private:
    void tell(const QVariantMap& changed);

    QDBusConnection m_bus;
    QString m_name;
};

/// org.mpris.MediaPlayer2
class MprisRoot : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2")
    Q_PROPERTY(bool CanQuit READ yes CONSTANT)
    Q_PROPERTY(bool CanRaise READ yes CONSTANT)
    Q_PROPERTY(bool HasTrackList READ no CONSTANT)
    Q_PROPERTY(QString Identity READ identity CONSTANT)
    Q_PROPERTY(QString DesktopEntry READ desktopEntry CONSTANT)
    Q_PROPERTY(QStringList SupportedUriSchemes READ none CONSTANT)
    Q_PROPERTY(QStringList SupportedMimeTypes READ none CONSTANT)
public:
    explicit MprisRoot(MprisService* service);
    bool yes() const { return true; }
    bool no() const { return false; }
    QString identity() const { return QStringLiteral("Tonekin"); }
    QString desktopEntry() const { return QStringLiteral("io.github.tonekin.Tonekin"); }
    QStringList none() const { return {}; }

public Q_SLOTS:
    void Raise();
    void Quit();

private:
    MprisService* m_service;
};

/// org.mpris.MediaPlayer2.Player
class MprisPlayer : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2.Player")
    Q_PROPERTY(QString PlaybackStatus READ playbackStatus)
    Q_PROPERTY(double Rate READ rate WRITE setRate)
    Q_PROPERTY(double MinimumRate READ rate)
    Q_PROPERTY(double MaximumRate READ rate)
    Q_PROPERTY(QVariantMap Metadata READ metadata)
    Q_PROPERTY(double Volume READ volume WRITE setVolume)
    Q_PROPERTY(qlonglong Position READ position)
    Q_PROPERTY(bool CanGoNext READ canGoNext)
    Q_PROPERTY(bool CanGoPrevious READ canGoPrevious)
    Q_PROPERTY(bool CanPlay READ hasTrack)
    Q_PROPERTY(bool CanPause READ hasTrack)
    Q_PROPERTY(bool CanSeek READ canSeek)
    Q_PROPERTY(bool CanControl READ canControl)
public:
    MprisPlayer(MprisService* service, PlaybackEngine& engine);

    QString playbackStatus() const;
    double rate() const { return 1.0; }
    void setRate(double) {} // one speed only; the interface wants it writable
    QVariantMap metadata() const;
    double volume() const;
    void setVolume(double volume);
    qlonglong position() const; // microseconds
    bool canGoNext() const;
    bool canGoPrevious() const;
    bool hasTrack() const;
    bool canSeek() const;
    bool canControl() const { return true; }

public Q_SLOTS:
    void Next();
    void Previous();
    void Pause();
    void PlayPause();
    void Stop();
    void Play();
    void Seek(qlonglong offset);
    void SetPosition(const QDBusObjectPath& track, qlonglong position);
    void OpenUri(const QString&) {} // no scheme is supported

Q_SIGNALS:
    void Seeked(qlonglong position);
    void propertiesChanged(const QVariantMap& changed);

private:
    void tellTrack();
    void tellState();
    QDBusObjectPath trackPath() const;

    PlaybackEngine& m_engine;
    int m_entry = 0; // counts what was played, so that each has a name of its own on the bus
};

} // namespace tonekin
