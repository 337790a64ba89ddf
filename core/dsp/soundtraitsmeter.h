// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/soundtraits.h"

#include <memory>
#include <span>

namespace tonekin {

/// Measures a track's SoundTraits from its samples as they come, second by second. What it keeps does not grow with the
/// track. One object, one thread. Throws std::bad_alloc.
///
/// Onsets are peaks of the rise of mel bands (spectral flux; S. Dixon, DAFx 2006). Speech shows as envelopes that move
/// at the rate of syllables, as quiet frames between louder ones and as a centre of the spectrum that jumps between
/// vowels and hisses (E. Scheirer and M. Slaney, ICASSP 1997). Harmony is that of twelve pitch classes (T. Fujishima,
/// ICMC 1999).
class SoundTraitsMeter {
public:
    explicit SoundTraitsMeter(int sampleRate); // Hz
    SoundTraitsMeter(SoundTraitsMeter&&) noexcept;
    SoundTraitsMeter& operator=(SoundTraitsMeter&&) noexcept;
    ~SoundTraitsMeter();

    /// What follows starts that long after the start of the track. Not needed for a track that is heard whole.
    void startStretch(double seconds);
    void add(std::span<const float> mono); // full scale 1
    /// Nothing may be added afterwards. A last part of a second counts where it is half of one, or all there is.
    SoundTraits finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
