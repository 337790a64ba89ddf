// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/realspectrum.h"

#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <new>
#include <numbers>

namespace tonekin {

namespace {

template <typename T>
struct FftFree {
    void operator()(T* memory) const noexcept { fftwf_free(memory); }
};
template <typename T>
using FftMemory = std::unique_ptr<T[], FftFree<T>>;

/// FFTW's planner keeps global state; only executing a plan is safe on many threads.
std::mutex& plannerMutex()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace

struct RealSpectrum::Impl {
    explicit Impl(int length)
        : window(static_cast<std::size_t>(length))
        , bins(window / 2 + 1)
        , samples(fftwf_alloc_real(window))
        , spectrum(fftwf_alloc_complex(bins))
    {
        if (!samples || !spectrum)
            throw std::bad_alloc();
        const std::scoped_lock lock(plannerMutex());
        plan = fftwf_plan_dft_r2c_1d(length, samples.get(), spectrum.get(), FFTW_ESTIMATE);
        if (plan == nullptr)
            throw std::bad_alloc();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl()
    {
        const std::scoped_lock lock(plannerMutex());
        fftwf_destroy_plan(plan);
    }

    std::size_t window;
    std::size_t bins;
    FftMemory<float> samples;
    FftMemory<fftwf_complex> spectrum;
    fftwf_plan plan = nullptr;
};

RealSpectrum::RealSpectrum(int window)
    : m_impl(std::make_unique<Impl>(window))
{
}

RealSpectrum::RealSpectrum(RealSpectrum&&) noexcept = default;
RealSpectrum& RealSpectrum::operator=(RealSpectrum&&) noexcept = default;
RealSpectrum::~RealSpectrum() = default;

std::span<float> RealSpectrum::samples()
{
    return {m_impl->samples.get(), m_impl->window};
}

std::size_t RealSpectrum::bins() const
{
    return m_impl->bins;
}

void RealSpectrum::power(float* out)
{
    fftwf_execute(m_impl->plan);
    for (std::size_t i = 0; i < m_impl->bins; ++i) {
        const auto& value = m_impl->spectrum[i];
        out[i] = value[0] * value[0] + value[1] * value[1];
    }
}

std::vector<float> scaledHann(int window)
{
    std::vector<double> hann(static_cast<std::size_t>(window));
    double squares = 0.0;
    for (std::size_t i = 0; i < hann.size(); ++i) {
        hann[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / window);
        squares += hann[i] * hann[i];
    }
    const double scale = squares > 0.0 ? 2.0 / std::sqrt(window * squares) : 0.0;
    std::vector<float> result(hann.size());
    std::ranges::transform(hann, result.begin(), [scale](double value) { return static_cast<float>(value * scale); });
    return result;
}

} // namespace tonekin
