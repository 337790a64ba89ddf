// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "player/playbackitem.h"

#include <QObject>
#include <QThread>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace tonekin {

class AudioDevices;
class PlaybackThread;

/// Plays a queue of tracks, one after the other without a gap. Lives in the GUI thread and never blocks it: decoding
/// happens in helper processes read by threads of their own, the audio device has a thread too. Jumps, pauses and stops
/// fade for 150 ms.
///
/// Without an audio device everything but the sound works: note() says so, and play() starts as soon as there is one.
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
    void enqueue(tonekin::PlaybackItem item);
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
    struct Report;
    void startCurrent(double seconds, bool playing);
    void prepareNext();
    void setState(State state);
    void setNote(const QString& note);
    void setPosition(double seconds);
    void setDuration(double seconds);
    void heardStart(quint64 ticket, double durationSeconds);
    void failed(quint64 ticket, const Error& error);
    void finished(quint64 ticket);
    void deviceChanged(bool present, bool wasPlaying, const QString& reason);
    void sendVolume();

    std::vector<PlaybackItem> m_queue;
    int m_index = -1;
    State m_state = State::Stopped;
    double m_position = 0.0;
    double m_duration = 0.0;
    double m_volume = 0.8;
    bool m_muted = false;
    QString m_note;
    QString m_deviceNote;
    quint64 m_lastTicket = 0;    // each start of a track has its own, so that late news of an old one is dropped
    quint64 m_currentTicket = 0;
    quint64 m_preparedTicket = 0;

    QThread m_thread;
    PlaybackThread* m_worker = nullptr; // lives in m_thread
};

} // namespace tonekin
