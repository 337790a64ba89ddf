// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of this folder only.

#include "base/trackactivations.h"
#include "nn/networktensors.h"

namespace tonekin {

/// The log-mel patch that drives a unit as far as gradient ascent gets, from the mean spectrogram and with priors for
/// what is weak and smooth. The unit must be one of the network's.
ExcitingPatch exciteUnit(const NetworkTensors& network, const ModelManifest& manifest, NetworkUnit unit);

} // namespace tonekin
