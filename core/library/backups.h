// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// Copies of a library file beside it: "NAME.backup-20260131-235959", in UTC, of which the newest three are kept.
/// Functions throw DatabaseError.

/// A copy as of now, complete or not there at all. `to` is replaced.
void copyDatabase(Database& database, const std::filesystem::path& to);
/// Makes one more and removes those that are too many. Nothing is done unless the file is sound.
void makeBackup(Database& database, const std::filesystem::path& library);
std::vector<std::filesystem::path> backupsOf(const std::filesystem::path& library); // newest first
std::optional<std::chrono::system_clock::time_point> timeOfBackup(const std::filesystem::path& backup);

/// "20260131-235959", for names of files that are kept.
std::string timeForNames(std::chrono::system_clock::time_point when);

/// Everything checked that SQLite can check without comparing indexes to tables; true when sound.
bool isSound(const Database& database);
/// The same for the small tables only: quick even in a large library. What the others hold is checked when it is read.
bool isSoundWhereItCounts(const Database& database);

/// Bytes that are free for this user where `path` lies.
std::uintmax_t freeBytesAt(const std::filesystem::path& path);
/// Throws an error of a full disk unless `bytes` and some reserve are free where `path` lies.
void requireFreeBytes(const std::filesystem::path& path, std::uintmax_t bytes);

} // namespace tonekin
