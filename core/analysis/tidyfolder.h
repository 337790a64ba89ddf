// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tonekin {

/// The one way in which a music folder is written: absolute, without "." and ".." and a slash at the end. Links stay.
inline std::filesystem::path tidyFolder(const std::filesystem::path& folder)
{
    std::error_code ignored;
    auto path = std::filesystem::absolute(folder, ignored).lexically_normal();
    return path.has_filename() || path == path.root_path() ? path : path.parent_path();
}

} // namespace tonekin
