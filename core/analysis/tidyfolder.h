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

/// Where a folder really is, behind all links; as it is written where that cannot be told.
inline std::filesystem::path realFolder(const std::filesystem::path& folder)
{
    std::error_code failed;
    auto path = std::filesystem::weakly_canonical(folder, failed);
    return failed ? folder : path;
}

} // namespace tonekin
