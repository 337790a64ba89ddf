// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/melanalyser.h"

#include "dsp/melbands.h"
#include "dsp/tracklevel.h"

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

/// Samples [window] in, power spectrum [window / 2 + 1] out.
class RealSpectrum {
public:
    explicit RealSpectrum(int window)
        : m_bins(static_cast<std::size_t>(window) / 2 + 1)
        , m_samples(fftwf_alloc_real(static_cast<std::size_t>(window)))
        , m_spectrum(fftwf_alloc_complex(m_bins))
    {
        if (!m_samples || !m_spectrum)
            throw std::bad_alloc();
        const std::scoped_lock lock(plannerMutex());
        m_plan = fftwf_plan_dft_r2c_1d(window, m_samples.get(), m_spectrum.get(), FFTW_ESTIMATE);
        if (m_plan == nullptr)
            throw std::bad_alloc();
    }
    RealSpectrum(const RealSpectrum&) = delete;
    RealSpectrum& operator=(const RealSpectrum&) = delete;
    ~RealSpectrum()
    {
        const std::scoped_lock lock(plannerMutex());
        fftwf_destroy_plan(m_plan);
    }

    float* samples() { return m_samples.get(); }
    std::size_t bins() const { return m_bins; }
    void power(float* out)
    {
        fftwf_execute(m_plan);
        for (std::size_t i = 0; i < m_bins; ++i)
            out[i] = m_spectrum[i][0] * m_spectrum[i][0] + m_spectrum[i][1] * m_spectrum[i][1];
    }

private:
    std::size_t m_bins;
    FftMemory<float> m_samples;
    FftMemory<fftwf_complex> m_spectrum;
    fftwf_plan m_plan = nullptr;
};

/// Hann, scaled so that the bins of a full-scale sine's lobe sum up to power 1: sum |X|^2 = N * sum w^2 / 4.
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

} // namespace

struct MelAnalyser::Impl {
    explicit Impl(const MelFrontEnd& settings)
        : frontEnd(settings)
        , bands(settings)
        , spectrum(settings.window)
        , hann(scaledHann(settings.window))
        , power(spectrum.bins())
        , waiting(static_cast<std::size_t>(settings.window))
    {
        reset();
    }

    void reset()
    {
        mel = MelSpectrogram{};
        mel.bands = frontEnd.bands;
        mel.framesPerSecond = frontEnd.framesPerSecond();
        mel.stretches.push_back({0, 0.0});
        beginStretch();
    }

    void beginStretch()
    {
        filled = 0;
        toSkip = 0;
        framesBefore = mel.frames();
    }

    void endStretch()
    {
        if (mel.frames() == framesBefore && filled > 0) {
            std::fill(waiting.begin() + static_cast<std::ptrdiff_t>(filled), waiting.end(), 0.0F);
            addFrame();
        }
    }

    void add(std::span<const float> samples)
    {
        while (!samples.empty()) {
            const std::size_t skipped = std::min(toSkip, samples.size());
            toSkip -= skipped;
            samples = samples.subspan(skipped);
            const std::size_t taken = std::min(waiting.size() - filled, samples.size());
            std::copy_n(samples.begin(), taken, waiting.begin() + static_cast<std::ptrdiff_t>(filled));
            filled += taken;
            samples = samples.subspan(taken);
            if (filled == waiting.size()) {
                addFrame();
                advance();
            }
        }
    }

    void advance()
    {
        const auto hop = static_cast<std::size_t>(frontEnd.hop);
        const std::size_t kept = waiting.size() > hop ? waiting.size() - hop : 0;
        std::copy(waiting.end() - static_cast<std::ptrdiff_t>(kept), waiting.end(), waiting.begin());
        filled = kept;
        toSkip = hop > waiting.size() ? hop - waiting.size() : 0;
    }

    void addFrame()
    {
        std::ranges::transform(waiting, hann, spectrum.samples(), std::multiplies<>());
        spectrum.power(power.data());
        const std::size_t start = mel.values.size();
        mel.values.resize(start + static_cast<std::size_t>(mel.bands));
        bands.weigh(power, std::span(mel.values).subspan(start));
    }

    /// The frames hold power so far: only now is it known how loud the whole track is.
    void compress()
    {
        const auto gain = static_cast<float>(frontEnd.logGain * gainToLevel(mel, frontEnd.level));
        for (float& value : mel.values)
            value = std::log1p(gain * value);
    }

    MelFrontEnd frontEnd;
    MelBands bands;
    RealSpectrum spectrum;
    std::vector<float> hann;
    std::vector<float> power;
    std::vector<float> waiting; // [window], the first `filled` are there
    std::size_t filled = 0;
    std::size_t toSkip = 0; // only where the hop is longer than the window
    int framesBefore = 0;   // when the stretch began
    MelSpectrogram mel;
};

MelAnalyser::MelAnalyser(const MelFrontEnd& frontEnd)
    : m_impl(std::make_unique<Impl>(frontEnd))
{
}

MelAnalyser::MelAnalyser(MelAnalyser&&) noexcept = default;
MelAnalyser& MelAnalyser::operator=(MelAnalyser&&) noexcept = default;
MelAnalyser::~MelAnalyser() = default;

void MelAnalyser::startStretch(double seconds)
{
    m_impl->endStretch();
    const int frame = m_impl->mel.frames();
    if (m_impl->mel.stretches.back().firstFrame == frame)
        m_impl->mel.stretches.back().startSeconds = seconds; // nothing was heard of the one before
    else
        m_impl->mel.stretches.push_back({frame, seconds});
    m_impl->beginStretch();
}

void MelAnalyser::add(std::span<const float> samples)
{
    m_impl->add(samples);
}

MelSpectrogram MelAnalyser::finish()
{
    m_impl->endStretch();
    m_impl->compress();
    MelSpectrogram result = std::move(m_impl->mel);
    m_impl->reset();
    if (result.stretches.size() > 1 && result.stretches.back().firstFrame == result.frames())
        result.stretches.pop_back();
    return result;
}

MelSpectrogram computeMelSpectrogram(std::span<const float> samples, const MelFrontEnd& frontEnd)
{
    MelAnalyser analyser(frontEnd);
    analyser.add(samples);
    return analyser.finish();
}

double melBandHertz(const MelFrontEnd& frontEnd, int band)
{
    const double lowest = hertzToMel(frontEnd.lowestHertz);
    const double highest = hertzToMel(frontEnd.highestHertz);
    return melToHertz(lowest + (highest - lowest) * (band + 1) / (frontEnd.bands + 1));
}

} // namespace tonekin
