// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "playcounts/playcounts.h"

#include <filesystem>
#include <iosfwd>
#include <stop_token>

namespace tonekin {

/// A file of listening comes from anywhere: what is beyond these is refused before it costs memory.
struct PlayCountLimits {
    std::size_t lines = 200'000'000;
    std::size_t names = 16'000'000; // of users, and of tracks; beyond 2^24 a float is no exact index any more
    std::size_t lineBytes = 8192;
    double count = 1e9;
};

/// Reads triplets, one a line: user, track and count with a tabulator between them, as the Taste Profile of the Million
/// Song Dataset has them. Empty lines are skipped, and the first line when its third field begins with a letter and is
/// no number: a header. Lines may end in CR LF; a byte order mark is skipped. Counts are numbers above 0, also broken
/// ones; those of the same pair are summed.
///
/// Errors: NotFound (not there, not a file), InvalidArgument with the number of the line (fields missing or too many,
/// names that are empty, no UTF-8 or hold control characters, a count that is no such number, a limit passed, no play
/// at all), IoError, Cancelled.
Result<PlayCounts> readPlayCounts(const std::filesystem::path& file, const PlayCountLimits& limits,
                                  std::stop_token stop);
/// The same from a stream; `name` is for the errors.
Result<PlayCounts> readPlayCounts(std::istream& stream, const std::string& name, const PlayCountLimits& limits,
                                  std::stop_token stop);

/// Reads what other names tracks have: lines of two fields, the name in the listening and the other one.
/// Errors as above; also a name that is given two different others.
Result<std::map<std::string, std::string>> readTrackNames(const std::filesystem::path& file,
                                                          const PlayCountLimits& limits, std::stop_token stop);

/// Writes triplets with a header, complete or not at all. Errors: IoError.
Status writePlayCounts(const std::filesystem::path& file, const PlayCounts& counts);

} // namespace tonekin
