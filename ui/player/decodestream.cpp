// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/decodestream.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr double ringSeconds = 2.0;
constexpr double blockSeconds = 0.05;
constexpr double readySeconds = 0.15;

std::size_t samplesIn(AudioFormat format, double seconds)
{
    return static_cast<std::size_t>(seconds * format.sampleRate) * static_cast<std::size_t>(format.channels);
}

} // namespace

DecodeStream::DecodeStream(OpenSampleSource open, std::filesystem::path file, AudioFormat format, double startSeconds)
    : m_format(format)
    , m_ring(samplesIn(format, ringSeconds))
{
    if (startSeconds > 0.0)
        m_seek = startSeconds;
    m_thread = std::jthread([this, open = std::move(open), file = std::move(file)](const std::stop_token& stop) {
        run(stop, open, file);
        const std::scoped_lock lock(m_mutex);
        m_threadEnded = true;
    });
}

DecodeStream::~DecodeStream() = default;

DecodeStream::State DecodeStream::state() const
{
    const std::scoped_lock lock(m_mutex);
    State state = m_state;
    const bool complete = m_atEnd && !m_seek;
    state.ready = !m_seek && (m_filled >= samplesIn(m_format, readySeconds) || complete);
    state.ended = complete && m_filled == 0;
    return state;
}

std::size_t DecodeStream::take(std::span<float> samples)
{
    const std::scoped_lock lock(m_mutex);
    if (m_seek)
        return 0; // what is left in the ring lies before the jump
    const std::size_t count = std::min(samples.size(), m_filled);
    const std::size_t untilWrap = std::min(count, m_ring.size() - m_first);
    std::copy_n(m_ring.begin() + static_cast<std::ptrdiff_t>(m_first), untilWrap, samples.begin());
    std::copy_n(m_ring.begin(), count - untilWrap, samples.begin() + static_cast<std::ptrdiff_t>(untilWrap));
    m_first = (m_first + count) % m_ring.size();
    m_filled -= count;
    m_changed.notify_all();
    return count;
}

void DecodeStream::seek(double seconds)
{
    const std::scoped_lock lock(m_mutex);
    if (m_state.error)
        return; // nobody is left to follow it
    m_seek = seconds;
    m_changed.notify_all();
}

void DecodeStream::askToEnd()
{
    m_thread.request_stop();
}

bool DecodeStream::hasEnded() const
{
    const std::scoped_lock lock(m_mutex);
    return m_threadEnded;
}

void DecodeStream::run(const std::stop_token& stop, const OpenSampleSource& open, const std::filesystem::path& file)
{
    const auto source = open(file, m_format);
    if (!source) {
        fail(source.error());
        return;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_state.opened = true;
        m_state.durationSeconds = (*source)->durationSeconds();
    }
    decode(stop, **source);
}

void DecodeStream::decode(const std::stop_token& stop, SampleSource& source)
{
    std::vector<float> block(samplesIn(m_format, blockSeconds));
    std::optional<double> seek;
    while (waitForRoomOrSeek(stop, seek)) {
        if (seek) {
            if (const Status moved = source.seek(*seek); !moved) {
                fail(moved.error());
                return;
            }
        }
        const auto count = source.read(block);
        if (!count) {
            fail(count.error());
            return;
        }
        put(std::span(block).first(std::min(*count, block.size())));
    }
}

/// False when asked to end. A seek is taken over here, so that what is read next belongs after it.
bool DecodeStream::waitForRoomOrSeek(const std::stop_token& stop, std::optional<double>& seek)
{
    std::unique_lock lock(m_mutex);
    const std::size_t block = samplesIn(m_format, blockSeconds);
    const bool something = m_changed.wait(
        lock, stop, [&] { return m_seek.has_value() || (!m_atEnd && m_ring.size() - m_filled >= block); });
    if (!something || stop.stop_requested())
        return false;
    seek = m_seek;
    if (m_seek) {
        m_first = 0;
        m_filled = 0;
        m_atEnd = false;
        m_seek.reset();
    }
    return true;
}

void DecodeStream::put(std::span<const float> samples)
{
    const std::scoped_lock lock(m_mutex);
    if (m_seek)
        return; // a newer jump arrived while these were decoded
    m_atEnd = samples.empty();
    const std::size_t start = (m_first + m_filled) % m_ring.size();
    const std::size_t untilWrap = std::min(samples.size(), m_ring.size() - start);
    std::copy_n(samples.begin(), untilWrap, m_ring.begin() + static_cast<std::ptrdiff_t>(start));
    std::copy(samples.begin() + static_cast<std::ptrdiff_t>(untilWrap), samples.end(), m_ring.begin());
    m_filled += samples.size();
}

void DecodeStream::fail(const Error& error)
{
    const std::scoped_lock lock(m_mutex);
    m_state.error = error;
    m_atEnd = true;
    m_seek.reset();
}

} // namespace tonekin
