// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/safetensors.h"
#include "model/wholefile.h"

#include <filesystem>

namespace tonekin {

/// Gives a filter of the first layer, in a checkpoint, a bias so low that nothing ever gets over it.
inline bool killFilter(const std::filesystem::path& checkpoint, std::size_t filter)
{
    const auto bytes = readWholeFile(checkpoint, 100'000'000);
    auto state = bytes ? parseSafetensors(*bytes) : Result<std::vector<NamedTensor>>(bytes.error());
    if (!state)
        return false;
    for (NamedTensor& tensor : *state)
        if (tensor.name == "value.conv1.bias" || tensor.name == "average.conv1.bias")
            tensor.values.at(filter) = -1e6F;
    return static_cast<bool>(writeWholeFile(checkpoint, printSafetensors(*state, TensorType::F32)));
}

} // namespace tonekin
