// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>

namespace tonekin {

/// A tonekin-decoder helper that streams one track as interleaved float samples at the rate and channel count the
/// audio device wants. Used by the player from one thread of its own, never from the GUI thread.
/// After its helper died every call fails with WorkerUnavailable: open the track anew.
class PlaybackProcess {
public:
    /// Starts the helper and opens the track (the descriptor is duplicated). A stop ends any later call at once too.
    static Result<PlaybackProcess> open(const std::filesystem::path& program, int descriptor, int sampleRate,
                                        int channels, std::stop_token stop = {});
    PlaybackProcess(PlaybackProcess&&) noexcept;
    PlaybackProcess& operator=(PlaybackProcess&&) noexcept;
    ~PlaybackProcess();

    double durationSeconds() const;
    /// Fills at most `samples` (a multiple of the channel count); returns how many were written, 0 at the end.
    Result<std::size_t> read(std::span<float> samples);
    /// The next read continues from there.
    Status seek(double seconds);

private:
    struct Impl;
    explicit PlaybackProcess(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
