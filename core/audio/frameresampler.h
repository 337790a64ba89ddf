// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/ffmpeghandles.h"
#include "base/result.h"

#include <span>
#include <vector>

namespace tonekin {

/// Frames of any rate, format and channel layout in, interleaved float samples of one rate and channel count out. It
/// rebuilds itself when the frames change in mid-stream, and loses nothing at the seam.
/// Mono goes to both sides unchanged and two sides go to mono by their mean, so that full scale stays full scale.
class FrameResampler {
public:
    FrameResampler(int sampleRate, int channels);

    /// The result is valid until the next call. Errors: BadParameters (no way to mix such channels), LimitMemory.
    Result<std::span<const float>> convert(const AVFrame& frame);
    /// What is still inside, at the end of a stretch.
    Result<std::span<const float>> flush();
    /// After a seek: forgets what is still inside.
    void reset();

    int channels() const { return m_channels; }

private:
    Status prepareFor(const AVFrame& frame);
    Status run(const std::uint8_t* const* samples, int count);

    int m_sampleRate;
    int m_channels;
    AvHandle<SwrContext> m_swr;
    int m_inputRate = 0;
    int m_inputFormat = AV_SAMPLE_FMT_NONE;
    AVChannelLayout m_inputLayout{}; // native orders only, which own no memory
    std::vector<float> m_output;
    std::size_t m_filled = 0;
};

} // namespace tonekin
