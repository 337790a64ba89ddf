// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/wholefile.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// A file of one entry a line, empty lines skipped. `parse` turns a line into a Result<Entry>.
/// Errors: NotFound, InvalidArgument with the number of the line.
template <typename Entry, typename Parse>
Result<std::vector<Entry>> readLabelLines(const std::filesystem::path& file, std::uintmax_t mostBytes, Parse parse)
{
    const auto bytes = readWholeFile(file, mostBytes);
    if (!bytes)
        return Error{ErrorCode::NotFound, bytes.error().detail};
    std::vector<Entry> all;
    std::string_view rest(bytes->data(), bytes->size());
    for (int number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (line.empty())
            continue;
        auto entry = parse(line);
        if (!entry)
            return Error{ErrorCode::InvalidArgument,
                         file.string() + ", line " + std::to_string(number) + ": " + entry.error().detail};
        all.push_back(std::move(*entry));
    }
    return all;
}

} // namespace tonekin
