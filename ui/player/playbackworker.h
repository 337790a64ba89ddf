// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "player/audiooutput.h"
#include "player/playbackitem.h"
#include "player/playbackmixer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace tonekin {

/// The playback thread's side of PlaybackEngine: the audio device, the mixer and the streams. All functions are called
/// in the thread the object lives in; none waits for a decoder.
class PlaybackWorker : public QObject {
    Q_OBJECT
public:
    PlaybackWorker(OpenSampleSource open, std::unique_ptr<AudioDevices> devices);
    ~PlaybackWorker() override;

    /// What to play: `ticket` names it in all news until the next start or jump.
    struct Order {
        PlaybackItem item;
        quint64 ticket = 0;
        double seconds = 0.0;
    };
    void begin(); // first thing in the thread
    void start(const Order& order);
    void prepare(const std::optional<Order>& order);
    void setPlaying(bool playing);
    void seek(double seconds, quint64 ticket);
    void stop();
    void setVolume(float gain);
    void end(); // last thing in the thread: silence, and every stream is gone

Q_SIGNALS:
    void opened(quint64 ticket, double durationSeconds);
    void heard(quint64 ticket, double seconds);
    void finished(quint64 ticket);
    void failed(quint64 ticket, const tonekin::Error& error);
    void brokenOff(quint64 ticket, const tonekin::Error& error); // failed before its end; the next one plays already
    void deviceMissing();                                        // nothing sounds until setPlaying(true) or start
    void deviceFound();

private:
    bool ensureOutput();
    void dropOutput();
    void devicesChanged();
    void outputBroke();
    void startStream();
    MixedTrack streamFor(const Order& order) const;
    void retire(std::shared_ptr<DecodeStream> stream);
    void tick();
    void reportHeard();
    bool reportFailure();
    void prepareInTime();
    void leaveEnded();
    void suspendWhenSilent();
    void wake();

    OpenSampleSource m_open;
    std::unique_ptr<AudioDevices> m_devices;
    std::unique_ptr<PlaybackMixer> m_mixer; // outlives m_output, which asks it for samples
    std::unique_ptr<AudioOutput> m_output;
    std::optional<Order> m_current;
    std::optional<Order> m_next;
    std::vector<std::shared_ptr<DecodeStream>> m_retired; // until their decoder has finished its block
    std::unique_ptr<QTimer> m_timer;
    QElapsedTimer m_sinceOutputStarted;
    PlaybackMixer::Heard m_lastHeard;
    quint64 m_openedTicket = 0;
    bool m_playing = false;
    bool m_suspended = false;
    bool m_missedDevice = false;
    float m_volume = 1.0F;
};

} // namespace tonekin
