// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string_view>

namespace tonekin {

/// Puts a text in place of a file, or makes the file. The text is written beside it first, brought to the disk and then
/// renamed over it: whatever fails, the old file stays as it was and nothing is left behind. A link keeps pointing to
/// the file, which keeps its permissions. Errors: IoError, Permission, DiskFull, InvalidArgument (not a regular file).
Status replaceFile(const std::filesystem::path& file, std::string_view text);

} // namespace tonekin
