// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/audiooutput.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace tonekin {

namespace {

constexpr qint64 bufferMicroseconds =
    120'000; // long enough for a busy machine, short enough that Pause feels immediate

/// What the sink reads from: always as much as it asks for, converted where the device knows no floats.
class SampleReader : public QIODevice {
public:
    SampleReader(AudioOutput::Fill fill, const QAudioFormat& format)
        : m_fill(std::move(fill))
        , m_format(format)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    std::int64_t frames() const { return m_frames; }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return std::numeric_limits<int>::max(); }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        const qint64 frames = most / m_format.bytesPerFrame();
        const auto samples = static_cast<std::size_t>(frames) * static_cast<std::size_t>(m_format.channelCount());
        m_samples.resize(samples);
        m_fill(m_samples);
        m_frames += frames;
        if (m_format.sampleFormat() == QAudioFormat::Float)
            std::memcpy(data, m_samples.data(), samples * sizeof(float));
        else
            writeIntegers(data);
        return frames * m_format.bytesPerFrame();
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    template <typename Integer>
    void writeAs(char* data, double offset) const
    {
        constexpr double full = std::numeric_limits<Integer>::max();
        for (const float sample : m_samples) {
            const auto value =
                static_cast<Integer>(std::lround(std::clamp(double{sample}, -1.0, 1.0) * (full - offset) + offset));
            std::memcpy(data, &value, sizeof value);
            data += sizeof value;
        }
    }
    void writeIntegers(char* data) const
    {
        switch (m_format.sampleFormat()) {
        case QAudioFormat::UInt8:
            writeAs<std::uint8_t>(data, 128.0);
            break;
        case QAudioFormat::Int32:
            writeAs<std::int32_t>(data, 0.0);
            break;
        default:
            writeAs<std::int16_t>(data, 0.0);
            break;
        }
    }

    AudioOutput::Fill m_fill;
    QAudioFormat m_format;
    std::vector<float> m_samples;
    std::int64_t m_frames = 0;
};

/// Stereo floats at the device's own rate where it takes them, otherwise exactly what it prefers.
QAudioFormat formatFor(const QAudioDevice& device)
{
    const QAudioFormat preferred = device.preferredFormat();
    QAudioFormat wanted = preferred;
    wanted.setChannelCount(2);
    for (const auto sampleFormat : {QAudioFormat::Float, QAudioFormat::Int16}) {
        wanted.setSampleFormat(sampleFormat);
        if (device.isFormatSupported(wanted))
            return wanted;
    }
    return preferred;
}

class SystemAudioOutput : public AudioOutput {
public:
    SystemAudioOutput(const QAudioDevice& device, const QAudioFormat& format)
        : m_deviceId(device.id())
        , m_format(format)
        , m_sink(device, format)
    {
        m_sink.setBufferSize(m_format.bytesForDuration(bufferMicroseconds));
    }
    ~SystemAudioOutput() override
    {
        m_sink.disconnect(this);
        m_sink.stop();
    }

    const QByteArray& deviceId() const { return m_deviceId; }
    AudioFormat format() const override { return {m_format.sampleRate(), m_format.channelCount()}; }

    bool start(Fill fill) override
    {
        m_reader = std::make_unique<SampleReader>(std::move(fill), m_format);
        m_sink.start(m_reader.get());
        if (m_sink.error() != QAudio::NoError || m_sink.state() == QAudio::StoppedState)
            return false;
        connect(&m_sink, &QAudioSink::stateChanged, this, [this](QAudio::State state) {
            if (state == QAudio::StoppedState && m_sink.error() != QAudio::NoError)
                Q_EMIT broken();
        });
        return true;
    }
    void suspend() override { m_sink.suspend(); }
    void resume() override { m_sink.resume(); }

    std::int64_t playedFrames() const override
    {
        if (!m_reader)
            return 0;
        const auto waiting =
            std::max<qsizetype>(0, m_sink.bufferSize() - m_sink.bytesFree()) / m_format.bytesPerFrame();
        m_played = std::max(m_played, m_reader->frames() - static_cast<std::int64_t>(waiting));
        return m_played;
    }

private:
    QByteArray m_deviceId;
    QAudioFormat m_format;
    std::unique_ptr<SampleReader> m_reader;
    QAudioSink m_sink;
    mutable std::int64_t m_played = 0; // never goes back, though the sink's estimate may
};

class SystemAudioDevices : public AudioDevices {
public:
    std::unique_ptr<AudioOutput> open() override
    {
        watch();
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        if (device.isNull())
            return nullptr;
        const QAudioFormat format = formatFor(device);
        if (!format.isValid())
            return nullptr;
        return std::make_unique<SystemAudioOutput>(device, format);
    }

    bool isPresent(const AudioOutput& output) const override
    {
        const auto* ours = dynamic_cast<const SystemAudioOutput*>(&output);
        const auto devices = QMediaDevices::audioOutputs();
        return ours != nullptr && std::ranges::any_of(devices, [ours](const QAudioDevice& device) {
                   return device.id() == ours->deviceId();
               });
    }

private:
    /// Only now, in the playback thread: looking for devices loads Qt Multimedia's back end, which takes its time.
    void watch()
    {
        if (m_watcher)
            return;
        m_watcher = std::make_unique<QMediaDevices>();
        connect(m_watcher.get(), &QMediaDevices::audioOutputsChanged, this, &AudioDevices::changed);
    }

    std::unique_ptr<QMediaDevices> m_watcher;
};

} // namespace

std::unique_ptr<AudioDevices> systemAudioDevices()
{
    return std::make_unique<SystemAudioDevices>();
}

} // namespace tonekin
