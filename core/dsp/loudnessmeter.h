// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

namespace tonekin {

/// Integrated loudness as in EBU R128 / ITU-R BS.1770 (gated blocks of 400 ms), LUFS. One object, one thread.
///
/// Fed with what the mel front end hears, at its rate: what lies above half of it is missing, which moves the result
/// of ordinary music by less than 0.3 dB and saves most of the work. Mono counts as the same on two loudspeakers.
class LoudnessMeter {
public:
    LoudnessMeter(int sampleRate, int channels);
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;
    ~LoudnessMeter();

    void add(std::span<const float> interleaved);
    /// -70 for silence and for less than 400 ms.
    double lufs() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
