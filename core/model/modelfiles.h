// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/modelmanifest.h"
#include "model/safetensors.h"

namespace tonekin {

struct ModelFiles {
    ModelManifest manifest;
    std::vector<NamedTensor> tensors;
};

/// A manifest and the weights beside it, checked against its hash.
/// Errors: ModelMissing; ModelDamaged, with the expected and the found hash when they differ.
Result<ModelFiles> readModel(const std::filesystem::path& manifestFile);

/// Writes weights (in half precision) and manifest beside each other, named after `manifestFile`; fills in the
/// manifest's file name and hash. Errors: IoError, InvalidArgument (checkManifest refuses it).
Result<ModelManifest> writeModel(const std::filesystem::path& manifestFile, ModelManifest manifest,
                                 std::span<const NamedTensor> tensors);

} // namespace tonekin
