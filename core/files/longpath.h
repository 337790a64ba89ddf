// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tonekin {

/// open(2) for paths of any length: the system takes 4,096 bytes at once, music folders may go deeper. Flags as there,
/// without O_CREAT. Returns -1 and sets errno.
int openAnyLength(const std::filesystem::path& file, int flags);

} // namespace tonekin
