// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace tonekin {

/// Opens the file manager with these files selected, or at least their folder. Returns at once.
void showInFileManager(const std::vector<std::filesystem::path>& files);

} // namespace tonekin
