// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "factors/factortargets.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// How a network is trained to hear factors. The same options, tracks and seed give the same network, however often the
/// run was stopped in between (with one thread).
struct FactorTrainingOptions {
    std::uint64_t seed = 1;
    std::int64_t steps = 10'000;
    int batchClips = 32;
    double peakRate = 1e-3;
    double warmUp = 0.05; // part of the steps; then a cosine down to zero
    double weightDecay = 1e-2;
    double dropout = 0.5; // of the units of the dense layers
    double averaging = 0.998;
    std::string device = "cpu"; // as LibTorch names it
};

/// The manifest of a network whose output is a factor: layers and front end as given, `dimensions` outputs, a section
/// as long as a clip. Its track vector is the output averaged over the sections, so that tracks compare by their
/// predicted factors. Errors: InvalidArgument (clips shorter than what the convolutions need, or too long).
Result<ModelManifest> factorManifest(ModelManifest base, int dimensions, double clipSeconds);

/// A clip from a random place of a track: [frames x bands]. A clip never reaches over a gap between stretches; what is
/// shorter than a clip is repeated.
void drawClip(const MelSpectrogram& mel, int frames, RandomStream& random, std::span<float> clip);

/// Regresses a network on the directions of listening factors (van den Oord, Dieleman and Schrauwen 2013; directions
/// instead of whole factors: Dieleman 2014): random clips, mean squared error, dropout in the dense layers, AdamW.
/// One thread; LibTorch's own inside.
class FactorTrainer {
public:
    /// A fresh network with a manifest from factorManifest. `tracks` must stay alive. Throws what LibTorch throws when
    /// the device is not there.
    FactorTrainer(const ModelManifest& manifest, const TargetTracks& tracks, const FactorTrainingOptions& options);
    FactorTrainer(FactorTrainer&&) noexcept;
    FactorTrainer& operator=(FactorTrainer&&) noexcept;
    ~FactorTrainer();

    std::int64_t stepsDone() const;
    double rate() const; // of the step that comes next
    /// One step; its mean squared distance to the directions before it. The weights are as before when it fails.
    /// Errors: NonFiniteOutput (the training has blown up), ModelError, LimitMemory.
    Result<double> step();

    /// All that a checkpoint needs.
    std::vector<NamedTensor> state() const;
    /// Errors: InvalidArgument (damaged, of another network, seed or set of tracks); nothing is changed then.
    Status restore(const std::vector<NamedTensor>& state);

    /// The averaged weights as in a weights file, with the output also as the vector.
    std::vector<NamedTensor> averagedWeights() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
