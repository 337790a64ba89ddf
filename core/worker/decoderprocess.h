// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/melfrontend.h"
#include "base/result.h"
#include "base/spectrogrampicture.h"
#include "files/filedescriptor.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace tonekin {

struct DecoderLimits {
    std::chrono::seconds wallBase{10};  // deadline of a track: wallBase + 5 % of what is analysed, at most wallMost;
    std::chrono::seconds wallMost{120}; // and the time that a slow disk takes to read it (see readingTime)
    std::size_t addressSpace = std::size_t{1} << 30; // bytes, RLIMIT_AS of the helper
    double mostSeconds = 15 * 60.0; // audio analysed a track; longer ones are read in windows spread over them
};

/// One tonekin-decoder helper: a sandboxed process that opens nothing by itself. The parent opens the file and passes
/// the descriptor. One call at a time, from any one thread; calls block until the reply, the deadline, the helper's
/// death or a stop request. After a death or an overrun the helper is started anew at the next call.
///
/// Errors: those of the file; WorkerCrashed when the helper died (with the signal) or replied with rubbish, which is
/// the file's doing until several files in a row do so; LimitTime when it overran and was killed, LimitMemory,
/// Cancelled, WorkerUnavailable when it cannot be started.
class DecoderProcess {
public:
    DecoderProcess(std::filesystem::path program, DecoderLimits limits);
    DecoderProcess(DecoderProcess&&) noexcept;
    DecoderProcess& operator=(DecoderProcess&&) noexcept;
    ~DecoderProcess(); // ends the helper

    /// The one pass: tags, facts, mel, waveform, loudness. The descriptor stays the caller's; its offset is moved.
    Result<DecodedTrack> decode(int descriptor, const MelFrontEnd& frontEnd, std::stop_token stop);
    /// Tags, facts and audio hash without decoding; the whole file is read.
    Result<ProbedTrack> probe(int descriptor, std::stop_token stop);
    /// The whole track's spectrogram, at most mostColumns wide.
    Result<SpectrogramPicture> picture(int descriptor, int mostColumns, std::stop_token stop);
    /// The embedded cover, scaled to at most edge x edge and encoded as PNG; NotFound when there is none.
    Result<std::vector<std::uint8_t>> cover(int descriptor, int edge, std::stop_token stop);

    int processId() const; // -1 while none runs

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
