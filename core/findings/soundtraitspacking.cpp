// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/soundtraitspacking.h"

#include <array>
#include <bit>
#include <cmath>

namespace tonekin {

namespace {

using Figure = float SoundTraits::*;

constexpr std::array<Figure, 20> figures{
    &SoundTraits::audibleSeconds, &SoundTraits::heardSeconds, &SoundTraits::firstSound,   &SoundTraits::lastSound,
    &SoundTraits::longestSilence, &SoundTraits::afterSilence, &SoundTraits::level,        &SoundTraits::levelSpread,
    &SoundTraits::levelSlope,     &SoundTraits::startLevel,   &SoundTraits::endLevel,     &SoundTraits::onsets,
    &SoundTraits::percussion,     &SoundTraits::quietFrames,  &SoundTraits::modulation,   &SoundTraits::syllables,
    &SoundTraits::centreSpread,   &SoundTraits::tonality,     &SoundTraits::chordVariety, &SoundTraits::chordChange};
static_assert(sizeof(SoundTraits) == figures.size() * sizeof(float));

} // namespace

PackedBytes packSoundTraits(const SoundTraits& traits)
{
    PackedBytes packed;
    for (const Figure figure : figures) {
        const auto bits = std::bit_cast<std::uint32_t>(traits.*figure);
        for (int shift = 0; shift < 32; shift += 8)
            packed.push_back(static_cast<std::uint8_t>(bits >> static_cast<unsigned>(shift)));
    }
    return packed;
}

std::optional<SoundTraits> unpackSoundTraits(PackedView bytes)
{
    if (bytes.size() != figures.size() * sizeof(float))
        return {};
    SoundTraits traits;
    std::size_t place = 0;
    for (const Figure figure : figures) {
        std::uint32_t bits = 0;
        for (int shift = 0; shift < 32; shift += 8)
            bits |= std::uint32_t{bytes[place++]} << static_cast<unsigned>(shift);
        const auto value = std::bit_cast<float>(bits);
        if (!std::isfinite(value))
            return {};
        traits.*figure = value;
    }
    return traits;
}

} // namespace tonekin
