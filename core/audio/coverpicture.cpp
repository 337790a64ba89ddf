// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/coverpicture.h"

#include "audio/audiocontainer.h"

extern "C" {
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <cmath>
#include <string_view>

namespace tonekin {

namespace {

constexpr int mostBytes = 32 << 20;
constexpr std::int64_t mostPixels = 32'000'000;

struct SwsFree {
    void operator()(SwsContext* context) const noexcept { sws_freeContext(context); }
};

bool isPicture(AVCodecID codec)
{
    switch (codec) {
    case AV_CODEC_ID_MJPEG:
    case AV_CODEC_ID_PNG:
    case AV_CODEC_ID_BMP:
    case AV_CODEC_ID_GIF:
    case AV_CODEC_ID_WEBP:
        return true;
    default:
        return false;
    }
}

bool isFrontCover(const AVStream& stream)
{
    const AVDictionaryEntry* comment = av_dict_get(stream.metadata, "comment", nullptr, 0);
    return comment != nullptr && std::string_view(comment->value) == "Cover (front)";
}

/// The stream that holds the picture to show, or none.
const AVStream* findPicture(const AVFormatContext& format)
{
    const AVStream* found = nullptr;
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        const AVStream& stream = *format.streams[i];
        const bool usable = (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) != 0 && stream.attached_pic.size > 0 &&
                            stream.attached_pic.size <= mostBytes && isPicture(stream.codecpar->codec_id);
        if (usable && (found == nullptr || (isFrontCover(stream) && !isFrontCover(*found))))
            found = &stream;
    }
    return found;
}

AvHandle<AVFrame> decodePicture(const AVStream& stream)
{
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    const AvHandle<AVCodecContext> context(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
    AvHandle<AVFrame> frame(av_frame_alloc());
    if (!context || !frame || avcodec_parameters_to_context(context.get(), stream.codecpar) < 0)
        return nullptr;
    context->thread_count = 1;
    context->max_pixels = mostPixels;
    if (avcodec_open2(context.get(), codec, nullptr) < 0)
        return nullptr;
    if (avcodec_send_packet(context.get(), &stream.attached_pic) < 0 || avcodec_send_packet(context.get(), nullptr) < 0)
        return nullptr;
    if (avcodec_receive_frame(context.get(), frame.get()) < 0 || frame->width <= 0 || frame->height <= 0)
        return nullptr;
    return frame;
}

AvHandle<AVFrame> scalePicture(const AVFrame& picture, int edge)
{
    const double scale = std::min(1.0, static_cast<double>(edge) / std::max(picture.width, picture.height));
    AvHandle<AVFrame> scaled(av_frame_alloc());
    if (!scaled)
        return nullptr;
    scaled->width = std::max(1, static_cast<int>(std::lround(picture.width * scale)));
    scaled->height = std::max(1, static_cast<int>(std::lround(picture.height * scale)));
    scaled->format = AV_PIX_FMT_RGB24;
    const std::unique_ptr<SwsContext, SwsFree> scaler(
        sws_getContext(picture.width, picture.height, static_cast<AVPixelFormat>(picture.format), scaled->width,
                       scaled->height, AV_PIX_FMT_RGB24, SWS_AREA | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    if (!scaler || av_frame_get_buffer(scaled.get(), 0) < 0)
        return nullptr;
    if (sws_scale(scaler.get(), picture.data, picture.linesize, 0, picture.height, scaled->data, scaled->linesize) <= 0)
        return nullptr;
    return scaled;
}

std::vector<std::uint8_t> encodePng(const AVFrame& picture)
{
    const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_PNG);
    const AvHandle<AVCodecContext> context(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
    const AvHandle<AVPacket> packet(av_packet_alloc());
    if (!context || !packet)
        return {};
    context->width = picture.width;
    context->height = picture.height;
    context->pix_fmt = AV_PIX_FMT_RGB24;
    context->time_base = {1, 1};
    context->thread_count = 1;
    if (avcodec_open2(context.get(), codec, nullptr) < 0 || avcodec_send_frame(context.get(), &picture) < 0 ||
        avcodec_send_frame(context.get(), nullptr) < 0 || avcodec_receive_packet(context.get(), packet.get()) < 0)
        return {};
    return {packet->data, packet->data + packet->size};
}

} // namespace

Result<std::vector<std::uint8_t>> coverPicture(int descriptor, int edge, std::chrono::milliseconds mostTime)
{
    if (edge < 1)
        return Error{ErrorCode::InvalidArgument, "edge"};
    const auto opened = openContainer(descriptor, std::chrono::steady_clock::now() + mostTime);
    if (!opened)
        return opened.error();
    const AVStream* stream = findPicture(*opened->format);
    if (stream == nullptr)
        return Error{ErrorCode::NotFound, "no picture"};
    const auto picture = decodePicture(*stream);
    const auto scaled = picture ? scalePicture(*picture, edge) : nullptr;
    auto png = scaled ? encodePng(*scaled) : std::vector<std::uint8_t>();
    if (png.empty())
        return Error{ErrorCode::NotFound, "a picture that cannot be shown"};
    return png;
}

} // namespace tonekin
