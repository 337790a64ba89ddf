// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/trackanalysis.h"
#include "measures/systemscores.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// One way to compare what a listener describes.
struct NamedComparison {
    std::string name;
    Comparison comparison;
    bool byCosine = true; // similarities are cosines, so that their mean says something
};

/// What listens to audio, with one or more ways to compare what it heard; each audio is listened to once for all.
struct SystemUnderTest {
    Describe describe;
    std::vector<NamedComparison> comparisons;
};

/// A network as a listener, by its tracks' vectors. Keeps the largest answer of each filter of the first layer over all
/// that was ever described.
class NetworkSystem {
public:
    /// Errors: ModelDamaged.
    static Result<NetworkSystem> create(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors);
    /// `name` by cosine, and `name` with the similarities corrected by mutual proximity. Shares this object's network.
    SystemUnderTest system(const std::string& name) const;
    /// The same by the mean of the last hidden layer's units, to which nothing was fitted.
    SystemUnderTest hiddenUnits(const std::string& name) const;
    std::vector<float> largestActivations() const;

private:
    SystemUnderTest systemBy(const std::string& name, std::vector<float> TrackAnalysis::*by) const;
    struct Analysed;
    std::shared_ptr<Analysed> m_analysed;
};

inline constexpr const char* withMutualProximity = ", mutual proximity";

/// The simpler ways to compare tracks: a Gaussian of the timbre with and without mutual proximity, statistics of
/// cepstral coefficients, statistics of the bands, length and loudness.
std::vector<SystemUnderTest> baselineSystems();

} // namespace tonekin
