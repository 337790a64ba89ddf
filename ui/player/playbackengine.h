// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "player/playbackitem.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <vector>

namespace tonekin {

class AudioDevices;
class PlaybackWorker;

/// Plays a queue of tracks, one after the other without a gap. Lives in the GUI thread and never blocks it: decoding
/// happens in helper processes read by threads of their own, the audio device has a thread too. Jumps, pauses and stops
/// fade for 150 ms.
///
/// Without an audio device everything but the sound works: note() says so, and the track waits, paused, until play() is
/// called when there is one. If the device in use goes away, playback goes on with another one.
/// A track that cannot be played is named in note() and skipped.
class PlaybackEngine : public QObject {
    Q_OBJECT
public:
    enum class State { Stopped, Paused, Playing };
    Q_ENUM(State)

    /// `devices` empty: the system's own audio devices.
    explicit PlaybackEngine(std::filesystem::path decoderProgram, std::unique_ptr<AudioDevices> devices = {},
                            QObject* parent = nullptr);
    ~PlaybackEngine() override; // silence at once; waits for its threads

    State state() const { return m_state; }
    /// The queue's entry that is heard now; nullptr when stopped with an empty queue.
    const PlaybackItem* current() const;
    const std::vector<PlaybackItem>& queue() const { return m_queue; }
    int currentIndex() const { return m_index; }
    double position() const { return m_position; } // seconds, as heard
    double duration() const { return m_duration; } // seconds, 0 when unknown
    double volume() const { return m_volume; }     // 0..1 as on the slider; perceived loudness grows evenly with it
    bool isMuted() const { return m_muted; }
    /// A sentence on what is wrong with playback now: no device, a file that would not play. Empty when all is well.
    const QString& note() const { return m_note; }
    bool hasNext() const;
    bool hasPrevious() const;

public Q_SLOTS:
    /// Replaces the queue and plays its entry `index` from that entry's startSeconds.
    void playQueue(std::vector<tonekin::PlaybackItem> items, int index = 0);
    /// The same without a sound: stopped, at that place of the entry, from where play() goes on.
    void cueQueue(std::vector<tonekin::PlaybackItem> items, int index, double seconds);
    void enqueue(tonekin::PlaybackItem item);
    /// After the track that plays and those that were put there before; with nothing in the queue they play at once.
    void playNext(std::vector<tonekin::PlaybackItem> items);
    /// In place of all that would come after the current entry.
    void setUpcoming(std::vector<tonekin::PlaybackItem> items);
    void playEntry(int index);
    void play();
    void pause();
    void togglePlaying();
    void stop();
    void next();
    /// To the start of this track; within its first 3 seconds to the track before it.
    void previous();
    void seek(double seconds);
    void seekBy(double seconds);
    void setVolume(double volume);
    void setMuted(bool muted);

Q_SIGNALS:
    void stateChanged(tonekin::PlaybackEngine::State state);
    void currentChanged();
    void queueChanged();
    void positionChanged(double seconds); // about 25 times a second while playing
    void durationChanged(double seconds);
    void jumped(double seconds); // the position changed other than by playing on
    void volumeChanged();
    void noteChanged(const QString& note);

private:
    template <typename Call>
    void tell(Call call);
    void connectWorker();
    void startCurrent(double seconds);
    void prepareNext();
    void moveTo(int index);
    void setState(State state);
    void setPosition(double seconds);
    void setDuration(double seconds);
    void setNotes(const QString& deviceNote, const QString& trackNote);
    void heard(quint64 ticket, double seconds);
    void failed(quint64 ticket, const Error& error);
    void brokenOff(const Error& error);
    void finished(quint64 ticket);
    void deviceMissing();

    std::vector<PlaybackItem> m_queue;
    int m_index = -1;
    int m_putNext = 0; // entries after the current one that playNext() put there
    State m_state = State::Stopped;
    double m_position = 0.0;
    double m_duration = 0.0;
    double m_volume = 0.8;
    bool m_muted = false;
    QString m_note;
    QString m_deviceNote;
    QString m_trackNote;
    QTimer m_trackNoteTimer;
    int m_failuresInARow = 0;
    quint64 m_lastTicket = 0; // every start or jump has its own, so that late news of an old one is dropped
    quint64 m_currentTicket = 0;
    quint64 m_preparedTicket = 0;
    QThread m_thread;
    std::unique_ptr<PlaybackWorker> m_worker; // lives in m_thread
};

} // namespace tonekin
