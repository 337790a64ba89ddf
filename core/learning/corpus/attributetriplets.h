// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// Three made recordings of which it is known what differs: the anchor shall be more similar to `near` than to `far`.
/// Paths are those of a corpus.
struct AttributeTriplet {
    std::string attribute; // what is tested
    std::string work;      // triplets of one work stand or fall together
    std::string anchor;
    std::string near;
    std::string far;
    bool operator==(const AttributeTriplet&) const = default;
};

/// The name of the file in a folder of made recordings: one JSON object a line.
inline constexpr std::string_view attributeTripletsFile = "triplets.jsonl";

/// Errors: NotFound, InvalidArgument with the number of the line.
Result<std::vector<AttributeTriplet>> readAttributeTriplets(const std::filesystem::path& file);
/// Errors: IoError.
Status writeAttributeTriplets(const std::filesystem::path& file, const std::vector<AttributeTriplet>& triplets);

} // namespace tonekin
