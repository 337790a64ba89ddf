// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/loadedtracks.h"
#include "corpus/probeset.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"
#include "training/processgroup.h"
#include "training/windows.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

/// What a training run is made of. The same options, tracks and seed give the same network, however often the run was
/// stopped and taken up again in between (with one thread; more threads add in another order).
struct TrainingOptions {
    std::uint64_t seed = 1;
    std::int64_t steps = 2000;
    int batchTracks = 64;
    int windowsPerTrack = 2;
    double syntheticShare = 0.5; // of the tracks of a batch: recordings with exact labels, if both sorts are there
    double peakRate = 1e-3;
    double warmUp = 0.05; // part of the steps; then a cosine down to zero
    double weightDecay = 1e-2;
    double averaging = 0.998; // of the exponentially averaged weights, which are what is kept
    double temperature = 0.1;
    int groupTracks = 1;        // made tracks of one style and kit that are drawn together, as far as there are so many
    double groupWeight = 0.3;   // of the wish that tracks of one collection lie closer together than others
    double summaryWeight = 0.0; // of what a window's spectrum is like, asked of the last hidden layer
    double headsWeight = 0.5;   // of what labels say of a window, asked of the pooled features
    double firstLayerWeight = 0.1; // of the same, asked of the first layer
    double lessonsWeight = 0.3;    // of what single filters are taught by probe sounds, if there are any
    double varianceWeight = 0.05;  // against vectors that all lie in one place
    double domainWeight = 0.0;     // highest strength of hiding whether a window is made or real
    double dropout = 0.2;          // of the hidden layers' units, and of the features that heads see
    double filterDropout = 0.1;    // of whole filters of the first layer
    double firstLayerStart = 1.0;  // times the random weights that the first layer starts from
    double firstLayerRate = 1.0;   // times the learning rate for the first layer
    double smoothness = 1e-3;      // of the first layer's kernels over neighbouring bands
    double overlapWeight = 1e-3;   // against first-layer kernels that are each other's copies
    double sparseness = 1e-5;      // of the first layer's kernels
    std::int64_t quietSteps = 500; // a filter of the first layer that never answers for so long starts anew
    Augmentation augmentation;
};

/// Where the training computes, and with whom.
struct TrainerPlace {
    std::string device = "cpu";          // as LibTorch names it
    const ProcessGroup* group = nullptr; // none: this process alone
};

/// Losses and their parts by name, means over some steps.
using LossParts = std::vector<std::pair<std::string, double>>;

/// Trains a network on windows of tracks: windows of one track shall lie close together, windows of different tracks
/// far apart (supervised contrastive learning, Khosla et al. 2020), and what the labels of made recordings say shall be
/// heard. AdamW (Loshchilov and Hutter 2019). Windows are drawn one batch ahead on a thread of their own; LibTorch's
/// own threads inside. With several processes each computes a part of the same batch, and all hold the same weights.
class Trainer {
public:
    /// A fresh network. The manifest gives front end, layers and standardisation. `tracks` and the group must stay
    /// alive. Throws what LibTorch throws when the device is not there.
    Trainer(const ModelManifest& manifest, const LoadedTracks& tracks, const TrainingOptions& options,
            const TrainerPlace& place = {});
    Trainer(Trainer&&) noexcept;
    Trainer& operator=(Trainer&&) noexcept;
    ~Trainer();

    /// Has single filters of the first layer learn one thing each from probe sounds; before the first step.
    /// Errors: those of FilterLessons.
    Status teachFilters(const ProbeSet& sounds);

    std::int64_t stepsDone() const;
    double rate() const; // of the step that comes next
    /// One step; its loss. The weights are as before when it fails. Errors: NonFiniteOutput (the training has blown up;
    /// names the step), ModelError, LimitMemory, WorkerCrashed (another process has gone).
    Result<double> step();

    /// Means over the steps since the last call; empty if there was none.
    LossParts takeLosses();
    /// First-layer filters that were started anew since the last call.
    int takeRevived();

    /// Errors: IoError.
    Status saveCheckpoint(const std::filesystem::path& file) const;
    /// Goes on where a checkpoint was saved. Errors: NotFound, InvalidArgument (damaged, another network or seed); the
    /// trainer is as it was then.
    Status resume(const std::filesystem::path& file);

    /// The averaged weights, named as in a weights file.
    std::vector<NamedTensor> averagedWeights() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Processors that one operation may use, for the whole process.
void useThreads(int threads);

} // namespace tonekin
