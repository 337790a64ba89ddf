// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/playbackmixer.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double fadeSeconds = 0.15;
constexpr double volumeGlideSeconds = 0.03; // from silence to full, so that the slider makes no clicks

/// Amplitude of a fade at 0..1, without corners at its ends.
float fadeCurve(double fade)
{
    return static_cast<float>(fade * fade * (3.0 - 2.0 * fade));
}

} // namespace

PlaybackMixer::PlaybackMixer(AudioFormat format)
    : m_format(format)
    , m_fadeStep(1.0 / (fadeSeconds * format.sampleRate))
{
}

std::shared_ptr<DecodeStream> PlaybackMixer::start(MixedTrack track, Begin begin)
{
    keepTail();
    auto old = std::exchange(m_current, std::move(track)).stream;
    m_takenFrom = m_current.startSeconds;
    m_taken = 0;
    m_fade = 0.0;
    m_waiting = true;
    m_finished = false;
    m_playing = begin == Begin::Playing;
    m_silentFrom.reset();
    note(0, Motion::Still);
    return old;
}

std::shared_ptr<DecodeStream> PlaybackMixer::setNext(MixedTrack track)
{
    return std::exchange(m_next, std::move(track)).stream;
}

void PlaybackMixer::setPlaying(bool playing)
{
    m_playing = playing && m_current.stream;
    if (m_playing)
        m_silentFrom.reset();
}

void PlaybackMixer::seek(double seconds, quint64 ticket)
{
    if (!m_current.stream)
        return;
    keepTail();
    m_current.stream->seek(seconds);
    m_current.ticket = ticket;
    m_takenFrom = seconds;
    m_taken = 0;
    m_fade = 0.0;
    m_waiting = true;
    m_finished = false;
    m_silentFrom.reset();
    note(0, Motion::Still);
}

std::shared_ptr<DecodeStream> PlaybackMixer::stop()
{
    keepTail();
    auto old = std::exchange(m_current, {}).stream;
    m_playing = false;
    m_waiting = true;
    m_fade = 0.0;
    m_silentFrom.reset();
    return old;
}

void PlaybackMixer::setVolume(float gain)
{
    m_volumeWanted = gain;
}

void PlaybackMixer::fill(std::span<float> samples)
{
    std::ranges::fill(samples, 0.0F);
    addTail(samples);
    addCurrent(samples);
    applyVolume(samples);
    m_frames += static_cast<std::int64_t>(framesIn(samples));
    watchSilence();
}

PlaybackMixer::Heard PlaybackMixer::heardAt(std::int64_t frame)
{
    while (m_stretches.size() > 1 && m_stretches[1].frame <= frame)
        m_stretches.pop_front();
    if (m_stretches.empty())
        return {};
    const Stretch& now = m_stretches.front();
    const double since = now.motion == Motion::Moving
                             ? static_cast<double>(std::max<std::int64_t>(0, frame - now.frame)) / m_format.sampleRate
                             : 0.0;
    return {now.ticket, now.seconds + since, now.motion == Motion::Finished && now.frame <= frame};
}

/// Takes the next moments of what sounds now out of its stream and fades them, so that the stream is free to jump.
void PlaybackMixer::keepTail()
{
    std::vector<float> tail(static_cast<std::size_t>(std::ceil(m_fade / m_fadeStep)) *
                            static_cast<std::size_t>(m_format.channels));
    const std::size_t count = m_current.stream && !m_waiting ? m_current.stream->take(tail) : 0;
    tail.resize(count);
    const auto channels = static_cast<std::size_t>(m_format.channels);
    for (std::size_t i = 0; i < tail.size(); ++i)
        tail[i] *= m_current.gain * fadeCurve(std::max(0.0, m_fade - static_cast<double>(i / channels) * m_fadeStep));
    for (std::size_t i = m_tailUsed, k = 0; i < m_tail.size(); ++i, ++k) { // the rest of an earlier jump
        if (k < tail.size())
            tail[k] += m_tail[i];
        else
            tail.push_back(m_tail[i]);
    }
    m_tail = std::move(tail);
    m_tailUsed = 0;
}

void PlaybackMixer::addTail(std::span<float> samples)
{
    const std::size_t count = std::min(samples.size(), m_tail.size() - m_tailUsed);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] += m_tail[m_tailUsed + i];
    m_tailUsed += count;
}

void PlaybackMixer::addCurrent(std::span<float> samples)
{
    const auto channels = static_cast<std::size_t>(m_format.channels);
    std::size_t done = 0; // frames
    while (m_current.stream && !m_finished && (m_playing || m_fade > 0.0) && done < framesIn(samples)) {
        if (m_waiting && !startIfReady(done))
            return;
        std::size_t wanted = framesIn(samples) - done;
        if (!m_playing)
            wanted = std::min(wanted, static_cast<std::size_t>(std::ceil(m_fade / m_fadeStep)));
        const std::size_t got = addBlock(samples.subspan(done * channels, wanted * channels));
        done += got;
        if (!m_playing && m_fade <= 0.0) {
            m_waiting = true; // so that going on is noted as a start is
            note(done, Motion::Still);
        } else if (got < wanted) {
            handleShortage(done);
        }
    }
}

bool PlaybackMixer::startIfReady(std::size_t framesIntoBlock)
{
    if (!m_playing || !m_current.stream->state().ready)
        return false;
    m_waiting = false;
    const bool fromTheTop = m_takenFrom <= 0.0 && m_taken == 0;
    m_fade = fromTheTop ? 1.0 : 0.0; // the attack of a first note is not to be faded away
    note(framesIntoBlock, Motion::Moving);
    return true;
}

/// Takes, fades and adds; returns the frames that were there.
std::size_t PlaybackMixer::addBlock(std::span<float> samples)
{
    const auto channels = static_cast<std::size_t>(m_format.channels);
    m_block.resize(samples.size());
    const std::size_t frames = m_current.stream->take(m_block) / channels;
    const double step = m_playing ? m_fadeStep : -m_fadeStep;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const float gain = m_current.gain * fadeCurve(m_fade);
        for (std::size_t channel = 0; channel < channels; ++channel)
            samples[frame * channels + channel] += gain * m_block[frame * channels + channel];
        m_fade = std::clamp(m_fade + step, 0.0, 1.0);
    }
    m_taken += static_cast<std::int64_t>(frames);
    return frames;
}

void PlaybackMixer::handleShortage(std::size_t framesIntoBlock)
{
    m_waiting = true;
    m_fade = 0.0;
    if (!m_current.stream->state().ended) { // starved: the decoder will come again
        note(framesIntoBlock, Motion::Still);
        return;
    }
    if (!m_next.stream) {
        m_finished = true;
        m_playing = false;
        note(framesIntoBlock, Motion::Finished);
        return;
    }
    m_ended.push_back(std::exchange(m_current, std::exchange(m_next, {})));
    m_takenFrom = m_current.startSeconds;
    m_taken = 0;
    note(framesIntoBlock, Motion::Still);
}

void PlaybackMixer::applyVolume(std::span<float> samples)
{
    const auto step = static_cast<float>(1.0 / (volumeGlideSeconds * m_format.sampleRate));
    const auto channels = static_cast<std::size_t>(m_format.channels);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i % channels == 0)
            m_volume += std::clamp(m_volumeWanted - m_volume, -step, step);
        samples[i] = std::clamp(samples[i] * m_volume, -1.0F, 1.0F);
    }
}

void PlaybackMixer::watchSilence()
{
    if (!m_playing && m_fade <= 0.0 && m_tailUsed == m_tail.size() && !m_silentFrom)
        m_silentFrom = m_frames;
}

void PlaybackMixer::note(std::size_t framesIntoBlock, Motion motion)
{
    const double seconds = m_takenFrom + static_cast<double>(m_taken) / m_format.sampleRate;
    m_stretches.push_back({m_frames + static_cast<std::int64_t>(framesIntoBlock), m_current.ticket, seconds, motion});
}

std::size_t PlaybackMixer::framesIn(std::span<const float> samples) const
{
    return samples.size() / static_cast<std::size_t>(m_format.channels);
}

} // namespace tonekin
