// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <compare> // not first: moc 6.4 cannot read it at the head of a source

namespace tonekin {

/// Where a unit of the network lies. Convolutions count from 1; the last hidden layer is the dense one before the
/// output.
struct NetworkLayer {
    static constexpr int lastHidden = 0;
    int number = 1;
    bool isConvolution() const { return number > 0; }
    auto operator<=>(const NetworkLayer&) const = default;
};

/// One filter of a convolution, or one unit of the last hidden layer.
struct NetworkUnit {
    NetworkLayer layer;
    int index = 0;
    auto operator<=>(const NetworkUnit&) const = default;
};

/// "conv1" ... and, for the last of `denseLayers` dense ones, "dense2": as in weights files and on the command line.
std::string layerName(NetworkLayer layer, int denseLayers);
/// The reverse; empty for a text that names no layer of such a network.
std::optional<NetworkLayer> layerNamed(std::string_view name, int convolutions, int denseLayers);

} // namespace tonekin
