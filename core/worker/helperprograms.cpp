// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/helperprograms.h"

#include <system_error>

namespace tonekin {

HelperPrograms HelperPrograms::find()
{
    std::error_code problem;
    const auto beside = std::filesystem::read_symlink("/proc/self/exe", problem).parent_path();
    const auto installed = (beside / TONEKIN_LIBEXEC_FROM_BIN).lexically_normal();
    const bool inBuildTree = std::filesystem::exists(beside / "tonekin-decoder", problem) ||
                             !std::filesystem::exists(installed / "tonekin-decoder", problem);
    const auto folder = inBuildTree ? beside : installed;
    return {folder / "tonekin-decoder", folder / "tonekin-network"};
}

} // namespace tonekin
