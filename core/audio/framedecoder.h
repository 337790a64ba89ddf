// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/audiocontainer.h"

#include <functional>

namespace tonekin {

/// How much went in and how much of it was lost.
struct DecodeTally {
    std::int64_t packets = 0;
    std::int64_t badPackets = 0; // gave an error, or frames that cannot be
    std::int64_t bytes = 0;
    std::int64_t badBytes = 0;
    std::int64_t badSamples = 0; // not finite, or far beyond full scale

    double lostPart() const;
};

/// Packets of one stream in, checked frames of samples out. Damaged packets are counted and passed over. Samples that
/// are not numbers become 0, and those beyond +-8 of full scale are held there.
class FrameDecoder {
public:
    using OnFrame = std::function<Status(const AVFrame&)>;

    /// Errors: UnsupportedCodec, BadParameters, CorruptHeader, LimitMemory.
    static Result<FrameDecoder> open(const AudioContainer& container);

    /// Hands over every frame that the packet completes; without a packet those still inside, at the end.
    /// Fails only as onFrame does, or with LimitMemory.
    Status decode(const AVPacket* packet, const OnFrame& onFrame);
    /// After a seek: forgets what was begun.
    void flush();
    const DecodeTally& tally() const { return m_tally; }

private:
    FrameDecoder(AvHandle<AVCodecContext> codec, AvHandle<AVFrame> frame);
    Result<bool> takeFrames(const OnFrame& onFrame);

    AvHandle<AVCodecContext> m_codec;
    AvHandle<AVFrame> m_frame;
    DecodeTally m_tally;
};

} // namespace tonekin
