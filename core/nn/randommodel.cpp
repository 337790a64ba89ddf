// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/randommodel.h"

#include "model/modelfiles.h"
#include "nn/networktensors.h"

namespace tonekin {

std::vector<NamedTensor> randomTensors(const ModelManifest& manifest, std::uint64_t seed)
{
    return tensorsOfNetwork(randomNetwork(manifest, seed));
}

Result<ModelManifest> createRandomModel(const std::filesystem::path& manifestFile, ModelManifest manifest,
                                        std::uint64_t seed)
{
    manifest.training = {"none: random weights", {}, seed, 0, {}};
    return writeModel(manifestFile, manifest, randomTensors(manifest, seed));
}

} // namespace tonekin
