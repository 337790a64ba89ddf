// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fingerprint.h"

#include <memory>
#include <span>

namespace tonekin {

/// Makes the fingerprint of a whole track from its samples, block after block (Lalinsky's Chromaprint, its default
/// algorithm). Keeps nothing but the words found so far. One object, one thread. Throws std::bad_alloc.
class Fingerprinter {
public:
    explicit Fingerprinter(int sampleRate); // Hz
    Fingerprinter(Fingerprinter&&) noexcept;
    Fingerprinter& operator=(Fingerprinter&&) noexcept;
    ~Fingerprinter();

    /// What follows starts that long after the start of the track. Not needed for a track that is heard whole.
    void startStretch(double seconds);
    void add(std::span<const float> mono); // full scale 1
    /// All words; less than about 2.5 seconds have none. Nothing may be added afterwards.
    Fingerprint finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
