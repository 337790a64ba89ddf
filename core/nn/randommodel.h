// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/manifesttemplates.h"
#include "model/safetensors.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

/// Random weights for a manifest's layers. The same seed gives the same weights.
std::vector<NamedTensor> randomTensors(const ModelManifest& manifest, std::uint64_t seed);

/// Writes a random model, manifest and weights. Errors: IoError, InvalidArgument.
Result<ModelManifest> createRandomModel(const std::filesystem::path& manifestFile, ModelManifest manifest,
                                        std::uint64_t seed);

} // namespace tonekin
