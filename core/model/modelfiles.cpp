// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/modelfiles.h"

#include "model/sha256.h"
#include "model/wholefile.h"

namespace tonekin {
namespace {

constexpr std::uintmax_t mostWeightBytes = 500'000'000;

/// Reads a wrong kind of file's own name for itself before its hash: "this is a pickle" helps more than two hashes.
bool lengthFieldIsPlausible(std::span<const char> bytes)
{
    return bytes.size() > 8 && bytes[8] == '{';
}

} // namespace

Result<ModelFiles> readModel(const std::filesystem::path& manifestFile)
{
    auto manifest = readManifest(manifestFile);
    if (!manifest)
        return manifest.error();
    const auto bytes = readWholeFile(manifestFile.parent_path() / manifest->weightsFile, mostWeightBytes);
    if (!bytes)
        return bytes.error();
    if (!lengthFieldIsPlausible(*bytes)) {
        auto refused = parseSafetensors(*bytes);
        if (!refused)
            return refused.error();
    }
    const std::string found = sha256Hex(*bytes);
    if (found != manifest->weightsSha256)
        return Error{ErrorCode::ModelDamaged,
                     "weights file: expected SHA-256 " + manifest->weightsSha256 + ", found " + found};
    auto tensors = parseSafetensors(*bytes);
    if (!tensors)
        return tensors.error();
    return ModelFiles{std::move(*manifest), std::move(*tensors)};
}

Result<ModelManifest> writeModel(const std::filesystem::path& manifestFile, ModelManifest manifest,
                                 std::span<const NamedTensor> tensors)
{
    const auto bytes = printSafetensors(tensors, TensorType::F16);
    manifest.weightsFile = manifestFile.stem().string() + ".safetensors";
    manifest.weightsSha256 = sha256Hex(bytes);
    if (auto checked = checkManifest(manifest); !checked)
        return Error{ErrorCode::InvalidArgument, checked.error().detail};
    if (auto written = writeWholeFile(manifestFile.parent_path() / manifest.weightsFile, bytes); !written)
        return written.error();
    if (auto written = writeWholeFile(manifestFile, printManifest(manifest)); !written)
        return written.error();
    return manifest;
}

} // namespace tonekin
