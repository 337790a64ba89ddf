// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tonekin {

/// Where the helper programs and the model lie: beside the running program in a build tree, under libexec and share
/// when installed.
struct HelperPrograms {
    std::filesystem::path decoder; // tonekin-decoder
    std::filesystem::path network; // tonekin-network

    static HelperPrograms find();
};

} // namespace tonekin
