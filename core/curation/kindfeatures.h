// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/soundtraits.h"

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// Figures by which it is told what a track is to its album. Pure functions; any thread.

/// The order is that of tables of weights; add at the end, and learn the table anew.
enum class KindFeature : std::size_t {
    Shortness,      // octaves below 150 s, at least 0
    AlbumShortness, // octaves below what is usual on the album
    First,          // 1: the first of its album, 0: not
    Last,
    ShortFirst, // AlbumShortness where it is the first, else 0
    ShortLast,
    AlbumLevel, // dB, against what is usual on the album
    Rise,       // of the level, dB from start to end
    Fall,
    LevelSpread, // dB
    EndLevel,    // dB, of the last 0.1 s: whether it runs on into the next
    StartLevel,
    Silence,     // share of what was heard
    Onsets,      // a second
    AlbumOnsets, // against what is usual on the album
    Percussion,
    QuietFrames,
    Modulation,
    Syllables,
    CentreSpread,
    Tonality,
    ChordVariety,
    ChordChange,
    AlbumDistance, // of the vector from the others' middle: octaves above what is usual on the album
};
inline constexpr std::size_t kindFeatures = 24;
inline constexpr double unknownFeature = std::numeric_limits<double>::quiet_NaN();
using KindFeatures = std::array<double, kindFeatures>; // NaN: unknown

/// A track as it is judged. A set is its album, or what else it is held against.
struct KindTrack {
    SoundTraits traits;
    double seconds = 0.0;
    std::optional<int> order;      // on the album, by disc and number; ties and gaps do not matter
    bool isAlbum = false;          // whether the set is one: only then it has a first and a last
    std::span<const float> vector; // unit length; empty: unknown
};

/// What is usual in a set, by its medians.
struct UsualInSet {
    double seconds = 0.0;
    double level = 0.0;  // dB
    double onsets = 0.0; // a second
};

struct SetFeatures {
    std::vector<KindFeatures> tracks; // in their order
    std::optional<UsualInSet> usual;  // nothing where the set is too small
};

/// Of the tracks of one set. In one of fewer than four, each stands alone: what needs others is unknown. Work grows
/// with the tracks.
SetFeatures kindFeaturesOf(std::span<const KindTrack> set);

} // namespace tonekin
