// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audioplayback.h"

#include "audio/audiocontainer.h"
#include "audio/framedecoder.h"
#include "audio/frameresampler.h"
#include "audio/headerlooks.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tonekin {

namespace {

constexpr std::chrono::seconds mostTimeACall{10}; // a disk may have to wake up

Deadline nextDeadline()
{
    return std::chrono::steady_clock::now() + mostTimeACall;
}

} // namespace

struct AudioPlayback::Impl {
    Impl(AudioContainer opened, FrameDecoder frames, int rate, int channelCount)
        : container(std::move(opened))
        , decoder(std::move(frames))
        , resampler(rate, channelCount)
        , packet(av_packet_alloc())
        , sampleRate(rate)
        , channels(static_cast<std::size_t>(channelCount))
    {
    }

    Status takeFrame(const AVFrame& frame)
    {
        const double length = static_cast<double>(frame.nb_samples) / frame.sample_rate;
        if (seeking) {
            if (frame.pts != AV_NOPTS_VALUE)
                position = container.secondsOf(frame.pts);
            if (position + length <= target) {
                position += length;
                return ok();
            }
            seeking = false;
            toDrop = static_cast<std::size_t>(std::llround(std::max(0.0, target - position) * sampleRate)) * channels;
        }
        const auto samples = resampler.convert(frame);
        if (!samples)
            return samples.error();
        keep(*samples);
        return ok();
    }

    void keep(std::span<const float> samples)
    {
        const std::size_t dropped = std::min(toDrop, samples.size());
        toDrop -= dropped;
        waiting.insert(waiting.end(), samples.begin() + static_cast<std::ptrdiff_t>(dropped), samples.end());
    }

    /// One more packet's worth of samples, or the end.
    Status decodeMore()
    {
        const auto more = container.readPacket(*packet);
        if (!more)
            return more.error();
        const auto use = [this](const AVFrame& frame) { return takeFrame(frame); };
        if (const Status decoded = decoder.decode(*more ? packet.get() : nullptr, use); !decoded)
            return decoded.error();
        if (*more)
            return ok();
        ended = true;
        const auto rest = resampler.flush();
        if (!rest)
            return rest.error();
        keep(*rest);
        return ok();
    }

    AudioContainer container;
    FrameDecoder decoder;
    FrameResampler resampler;
    AvHandle<AVPacket> packet;
    int sampleRate;
    std::size_t channels;
    std::vector<float> waiting; // from `used` on not yet handed out
    std::size_t used = 0;
    bool ended = false;
    bool seeking = false;
    double target = 0.0;    // seconds, while seeking
    double position = 0.0;  // of the next frame, while seeking
    std::size_t toDrop = 0; // samples of all channels before the target
};

AudioPlayback::AudioPlayback(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

AudioPlayback::AudioPlayback(AudioPlayback&&) noexcept = default;
AudioPlayback& AudioPlayback::operator=(AudioPlayback&&) noexcept = default;
AudioPlayback::~AudioPlayback() = default;

Result<AudioPlayback> AudioPlayback::open(int descriptor, int sampleRate, int channels)
{
    if (!believable(sampleRate, channels))
        return Error{ErrorCode::InvalidArgument,
                     std::to_string(channels) + " channels at " + std::to_string(sampleRate)};
    auto container = AudioContainer::open(descriptor, nextDeadline());
    if (!container)
        return container.error();
    auto decoder = FrameDecoder::open(*container);
    if (!decoder)
        return decoder.error();
    return AudioPlayback(std::make_unique<Impl>(std::move(*container), std::move(*decoder), sampleRate, channels));
}

double AudioPlayback::durationSeconds() const
{
    return m_impl->container.claimedSeconds().value_or(0.0);
}

Result<std::size_t> AudioPlayback::read(std::span<float> samples)
{
    Impl& state = *m_impl;
    state.container.input().setDeadline(nextDeadline());
    std::size_t done = 0;
    while (done < samples.size()) {
        if (state.used == state.waiting.size()) {
            if (state.ended)
                break;
            state.waiting.clear();
            state.used = 0;
            if (const Status more = state.decodeMore(); !more)
                return more.error();
            continue;
        }
        const std::size_t taken = std::min(samples.size() - done, state.waiting.size() - state.used);
        std::copy_n(state.waiting.begin() + static_cast<std::ptrdiff_t>(state.used), taken,
                    samples.begin() + static_cast<std::ptrdiff_t>(done));
        state.used += taken;
        done += taken;
    }
    return done;
}

Status AudioPlayback::seek(double seconds)
{
    Impl& state = *m_impl;
    state.container.input().setDeadline(nextDeadline());
    const double target = std::isfinite(seconds) ? std::max(0.0, seconds) : 0.0;
    double start = target;
    if (!state.container.seek(target)) {
        start = 0.0; // then from the beginning, and past what comes before
        if (const Status rewound = state.container.seek(0.0); !rewound)
            return rewound.error();
    }
    state.decoder.flush();
    state.resampler.reset();
    state.waiting.clear();
    state.used = 0;
    state.ended = false;
    state.seeking = true;
    state.target = target;
    state.position = start;
    state.toDrop = 0;
    return ok();
}

} // namespace tonekin
