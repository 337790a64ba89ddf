// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "factors/factortargets.h"
#include "factors/listenerscores.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <string>

namespace tonekin {

/// How well one way to know the test half's factors tells who listens to them.
struct FactorSystem {
    std::string name;
    double explained = 0.0; // of the directions of the test half, see explainedShare
    std::vector<ListenerScore> listeners;
};

/// What the tables of van den Oord, Dieleman and Schrauwen (2013) show, for the tracks of the test half, which neither
/// network nor regression was fitted to. As there, the listeners' factors are those of the whole factorisation.
struct FactorReport {
    std::size_t trainingTracks = 0;
    std::size_t validationTracks = 0;
    std::size_t testTracks = 0;
    std::size_t listeners = 0;
    /// The network first; then linear regression on timbre statistics, random factors, and what bounds them all: the
    /// listening's own factors, without and with their lengths, which tell popularity and which no ear can know.
    std::vector<FactorSystem> systems;
};

/// Errors: those of predictFactors, and InvalidArgument (nobody listens to the test half).
Result<FactorReport> reportOnFactors(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                     const FactorSplit& split, const LatentFactors& factors, std::size_t mostListeners,
                                     std::uint64_t seed);

} // namespace tonekin
