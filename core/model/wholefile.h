// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace tonekin {

/// A regular file of at most `mostBytes` in memory.
/// Errors: ModelMissing (absent, not a file, not readable), ModelDamaged (empty or too large).
Result<std::vector<char>> readWholeFile(const std::filesystem::path& file, std::uintmax_t mostBytes);

/// Writes beside the target and renames, so that a stop or a full disk leaves the old file. Errors: IoError.
Status writeWholeFile(const std::filesystem::path& file, std::span<const char> bytes);

} // namespace tonekin
