// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace tonekin {

/// The path in a "file:" URI, decoded; empty for other schemes, which name no file of the user's. A drive letter of
/// Windows is kept ("C:/Music").
/// Errors: InvalidArgument with what is wrong: a NUL, a "..", another computer or a password, bad escapes, no URI at
/// all.
Result<std::string> pathOfUri(std::string_view uri);

enum class PathRule { Absolute, Relative };
/// The path itself, when it is one that may be compared. Errors: as above.
Result<std::string> checkedPath(std::string path, PathRule rule);

} // namespace tonekin
