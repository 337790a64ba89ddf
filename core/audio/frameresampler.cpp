// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/frameresampler.h"

extern "C" {
#include <libavutil/opt.h>
}

namespace tonekin {

namespace {

/// The layout as FFmpeg can mix it; for channels without names one of the usual layouts, or none.
AVChannelLayout mixableLayout(const AVChannelLayout& layout)
{
    if (layout.order == AV_CHANNEL_ORDER_NATIVE)
        return layout;
    AVChannelLayout usual{};
    av_channel_layout_default(&usual, layout.nb_channels);
    return usual; // without a usual one: order unspecified, only the number
}

} // namespace

FrameResampler::FrameResampler(int sampleRate, int channels)
    : m_sampleRate(sampleRate)
    , m_channels(channels)
{
}

void FrameResampler::reset()
{
    m_swr.reset();
    m_inputRate = 0;
}

Status FrameResampler::prepareFor(const AVFrame& frame)
{
    AVChannelLayout layout = mixableLayout(frame.ch_layout);
    if (m_swr && frame.sample_rate == m_inputRate && frame.format == m_inputFormat &&
        av_channel_layout_compare(&layout, &m_inputLayout) == 0)
        return ok();
    if (m_swr) {
        if (const Status rest = run(nullptr, 0); !rest)
            return rest.error();
    }

    AVChannelLayout out = layout; // as many in as out: each goes its own way
    if (layout.nb_channels != m_channels)
        av_channel_layout_default(&out, m_channels);
    SwrContext* swr = nullptr;
    const int made = swr_alloc_set_opts2(&swr, &out, AV_SAMPLE_FMT_FLT, m_sampleRate, &layout,
                                         static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    m_swr.reset(swr);
    if (made < 0)
        return Error{ErrorCode::LimitMemory, "resampler"};
    const int in = layout.nb_channels;
    if (in != m_channels && (layout.order != AV_CHANNEL_ORDER_NATIVE || (in <= 2 && m_channels <= 2))) {
        const std::vector<double> gains(static_cast<std::size_t>(in) * static_cast<std::size_t>(m_channels), 1.0 / in);
        swr_set_matrix(swr, gains.data(), in);
    } else {
        av_opt_set_double(swr, "rematrix_maxval", 1.0, 0); // a mix of many channels must not clip
    }
    const int code = swr_init(swr);
    if (code < 0) {
        reset();
        return Error{code == AVERROR(ENOMEM) ? ErrorCode::LimitMemory : ErrorCode::BadParameters,
                     std::to_string(in) + " channels at " + std::to_string(frame.sample_rate) + " Hz"};
    }
    m_inputRate = frame.sample_rate;
    m_inputFormat = frame.format;
    m_inputLayout = layout;
    return ok();
}

Status FrameResampler::run(const std::uint8_t* const* samples, int count)
{
    const int room = swr_get_out_samples(m_swr.get(), count);
    if (room < 0)
        return Error{ErrorCode::LimitMemory, "resampler"};
    const auto channels = static_cast<std::size_t>(m_channels);
    const std::size_t needed = m_filled + static_cast<std::size_t>(room) * channels;
    if (m_output.size() < needed)
        m_output.resize(needed);
    auto* out = reinterpret_cast<std::uint8_t*>(m_output.data() + m_filled);
    const int made = swr_convert(m_swr.get(), &out, room, const_cast<const std::uint8_t**>(samples), count);
    if (made < 0)
        return Error{ErrorCode::LimitMemory, "resampler: " + avErrorText(made)};
    m_filled += static_cast<std::size_t>(made) * channels;
    return ok();
}

Result<std::span<const float>> FrameResampler::convert(const AVFrame& frame)
{
    m_filled = 0;
    if (const Status ready = prepareFor(frame); !ready)
        return ready.error();
    if (const Status done = run(frame.extended_data, frame.nb_samples); !done)
        return done.error();
    return std::span<const float>(m_output.data(), m_filled);
}

Result<std::span<const float>> FrameResampler::flush()
{
    m_filled = 0;
    if (m_swr) {
        if (const Status done = run(nullptr, 0); !done)
            return done.error();
        reset();
    }
    return std::span<const float>(m_output.data(), m_filled);
}

} // namespace tonekin
