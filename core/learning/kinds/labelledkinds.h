// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/trackkind.h"
#include "curation/kindfeatures.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

/// A track of which it is known, or said by its title, what it is to its album.
struct LabelledKind {
    KindFeatures features{};
    TrackKind kind = TrackKind::Ordinary;
    std::string name; // to tell it to people: its path, for made tracks
};

/// What a track is judged by. Real libraries lack one or the other.
enum class KindContext {
    Whole,
    WithoutPlace, // numbers are missing
    Alone,        // no album at all
};

/// The same tracks with less known of them.
std::vector<LabelledKind> inContext(std::vector<LabelledKind> tracks, KindContext context);

/// The made albums of a library, by the labels file in their folder (see soundLabelsFile). Errors: those of both;
/// InvalidArgument where no track of the library is labelled.
Result<std::vector<LabelledKind>> readMadeKinds(const std::filesystem::path& library,
                                                const std::filesystem::path& labels);
/// A real library, by what titles say: those that say nothing count as ordinary, which not all of them are.
Result<std::vector<LabelledKind>> readTitledKinds(const std::filesystem::path& library);

} // namespace tonekin
