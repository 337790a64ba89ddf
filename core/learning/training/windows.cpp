// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/windows.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace tonekin {
namespace {

double powerOfDecibel(double decibel)
{
    return std::pow(10.0, decibel / 10.0);
}

// Exponential and logarithm of single precision (within 3e-7 of the value) without a branch or a call, so that the
// compiler does several at once: they are most of what drawing a window costs.

/// For -80 < exponent < 80: 2^whole * 2^rest, the second by its Taylor series.
inline float exponential(float exponent)
{
    constexpr float rounder = 12'582'912.0F; // 1.5 * 2^23: adding it leaves the nearest whole number in the low bits
    const float wanted = exponent * std::numbers::log2e_v<float>;
    const float rounded = wanted + rounder;
    const float rest = wanted - (rounded - rounder);
    const std::int32_t whole = std::bit_cast<std::int32_t>(rounded) - std::bit_cast<std::int32_t>(rounder);
    float sum = 1.5403530e-4F;
    sum = sum * rest + 1.3333558e-3F;
    sum = sum * rest + 9.6181291e-3F;
    sum = sum * rest + 5.5504109e-2F;
    sum = sum * rest + 2.4022651e-1F;
    sum = sum * rest + 6.9314718e-1F;
    sum = sum * rest + 1.0F;
    return sum * std::bit_cast<float>((whole + 127) << 23);
}

/// For finite value > 0: its exponent and the area tangent's series of a mantissa between 2/3 and 4/3.
inline float logarithm(float value)
{
    constexpr std::int32_t twoThirds = 0x3F2AAAAB;
    const auto bits = std::bit_cast<std::int32_t>(value);
    const std::int32_t exponent = (bits - twoThirds) >> 23;
    const float mantissa = std::bit_cast<float>(bits - (exponent << 23));
    const float s = (mantissa - 1.0F) / (mantissa + 1.0F);
    const float square = s * s;
    float sum = 2.0F / 9.0F;
    sum = sum * square + 2.0F / 7.0F;
    sum = sum * square + 2.0F / 5.0F;
    sum = sum * square + 2.0F / 3.0F;
    sum = sum * square + 2.0F;
    return static_cast<float>(exponent) * std::numbers::ln2_v<float> + s * sum;
}

/// Frames [first, end) of the stretch that a random frame lies in: windows never reach over a gap.
std::pair<int, int> randomStretch(const MelSpectrogram& mel, RandomStream& random)
{
    const int frame = random.below(mel.frames());
    const auto after = std::ranges::upper_bound(mel.stretches, frame, {}, &MelStretch::firstFrame);
    const int first = after == mel.stretches.begin() ? 0 : std::prev(after)->firstFrame;
    return {first, after == mel.stretches.end() ? mel.frames() : after->firstFrame};
}

/// What `frames` frames from `start` on (within a stretch that begins at frame `first`) are about. A frame hears twice
/// as much as it advances, most of it in its middle half: that half counts as its time.
TimeSpan covered(const MelSpectrogram& mel, int first, double start, double frames)
{
    const double from = mel.secondsOfFrame(first) + (start + 0.5) / mel.framesPerSecond;
    return {from, from + frames / mel.framesPerSecond};
}

} // namespace

/// What one window goes through before it is masked.
struct WindowDrawer::Change {
    double speed = 1.0;
    double shift = 0.0;           // bands
    std::vector<float> bandPower; // [bands] factor
    double faderPerFrame = 1.0;   // factor
};

WindowDrawer::WindowDrawer(std::span<const MelSpectrogram> tracks, int windowFrames, Augmentation augmentation,
                           std::vector<float> fill)
    : m_tracks(tracks)
    , m_windowFrames(windowFrames)
    , m_bands(static_cast<int>(fill.size()))
    , m_augmentation(augmentation)
    , m_fill(std::move(fill))
{
}

WindowDrawer::Change WindowDrawer::drawChange(RandomStream& random) const
{
    const Augmentation& limits = m_augmentation;
    const auto upTo = [&](double limit) { return random.happens(limits.often) ? random.between(-limit, limit) : 0.0; };
    Change change;
    change.speed = 1.0 + upTo(limits.stretch);
    change.shift = upTo(limits.shiftBands);
    const double gain = upTo(limits.gainDecibel);
    const double tilt = upTo(limits.tiltDecibel);
    const double bell = upTo(limits.bellDecibel);
    const double centre = random.between(0.0, m_bands);
    const double width = random.between(0.05, 0.3) * m_bands;
    const double fader = upTo(limits.faderDecibel);
    const int lastBand =
        random.happens(limits.bandLimitOften) ? static_cast<int>(random.between(0.75, 1.0) * m_bands) : m_bands;
    for (int band = 0; band < m_bands; ++band) {
        const double place = 2.0 * band / std::max(1, m_bands - 1) - 1.0;
        const double distance = (band - centre) / width;
        const double decibel = gain - fader / 2.0 + tilt * place + bell * std::exp(-0.5 * distance * distance);
        change.bandPower.push_back(band < lastBand ? static_cast<float>(powerOfDecibel(decibel)) : 0.0F);
    }
    change.faderPerFrame = powerOfDecibel(fader / m_windowFrames);
    return change;
}

/// A window as logGain * power: there, loudness is a factor and mixing a sum. What it covers of the recording.
TimeSpan WindowDrawer::cut(int track, const Change& change, RandomStream& random, std::span<float> power) const
{
    const MelSpectrogram& mel = m_tracks[static_cast<std::size_t>(track)];
    const auto [first, end] = randomStretch(mel, random);
    const int length = end - first;
    const double needed = change.speed * (m_windowFrames - 1) + 2.0;
    const double start = length > needed ? random.between(0.0, length - needed) : 0.0;

    // Beside the bands of a frame, the outermost are repeated as far as a shift may reach.
    const auto bands = static_cast<std::size_t>(m_bands);
    const int reach = static_cast<int>(std::fabs(change.shift)) + 2;
    const auto margin = static_cast<std::size_t>(reach);
    std::vector<float> wide(bands + 2 * margin);
    const double lowest = std::floor(change.shift);
    const auto share = static_cast<float>(change.shift - lowest);
    const float* const below = wide.data() + static_cast<std::size_t>(reach + static_cast<int>(lowest));
    const float* const factors = change.bandPower.data();
    double fader = 1.0;
    for (int frame = 0; frame < m_windowFrames; ++frame, fader *= change.faderPerFrame) {
        const double position = start + change.speed * frame;
        const int lower = static_cast<int>(position);
        const auto part = static_cast<float>(position - lower);
        const float* const one = mel.frame(first + lower % length).data();
        const float* const two = mel.frame(first + (lower + 1) % length).data();
        for (std::size_t band = 0; band < bands; ++band)
            wide[margin + band] = one[band] + part * (two[band] - one[band]);
        std::fill_n(wide.begin(), margin, wide[margin]);
        std::fill_n(wide.end() - reach, margin, wide[margin + bands - 1]);
        const auto loudness = static_cast<float>(fader);
        float* const out = power.data() + static_cast<std::size_t>(frame) * bands;
        for (std::size_t band = 0; band < bands; ++band) {
            const float value = below[band] + share * (below[band + 1] - below[band]);
            out[band] = (exponential(value) - 1.0F) * factors[band] * loudness;
        }
    }
    return covered(mel, first, start, std::min(needed - 1.0, static_cast<double>(length)));
}

/// The masked frames [first, end): nothing is heard in them, which labels must know; masked bands do not matter to
/// them.
std::pair<int, int> WindowDrawer::mask(RandomStream& random, std::span<float> window) const
{
    const int bandCount = random.happens(m_augmentation.often) ? random.below(m_augmentation.maskBands + 1) : 0;
    const int frameCount = random.happens(m_augmentation.often) ? random.below(m_augmentation.maskFrames + 1) : 0;
    const int firstBand = random.below(std::max(1, m_bands - bandCount + 1));
    const int firstFrame = random.below(std::max(1, m_windowFrames - frameCount + 1));
    const int endFrame = std::min(firstFrame + frameCount, m_windowFrames);
    for (int frame = 0; frame < m_windowFrames; ++frame) {
        const bool whole = frame >= firstFrame && frame < endFrame;
        const int begin = whole ? 0 : firstBand;
        const int count = whole ? m_bands : std::min(bandCount, m_bands - firstBand);
        std::copy_n(m_fill.begin() + begin, count,
                    window.begin() + static_cast<std::ptrdiff_t>(frame) * m_bands + begin);
    }
    return {firstFrame, endFrame};
}

std::array<CutWindow, 2> WindowDrawer::drawPair(int track, RandomStream& random, std::span<float> first,
                                                std::span<float> second) const
{
    const bool mixed = m_tracks.size() > 1 && random.happens(m_augmentation.mixOften);
    const int other = (track + 1 + random.below(std::max(1, static_cast<int>(m_tracks.size()) - 1))) %
                      static_cast<int>(m_tracks.size());
    const auto level = static_cast<float>(
        powerOfDecibel(random.between(m_augmentation.mixSofterDecibel, m_augmentation.mixLouderDecibel)));
    std::array<CutWindow, 2> windows;
    std::vector<float> background(mixed ? first.size() : 0);
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const std::span<float> window = i == 0 ? first : second;
        const Change change = drawChange(random);
        CutWindow& from = windows[i];
        from.track = track;
        from.speed = change.speed;
        from.span = cut(track, change, random, window);
        if (mixed) {
            from.mixedTrack = other;
            from.mixedSpan = cut(other, change, random, background);
            for (std::size_t place = 0; place < window.size(); ++place)
                window[place] += level * background[place];
        }
        for (float& value : window)
            value = logarithm(1.0F + value);
        const auto [firstMasked, endMasked] = mask(random, window);
        const double perFrame = change.speed / m_tracks[static_cast<std::size_t>(track)].framesPerSecond;
        from.masked = {std::min(from.span.start + firstMasked * perFrame, from.span.end),
                       std::min(from.span.start + endMasked * perFrame, from.span.end)};
    }
    return windows;
}

} // namespace tonekin
