// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "base/result.h"
#include "nn/modelmanifest.h"
#include "nn/safetensors.h"
#include "training/windows.h"

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace tonekin {

/// What a training run is made of. The same options, tracks and seed give the same network, however often the run was
/// stopped and taken up again in between (with one thread; more threads add in another order).
struct TrainingOptions {
    std::uint64_t seed = 1;
    std::int64_t steps = 2000;
    int batchTracks = 64; // two windows each
    double peakRate = 1e-3;
    double warmUp = 0.05; // part of the steps; then a cosine down to zero
    double weightDecay = 1e-2;
    double temperature = 0.1;
    double groupWeight = 0.3;   // of the wish that tracks of one collection lie closer together than others
    double dropout = 0.2;       // of the hidden layers' units
    double filterDropout = 0.1; // of whole filters of the first layer
    double smoothness = 1e-3;   // of the first layer's kernels over neighbouring bands
    double averaging = 0.998;   // of the exponentially averaged weights, which are what is kept
    Augmentation augmentation;
};

/// Trains a network on windows of tracks: two windows of one track shall lie close together, windows of different
/// tracks far apart (contrastive learning, Chen et al. 2020), AdamW (Loshchilov and Hutter 2019).
/// One thread; LibTorch's own threads inside.
class Trainer {
public:
    /// A fresh network. The manifest gives front end, layers and standardisation. `tracks` must stay alive;
    /// `groups` says for each which collection it belongs to.
    Trainer(const ModelManifest& manifest, std::span<const MelSpectrogram> tracks, std::vector<int> groups,
            const TrainingOptions& options);
    Trainer(Trainer&&) noexcept;
    Trainer& operator=(Trainer&&) noexcept;
    ~Trainer();

    std::int64_t stepsDone() const;
    /// One step; its loss. Errors: NonFiniteOutput (the training has blown up), ModelError.
    Result<double> step();

    /// Errors: IoError.
    Status saveCheckpoint(const std::filesystem::path& file) const;
    /// Goes on where a checkpoint was saved. Errors: NotFound, InvalidArgument (another network or seed).
    Status resume(const std::filesystem::path& file);

    /// The averaged weights, named as in a weights file.
    std::vector<NamedTensor> averagedWeights() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Processors that one operation may use, for the whole process.
void useThreads(int threads);

/// Mean and standard deviation of every band over all frames of the tracks, into the manifest.
void standardise(ModelManifest& manifest, std::span<const MelSpectrogram> tracks);

} // namespace tonekin
