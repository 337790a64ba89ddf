// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace tonekin::bench {

/// Registers the benchmarks of decoding and of the whole pass of a decoder over made-up music in several formats, and
/// over the files given. What they make lies in `folder`.
void registerDecodeBenchmarks(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& files);

} // namespace tonekin::bench
