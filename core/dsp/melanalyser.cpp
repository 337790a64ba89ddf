// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/melanalyser.h"

#include "dsp/melbands.h"
#include "dsp/realspectrum.h"
#include "dsp/tracklevel.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tonekin {

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
        std::ranges::transform(waiting, hann, spectrum.samples().begin(), std::multiplies<>());
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
