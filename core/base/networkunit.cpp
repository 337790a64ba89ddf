// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/networkunit.h"

namespace tonekin {

std::string layerName(NetworkLayer layer, int denseLayers)
{
    return layer.isConvolution() ? "conv" + std::to_string(layer.number) : "dense" + std::to_string(denseLayers);
}

std::optional<NetworkLayer> layerNamed(std::string_view name, int convolutions, int denseLayers)
{
    for (int number = NetworkLayer::lastHidden; number <= convolutions; ++number)
        if (name == layerName({number}, denseLayers))
            return NetworkLayer{number};
    return std::nullopt;
}

} // namespace tonekin
