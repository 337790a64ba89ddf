// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/modelmanifest.h"
#include "nn/safetensors.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

/// The layers of the 2014 system behind the default front end: 9.4 million parameters.
ModelManifest fullSizeManifest(const std::string& name);
/// The same build with a few units a layer, for trying things out in milliseconds.
ModelManifest tinyManifest(const std::string& name);

/// Random weights for a manifest's layers. The same seed gives the same weights.
std::vector<NamedTensor> randomTensors(const ModelManifest& manifest, std::uint64_t seed);

/// Writes a random model, manifest and weights. Errors: IoError, InvalidArgument.
Result<ModelManifest> createRandomModel(const std::filesystem::path& manifestFile, ModelManifest manifest,
                                        std::uint64_t seed);

} // namespace tonekin
