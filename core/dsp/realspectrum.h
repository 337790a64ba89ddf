// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace tonekin {

/// The power spectrum of real samples, by FFTW. One object, one thread; several objects may work on several threads.
/// Throws std::bad_alloc.
class RealSpectrum {
public:
    explicit RealSpectrum(int window); // samples
    RealSpectrum(RealSpectrum&&) noexcept;
    RealSpectrum& operator=(RealSpectrum&&) noexcept;
    ~RealSpectrum();

    std::span<float> samples(); // [window], to be filled before power()
    std::size_t bins() const;   // window / 2 + 1
    void power(float* out);     // [bins]

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Hann, scaled so that the bins of a full-scale sine's lobe sum up to power 1: sum |X|^2 = N * sum w^2 / 4.
std::vector<float> scaledHann(int window);

} // namespace tonekin
