// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/windows.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tonekin {
namespace {

double powerOfDecibel(double decibel)
{
    return std::pow(10.0, decibel / 10.0);
}

/// Frames [first, end) of the stretch that a random frame lies in: windows never reach over a gap.
std::pair<int, int> randomStretch(const MelSpectrogram& mel, RandomStream& random)
{
    const int frame = random.below(mel.frames());
    const auto after = std::ranges::upper_bound(mel.stretches, frame, {}, &MelStretch::firstFrame);
    const int first = after == mel.stretches.begin() ? 0 : std::prev(after)->firstFrame;
    return {first, after == mel.stretches.end() ? mel.frames() : after->firstFrame};
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

/// A window as logGain * power: there, loudness is a factor and mixing a sum.
void WindowDrawer::cut(int track, const Change& change, RandomStream& random, std::span<float> power) const
{
    const MelSpectrogram& mel = m_tracks[static_cast<std::size_t>(track)];
    const auto [first, end] = randomStretch(mel, random);
    const int length = end - first;
    const double needed = change.speed * (m_windowFrames - 1) + 2.0;
    const double start = length > needed ? random.between(0.0, length - needed) : 0.0;
    double fader = 1.0;
    for (int frame = 0; frame < m_windowFrames; ++frame, fader *= change.faderPerFrame) {
        const double position = start + change.speed * frame;
        const int lower = static_cast<int>(position);
        const auto part = static_cast<float>(position - lower);
        const auto one = mel.frame(first + lower % length);
        const auto two = mel.frame(first + (lower + 1) % length);
        for (int band = 0; band < m_bands; ++band) {
            const double from = std::clamp(band + change.shift, 0.0, m_bands - 1.0);
            const auto below = static_cast<std::size_t>(from);
            const std::size_t above = std::min(below + 1, static_cast<std::size_t>(m_bands) - 1);
            const auto share = static_cast<float>(from) - static_cast<float>(below);
            const float early = one[below] + share * (one[above] - one[below]);
            const float late = two[below] + share * (two[above] - two[below]);
            const float value = early + part * (late - early);
            power[static_cast<std::size_t>(frame) * m_bands + band] =
                std::expm1(value) * change.bandPower[static_cast<std::size_t>(band)] * static_cast<float>(fader);
        }
    }
}

void WindowDrawer::mask(RandomStream& random, std::span<float> window) const
{
    const int bandCount = random.happens(m_augmentation.often) ? random.below(m_augmentation.maskBands + 1) : 0;
    const int frameCount = random.happens(m_augmentation.often) ? random.below(m_augmentation.maskFrames + 1) : 0;
    const int firstBand = random.below(std::max(1, m_bands - bandCount + 1));
    const int firstFrame = random.below(std::max(1, m_windowFrames - frameCount + 1));
    for (int frame = 0; frame < m_windowFrames; ++frame) {
        const bool whole = frame >= firstFrame && frame < firstFrame + frameCount;
        for (int band = 0; band < m_bands; ++band)
            if (whole || (band >= firstBand && band < firstBand + bandCount))
                window[static_cast<std::size_t>(frame) * m_bands + band] = m_fill[static_cast<std::size_t>(band)];
    }
}

void WindowDrawer::drawPair(int track, RandomStream& random, std::span<float> first, std::span<float> second) const
{
    const bool mixed = m_tracks.size() > 1 && random.happens(m_augmentation.mixOften);
    const int other = (track + 1 + random.below(std::max(1, static_cast<int>(m_tracks.size()) - 1))) %
                      static_cast<int>(m_tracks.size());
    const auto level = static_cast<float>(
        powerOfDecibel(random.between(m_augmentation.mixSofterDecibel, m_augmentation.mixLouderDecibel)));
    std::vector<float> background(first.size());
    for (const std::span<float> window : {first, second}) {
        const Change change = drawChange(random);
        cut(track, change, random, window);
        if (mixed) {
            cut(other, change, random, background);
            std::ranges::transform(window, background, window.begin(),
                                   [level](float over, float under) { return over + level * under; });
        }
        std::ranges::transform(window, window.begin(), [](float power) { return std::log1p(power); });
        mask(random, window);
    }
}

} // namespace tonekin
