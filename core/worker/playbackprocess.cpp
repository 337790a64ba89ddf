// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/playbackprocess.h"

#include "worker/helperprocess.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto patienceForData = 10s;          // a disk that slept needs most of it
constexpr std::uint32_t processorSeconds = 30; // for one read or seek
constexpr std::size_t mostSamplesAtOnce = std::size_t{1} << 18;

} // namespace

struct PlaybackProcess::Impl {
    HelperProcess helper;
    std::stop_token stop;
    std::size_t channels = 1;
    double durationSeconds = 0.0;

    Result<Bytes> ask(MessageType type, const Bytes& request, int descriptor = -1)
    {
        return helper.exchange(type, request, descriptor, {patienceForData, stop});
    }
};

PlaybackProcess::PlaybackProcess(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

PlaybackProcess::PlaybackProcess(PlaybackProcess&&) noexcept = default;
PlaybackProcess& PlaybackProcess::operator=(PlaybackProcess&&) noexcept = default;
PlaybackProcess::~PlaybackProcess() = default;

Result<PlaybackProcess> PlaybackProcess::open(const std::filesystem::path& program, int descriptor, int sampleRate,
                                              int channels, std::stop_token stop)
{
    if (sampleRate < 1000 || sampleRate > 768000 || channels < 1 || channels > 64)
        return Error{ErrorCode::InvalidArgument, "impossible rate or channels"};
    // At the normal priority: a scan beside it must not make the music stumble.
    auto started = HelperProcess::start(program, {}, {DecoderLimits().addressSpace, processorSeconds, 0}, stop);
    if (!started)
        return started.error();
    auto impl =
        std::make_unique<Impl>(Impl{std::move(*started), std::move(stop), static_cast<std::size_t>(channels), 0.0});
    auto reply = impl->ask(MessageType::Play, pack(std::int32_t{sampleRate}, std::int32_t{channels}), descriptor);
    if (!reply)
        return reply.error();
    if (!unpack(*reply, impl->durationSeconds) || impl->durationSeconds < 0.0)
        return impl->helper.reject("impossible duration");
    return PlaybackProcess(std::move(impl));
}

double PlaybackProcess::durationSeconds() const
{
    return m_impl->durationSeconds;
}

Result<std::size_t> PlaybackProcess::read(std::span<float> samples)
{
    const std::size_t frames = std::min(samples.size(), mostSamplesAtOnce) / m_impl->channels;
    if (frames == 0)
        return Error{ErrorCode::InvalidArgument, "no room for a sample"};
    const std::size_t room = frames * m_impl->channels;
    auto reply = m_impl->ask(MessageType::Read, pack(static_cast<std::uint32_t>(room)));
    if (!reply)
        return reply.error();
    std::vector<float> values;
    if (!unpack(*reply, values) || values.size() > room || values.size() % m_impl->channels != 0)
        return m_impl->helper.reject("impossible samples");
    // What reaches a loudspeaker stays within full scale, whatever the helper says.
    std::ranges::transform(values, samples.begin(), [](float value) { return std::clamp(value, -1.0F, 1.0F); });
    return values.size();
}

Status PlaybackProcess::seek(double seconds)
{
    if (!std::isfinite(seconds))
        return Error{ErrorCode::InvalidArgument, "no such moment"};
    auto reply = m_impl->ask(MessageType::Seek, pack(std::max(0.0, seconds)));
    if (!reply)
        return reply.error();
    return ok();
}

} // namespace tonekin
