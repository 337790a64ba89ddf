// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/framedecoder.h"

#include "audio/headerlooks.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tonekin {

namespace {

constexpr std::int64_t mostSamplesAFrame = 1 << 24;
constexpr int loudest = 8; // times full scale; real files clip somewhat above 1, nothing sane comes near 8

template <typename T>
bool anyBad(std::span<const T> samples)
{
    int bad = 0;
    for (const T sample : samples)
        bad |= static_cast<int>(!(std::abs(sample) <= static_cast<T>(loudest))); // true for NaN as well
    return bad != 0;
}

template <typename T>
std::int64_t repair(std::span<T> samples)
{
    std::int64_t bad = 0;
    for (T& sample : samples) {
        if (std::abs(sample) <= static_cast<T>(loudest))
            continue;
        ++bad;
        sample = std::isfinite(sample) ? std::clamp(sample, static_cast<T>(-loudest), static_cast<T>(loudest)) : T{};
    }
    return bad;
}

template <typename T>
Result<std::int64_t> repairFrame(AVFrame& frame)
{
    const bool planar = av_sample_fmt_is_planar(static_cast<AVSampleFormat>(frame.format)) != 0;
    const int channels = frame.ch_layout.nb_channels;
    const int planes = planar ? channels : 1;
    const auto length = static_cast<std::size_t>(frame.nb_samples) * static_cast<std::size_t>(planar ? 1 : channels);
    std::int64_t bad = 0;
    for (int plane = 0; plane < planes; ++plane) {
        if (!anyBad(std::span(reinterpret_cast<const T*>(frame.extended_data[plane]), length)))
            continue;
        if (av_frame_make_writable(&frame) < 0) // the decoder may still need what it predicted from
            return Error{ErrorCode::LimitMemory, "frame"};
        bad += repair(std::span(reinterpret_cast<T*>(frame.extended_data[plane]), length));
    }
    return bad;
}

Result<std::int64_t> repairSamples(AVFrame& frame)
{
    switch (frame.format) {
    case AV_SAMPLE_FMT_FLT:
    case AV_SAMPLE_FMT_FLTP:
        return repairFrame<float>(frame);
    case AV_SAMPLE_FMT_DBL:
    case AV_SAMPLE_FMT_DBLP:
        return repairFrame<double>(frame);
    default:
        return std::int64_t{0}; // whole numbers cannot go wrong in this way
    }
}

/// Zeros, as some programs leave behind the audio. No codec that can fail packs sound into nothing but zeros.
bool isFilling(const AVPacket& packet)
{
    return std::all_of(packet.data, packet.data + packet.size, [](std::uint8_t byte) { return byte == 0; });
}

bool isSound(const AVFrame& frame)
{
    return frame.nb_samples > 0 && frame.extended_data != nullptr && frame.format > AV_SAMPLE_FMT_NONE &&
           frame.format < AV_SAMPLE_FMT_NB && believable(frame.sample_rate, frame.ch_layout.nb_channels);
}

} // namespace

double DecodeTally::lostPart() const
{
    return bytes > 0 ? static_cast<double>(badBytes) / static_cast<double>(bytes) : 0.0;
}

FrameDecoder::FrameDecoder(AvHandle<AVCodecContext> codec, AvHandle<AVFrame> frame)
    : m_codec(std::move(codec))
    , m_frame(std::move(frame))
{
}

Result<FrameDecoder> FrameDecoder::open(const AudioContainer& container)
{
    AvHandle<AVCodecContext> codec(avcodec_alloc_context3(&container.codec()));
    AvHandle<AVFrame> frame(av_frame_alloc());
    if (!codec || !frame || avcodec_parameters_to_context(codec.get(), container.stream().codecpar) < 0)
        return Error{ErrorCode::LimitMemory, "decoder"};
    codec->pkt_timebase = container.stream().time_base;
    codec->thread_count = 1; // the machine is filled by decoding several tracks at once
    codec->max_samples = mostSamplesAFrame;
    if (container.stream().codecpar->codec_id == AV_CODEC_ID_FLAC)
        codec->err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE; // what fails its check sum would be a burst of noise
    const int opened = avcodec_open2(codec.get(), &container.codec(), nullptr);
    if (opened == AVERROR(ENOMEM))
        return Error{ErrorCode::LimitMemory, "decoder"};
    if (opened == AVERROR(ENOSYS) || opened == AVERROR_PATCHWELCOME)
        return Error{ErrorCode::UnsupportedCodec, container.codecName() + ": " + avErrorText(opened)};
    if (opened < 0)
        return Error{ErrorCode::CorruptHeader, container.codecName() + ": " + avErrorText(opened)};
    if (codec->sample_rate != 0 && codec->ch_layout.nb_channels != 0 &&
        !believable(codec->sample_rate, codec->ch_layout.nb_channels))
        return Error{ErrorCode::BadParameters, "rate " + std::to_string(codec->sample_rate) + " Hz"};
    return FrameDecoder(std::move(codec), std::move(frame));
}

Result<bool> FrameDecoder::takeFrames(const OnFrame& onFrame)
{
    bool good = true;
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return good;
        if (code == AVERROR(ENOMEM))
            return Error{ErrorCode::LimitMemory, "decode"};
        if (code < 0)
            return false;
        if ((m_frame->flags & AV_FRAME_FLAG_CORRUPT) != 0 || m_frame->decode_error_flags != 0)
            good = false; // what is there is used all the same, and keeps the time right
        if (!isSound(*m_frame)) {
            good = false;
            continue;
        }
        const auto bad = repairSamples(*m_frame);
        if (!bad)
            return bad.error();
        m_tally.badSamples += *bad;
        if (const Status used = onFrame(*m_frame); !used)
            return used.error();
    }
}

Status FrameDecoder::decode(const AVPacket* packet, const OnFrame& onFrame)
{
    const int sent = avcodec_send_packet(m_codec.get(), packet);
    if (sent == AVERROR(ENOMEM))
        return Error{ErrorCode::LimitMemory, "decode"};
    const auto taken = takeFrames(onFrame);
    if (!taken)
        return taken.error();
    if (packet != nullptr) {
        const bool bad = (sent < 0 || !*taken) && !isFilling(*packet);
        ++m_tally.packets;
        m_tally.bytes += packet->size;
        m_tally.badPackets += bad ? 1 : 0;
        m_tally.badBytes += bad ? packet->size : 0;
    }
    return ok();
}

void FrameDecoder::flush()
{
    avcodec_flush_buffers(m_codec.get());
}

} // namespace tonekin
