// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace tonekin::bench {

/// Registers the benchmarks of the network: one window of 30 s, as the 2014 system heard it, and a track of 4 minutes.
/// Without a model's manifest, one of full size with random weights is made in `folder`: it takes just as long.
void registerNetworkBenchmarks(const std::filesystem::path& folder, const std::filesystem::path& manifest,
                               const std::string& device, int threads);

} // namespace tonekin::bench
