// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace tonekin {

struct AudioFormat {
    int sampleRate = 48000; // Hz
    int channels = 2;
    bool operator==(const AudioFormat&) const = default;
};

/// An opened audio device that asks for samples whenever it has room. Everything, the asking too, happens in the thread
/// the object lives in, which needs an event loop.
class AudioOutput : public QObject {
    Q_OBJECT
public:
    /// Writes every sample of the span: interleaved, -1..1.
    using Fill = std::function<void(std::span<float>)>;

    virtual AudioFormat format() const = 0;
    /// False when the device does not start.
    virtual bool start(Fill fill) = 0;
    virtual void suspend() = 0;
    virtual void resume() = 0;
    /// Frames that have left the loudspeaker since start(): those asked for, less those still on their way.
    virtual std::int64_t playedFrames() const = 0;

Q_SIGNALS:
    void broken(); // the device stopped by itself; this object is of no more use
};

/// Finds audio devices. Lives in the playback thread.
class AudioDevices : public QObject {
    Q_OBJECT
public:
    /// The default device in a format it likes; nullptr when there is none or none that can be opened.
    virtual std::unique_ptr<AudioOutput> open() = 0;
    virtual bool isPresent(const AudioOutput& output) const = 0;

Q_SIGNALS:
    void changed(); // a device came or went
};

/// The devices of the system by Qt Multimedia.
std::unique_ptr<AudioDevices> systemAudioDevices();

} // namespace tonekin
