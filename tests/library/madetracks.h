// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/filestamp.h"
#include "base/trackanalysis.h"
#include "findings/fingerprintpacking.h"
#include "findings/soundtraitspacking.h"

#include <cmath>
#include <random>
#include <string>

/// What decoder and network would have found in a track, made up: the same for the same number, different for others.
namespace tonekin::made {

inline Embedding unitVector(std::uint32_t seed, std::size_t dimensions = 128)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    Embedding vector(dimensions);
    double squares = 0.0;
    for (float& value : vector) {
        value = normal(random);
        squares += double{value} * value;
    }
    for (float& value : vector)
        value /= static_cast<float>(std::sqrt(squares));
    return vector;
}

inline TrackAnalysis analysed(std::uint32_t seed, int sections = 80, std::size_t dimensions = 128)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
    TrackAnalysis track;
    track.embedding = unitVector(seed, dimensions);
    track.spread = 0.25F;
    for (int i = 0; i < sections; ++i)
        track.sections.push_back(
            {3.0F * static_cast<float>(i), 3.0F, unitVector(seed + static_cast<std::uint32_t>(i) + 1, dimensions)});
    for (int i = 0; i < 256; ++i)
        track.filters.push_back({8.0F * uniform(random), uniform(random), 240.0F * uniform(random)});
    for (const int filters : {256, 512, 512}) {
        auto& layer = track.laterPeaks.emplace_back();
        for (int i = 0; i < filters; ++i)
            layer.push_back({8.0F * uniform(random), 240.0F * uniform(random)});
    }
    for (int i = 0; i < 2048; ++i)
        track.hidden.push_back(std::max(0.0F, 4.0F * uniform(random) - 2.0F));
    return track;
}

/// Words as of music: from one to the next a few bits change.
inline Fingerprint fingerprint(std::uint32_t seed, std::size_t words = 1900)
{
    std::mt19937 random(seed);
    Fingerprint made;
    FingerprintStretch& stretch = made.stretches.emplace_back();
    const auto bits = [&random] { return static_cast<std::uint32_t>(random()); };
    std::uint32_t word = bits();
    for (std::size_t i = 0; i < words; ++i) {
        stretch.words.push_back(word);
        word ^= bits() & bits() & bits();
    }
    return made;
}

inline Finding fingerprintFinding(const Fingerprint& fingerprint)
{
    return {FindingKind::Fingerprint, currentVersion(FindingKind::Fingerprint), packFingerprint(fingerprint)};
}

inline Finding soundTraitsFinding(const SoundTraits& traits)
{
    return {FindingKind::SoundTraits, currentVersion(FindingKind::SoundTraits), packSoundTraits(traits)};
}

inline DecodedTrack decoded(std::uint32_t seed)
{
    const std::string number = std::to_string(seed);
    DecodedTrack track;
    track.tags.title = "Title " + number;
    track.tags.artist = "Artist " + std::to_string(seed % 1000);
    track.tags.albumArtist = track.tags.artist;
    track.tags.album = "Album " + std::to_string(seed % 5000);
    track.tags.genre = "Jazz";
    track.tags.trackNumber = static_cast<int>(seed % 20) + 1;
    track.tags.year = 1950 + static_cast<int>(seed % 70);
    track.audio = {"flac", "flac", 44100, 2, 900'000, 240.0, 240.0};
    for (std::size_t i = 0; i < track.audioHash.bytes.size(); ++i)
        track.audioHash.bytes[i] = static_cast<std::uint8_t>((seed >> (8 * (i % 4))) + i);
    std::mt19937 random(seed);
    for (int i = 0; i < 800; ++i) {
        track.waveform.peak.push_back(static_cast<std::uint8_t>(random()));
        track.waveform.rms.push_back(static_cast<std::uint8_t>(random()));
    }
    track.loudnessLufs = -14.25;
    track.findings = {fingerprintFinding(fingerprint(seed)), soundTraitsFinding({})};
    return track;
}

inline FileStamp stamp(std::uint32_t seed)
{
    return {1, 1000 + seed, 5'000'000 + seed, 1'600'000'000'000'000'000 + seed};
}

inline const std::string modelHash = std::string(64, 'a');

} // namespace tonekin::made
