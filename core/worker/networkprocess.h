// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/melspectrogram.h"
#include "base/networkunit.h"
#include "base/result.h"
#include "base/trackactivations.h"
#include "base/trackanalysis.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tonekin {

/// What the network helper says of itself once the model is loaded and checked.
struct NetworkFacts {
    std::string modelName;
    std::string modelHash; // SHA-256 of the weights and what of the manifest changes results, hex
    MelFrontEnd frontEnd;
    int dimensions = 0;            // of an embedding
    int filters = 0;               // of the first layer
    int hiddenUnits = 0;           // of the last hidden layer
    std::vector<int> laterFilters; // of convolution 2, 3 ...
    std::string device;            // "cpu", "cuda:0"
    std::string deviceNote;        // English; why not the GPU, empty when it is in use
};

struct NetworkOptions {
    std::filesystem::path manifest; // the model's .json; the weights lie beside it
    std::string device = "auto";    // auto, cpu, cuda, cuda:N
    int threads = 1;                // inside one operation, CPU only
};

/// The one tonekin-network helper (LibTorch). Calls block; one at a time, any thread. If the helper dies it is started
/// anew on the CPU and the facts say so; if it dies again, track by track, so that only the culprit gets WorkerCrashed.
/// After five culprits in a row it is given up: WorkerUnavailable.
///
/// Errors: ModelMissing, ModelDamaged (with expected and found hash), WorkerUnavailable, ModelError,
/// NonFiniteOutput, Cancelled.
class NetworkProcess {
public:
    static Result<NetworkProcess> start(const std::filesystem::path& program, const NetworkOptions& options,
                                        std::stop_token stop = {});
    NetworkProcess(NetworkProcess&&) noexcept;
    NetworkProcess& operator=(NetworkProcess&&) noexcept;
    ~NetworkProcess();

    const NetworkFacts& facts() const;
    /// One result a track, in order; a track's own failure does not touch the others.
    std::vector<Result<TrackAnalysis>> analyse(std::span<const MelSpectrogram> tracks, std::stop_token stop);
    /// The first layer's activations at every frame, for one track. The same numbers that analyse() takes its maxima
    /// and means from.
    Result<TrackActivations> activations(const MelSpectrogram& mel, std::stop_token stop);
    /// Gradient ascent to what drives a unit most: a few seconds on a processor. Errors: those above, InvalidArgument
    /// (no such unit).
    Result<ExcitingPatch> excite(NetworkUnit unit, std::stop_token stop);

private:
    struct Impl;
    explicit NetworkProcess(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
