// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <memory>
#include <span>

namespace tonekin {

/// A track as a stream of interleaved float samples at the rate and channel count that a sound card wants, from any
/// place on. Damage is passed over in silence: what can be played is played. One object, one thread.
class AudioPlayback {
public:
    /// The descriptor stays the caller's and must stay open. Errors: as decodeAudio(), without warnings;
    /// InvalidArgument for a rate or a channel count that no sound card has.
    static Result<AudioPlayback> open(int descriptor, int sampleRate, int channels);
    AudioPlayback(AudioPlayback&&) noexcept;
    AudioPlayback& operator=(AudioPlayback&&) noexcept;
    ~AudioPlayback();

    /// As the header claims; 0 when it does not say.
    double durationSeconds() const;
    /// Fills `samples` (a multiple of the channel count) as far as the track goes; returns how many, 0 at the end.
    Result<std::size_t> read(std::span<float> samples);
    /// The next read continues from there; behind the end there is nothing. NotFound where a file has no way to seek.
    Status seek(double seconds);

private:
    struct Impl;
    explicit AudioPlayback(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
