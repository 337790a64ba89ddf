// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "base/networkunit.h"
#include "base/result.h"
#include "base/trackactivations.h"
#include "base/trackanalysis.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// A trained network that listens to whole tracks. Lives in the network helper; one thread at a time.
///
/// The convolutions run once over each stretch of a track, in long chunks so that memory stays bounded; pooling over
/// sections and over the track follows. A track shorter than one section is analysed as if it were repeated.
class InferenceNetwork {
public:
    /// `device`: auto, cpu, cuda, cuda:N. A GPU that is absent or fails is no error: the CPU takes over and
    /// deviceNote() says why. `threads`: inside one operation, for the whole process.
    /// Errors: ModelMissing, ModelDamaged, InvalidArgument (the device's name).
    static Result<InferenceNetwork> load(const std::filesystem::path& manifestFile, const std::string& device,
                                         int threads);
    /// The same on the CPU for weights that are in memory. Errors: ModelDamaged.
    static Result<InferenceNetwork> fromTensors(const ModelManifest& manifest, std::vector<NamedTensor> tensors);
    InferenceNetwork(InferenceNetwork&&) noexcept;
    InferenceNetwork& operator=(InferenceNetwork&&) noexcept;
    ~InferenceNetwork();

    const ModelManifest& manifest() const;
    std::string device() const;     // "cpu", "cuda:0"
    std::string deviceNote() const; // English; why not the GPU, empty when it is in use

    /// Errors: InvalidArgument (another front end's spectrogram, no frames, stretches out of order),
    /// NonFiniteOutput (also for input that is not finite), ModelError, LimitMemory.
    Result<TrackAnalysis> analyse(const MelSpectrogram& mel);
    /// The first layer's activations at every frame; their largest values are those that analyse() finds. Errors: as
    /// above, and LimitMemory for more than mostActivations values.
    Result<TrackActivations> activations(const MelSpectrogram& mel);
    static constexpr std::size_t mostActivations =
        60'000'000; // 240 MB; a quarter of an hour has 5 million of 256 filters
    /// Gradient ascent from the mean spectrogram to what drives a unit most; the same patch every time.
    /// Errors: InvalidArgument (no such unit), ModelError, LimitMemory, NonFiniteOutput.
    Result<ExcitingPatch> excite(NetworkUnit unit);

private:
    struct Impl;
    explicit InferenceNetwork(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
