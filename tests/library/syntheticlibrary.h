// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/filterkernels.h"
#include "base/trackanalysis.h"
#include "base/trackid.h"
#include "base/tracktags.h"
#include "library/library.h"
#include "library/rootstore.h"
#include "model/filternames.h"
#include "ordinarysound.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace tonekin::made {

inline constexpr auto modelHash = "0123456789abcdef";

/// A track as the window would meet it after a scan.
struct MadeTrack {
    std::string relativePath;
    TrackTags tags;
    double seconds = 200.0;
    int sound = 0; // tracks of one number have nearly the same vector
    std::optional<ErrorCode> failure;
    std::optional<ErrorCode> warning;
    bool analysed = true;   // false: waits
    std::uint8_t audio = 0; // not 0: its audio hash, for copies
    std::string model = modelHash;
    std::vector<FilterResponse> filters = std::vector<FilterResponse>(8);
    std::vector<float> hidden = std::vector<float>(8);
    std::vector<std::vector<FilterPeak>> laterPeaks; // none: heard before they were kept
    double loudnessLufs = -14.0;
    SoundTraits traits = ordinarySound(); // less than two seconds heard: not to be judged
};

/// Writes a track with a vector of 16 dimensions; its id. Ends the test's program when the library refuses.
TrackId add(Library& library, RootId root, const MadeTrack& track);

/// Writes a track's results anew, as a scan does after the file has changed.
void analyseAgain(Library& library, TrackId id, const MadeTrack& track);

/// A library file with `count` tracks of a dozen artists, some failed, missing, excluded, waiting and copied. Heard
/// with that model, if it is one of Model's size: each track drives the hidden unit that has its artist's number, and
/// filters as chance has it.
void fill(const std::filesystem::path& file, int count, const std::string& model = modelHash);

/// The files of a small model beside each other: what the window reads of them, not what a network would need.
struct Model {
    static constexpr int filters = 16;
    static constexpr int hiddenUnits = 48;
    static constexpr std::array laterFilters{16, 24, 24};
    std::filesystem::path manifest;
    std::string hash;
    FilterKernels kernels;
};
/// Each seed has other weights. `names`: none, or one a filter.
Model model(const std::filesystem::path& folder, std::vector<FilterName> names = {}, unsigned seed = 1);
/// A measured name, a descriptor and so on, by turns.
std::vector<FilterName> names();

/// Opens or creates a library file for writing.
Library openForWriting(const std::filesystem::path& file);

} // namespace tonekin::made
