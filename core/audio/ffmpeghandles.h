// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside core/audio only: FFmpeg's objects as handles that free themselves.
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

#include <memory>
#include <string>

namespace tonekin {

struct AvFree {
    void operator()(AVFormatContext* p) const noexcept { avformat_close_input(&p); }
    void operator()(AVCodecContext* p) const noexcept { avcodec_free_context(&p); }
    void operator()(SwrContext* p) const noexcept { swr_free(&p); }
    void operator()(AVPacket* p) const noexcept { av_packet_free(&p); }
    void operator()(AVFrame* p) const noexcept { av_frame_free(&p); }
};
template <typename T>
using AvHandle = std::unique_ptr<T, AvFree>;

/// FFmpeg's words for one of its numbers.
inline std::string avErrorText(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return text;
}

} // namespace tonekin
