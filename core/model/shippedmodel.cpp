// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/shippedmodel.h"

#include <array>

namespace tonekin {

namespace {

constexpr const char* shippedManifest = TONEKIN_SHIPPED_MODEL;

} // namespace

Result<std::filesystem::path> findShippedModel()
{
    std::error_code failed;
    const auto programFolder = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
    const std::array folders{(programFolder / ".." / "models").lexically_normal(),
                             (programFolder / TONEKIN_MODELS_FROM_BIN).lexically_normal()};
    for (const auto& folder : folders) {
        const auto manifest = folder / shippedManifest;
        if (std::filesystem::exists(manifest, failed))
            return manifest;
    }
    return Error{ErrorCode::ModelMissing,
                 std::string("no ") + shippedManifest + " in " + folders[0].native() + " or " + folders[1].native()};
}

} // namespace tonekin
