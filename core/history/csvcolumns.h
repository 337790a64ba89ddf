// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// Which column of a table of plays holds what.
struct CsvColumns {
    std::optional<std::size_t> artist, title, album, date, plays, skips, seconds, rating, recordingId;
    bool hasHeader = false;

    bool areEnough() const { return artist && title; }
};

/// By the names of columns, of a header or the user's own. Names that are not known are passed over.
CsvColumns columnsByName(const std::vector<std::string>& names);

/// By a header where there is one, otherwise by what the first rows hold: the date is the column that can be read as
/// one, the artist comes first, and of title and album the album repeats or is missing more often.
/// Errors: InvalidArgument, a sentence for the user, when that leaves doubt.
Result<CsvColumns> columnsByContent(std::string_view csv, char separator);

} // namespace tonekin
