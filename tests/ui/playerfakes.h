// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/audiooutput.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <mutex>
#include <vector>

namespace tonekin::test {

/// A loudspeaker that takes samples at real speed, with 50 ms on their way, and keeps what it was given.
/// Its switches may be used from the test's thread.
struct Loudspeaker {
    AudioFormat format{44100, 2};
    std::atomic<bool> connected = true;
    std::atomic<int> opened = 0;
    std::atomic<bool> suspended = false;

    std::vector<float> heard()
    {
        const std::scoped_lock lock(mutex);
        return samples;
    }

    std::mutex mutex;
    std::vector<float> samples;
};

class FakeOutput : public AudioOutput {
public:
    explicit FakeOutput(Loudspeaker& speaker)
        : m_speaker(speaker)
    {
        ++m_speaker.opened;
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &FakeOutput::takeSamples);
    }

    AudioFormat format() const override { return m_speaker.format; }
    bool start(Fill fill) override
    {
        m_fill = std::move(fill);
        resume();
        return true;
    }
    void suspend() override
    {
        m_timer.stop();
        m_speaker.suspended = true;
    }
    void resume() override
    {
        m_clock.start();
        m_before = m_given;
        m_timer.start(10);
        m_speaker.suspended = false;
    }
    std::int64_t playedFrames() const override { return std::max<std::int64_t>(0, m_given - onTheirWay()); }

private:
    std::int64_t onTheirWay() const { return m_speaker.format.sampleRate / 20; }

    void takeSamples()
    {
        const std::int64_t due = m_before + m_clock.elapsed() * m_speaker.format.sampleRate / 1000;
        if (due <= m_given)
            return;
        std::vector<float> block(static_cast<std::size_t>((due - m_given) * m_speaker.format.channels));
        m_fill(block);
        m_given = due;
        const std::scoped_lock lock(m_speaker.mutex);
        m_speaker.samples.insert(m_speaker.samples.end(), block.begin(), block.end());
    }

    Loudspeaker& m_speaker;
    Fill m_fill;
    QTimer m_timer{this};
    QElapsedTimer m_clock;
    std::int64_t m_given = 0;
    std::int64_t m_before = 0;
};

class FakeDevices : public AudioDevices {
public:
    explicit FakeDevices(Loudspeaker& speaker)
        : m_speaker(speaker)
    {
    }
    std::unique_ptr<AudioOutput> open() override
    {
        return m_speaker.connected ? std::make_unique<FakeOutput>(m_speaker) : nullptr;
    }
    bool isPresent(const AudioOutput&) const override { return m_speaker.connected && !m_pulled; }

    /// From any thread. `replaced`: another device is there at once.
    void unplug(bool replaced)
    {
        QMetaObject::invokeMethod(this, [this, replaced] {
            m_speaker.connected = replaced;
            m_pulled = true;
            Q_EMIT changed();
            m_pulled = false;
        });
    }
    void plugIn()
    {
        QMetaObject::invokeMethod(this, [this] {
            m_speaker.connected = true;
            Q_EMIT changed();
        });
    }

private:
    Loudspeaker& m_speaker;
    bool m_pulled = false;
};

} // namespace tonekin::test
