// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/inferencenetwork.h"

#include "model/modelfiles.h"
#include "nn/analysetrack.h"
#include "nn/computedevice.h"
#include "nn/exciteunit.h"
#include "nn/fallback.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace tonekin {
namespace {

constexpr int startingChunkPositions = 256; // about three minutes: small beside the weights, long enough to be fast

std::string shortReason(const std::exception& problem)
{
    const auto* torchProblem = dynamic_cast<const c10::Error*>(&problem);
    std::string reason = torchProblem != nullptr ? torchProblem->what_without_backtrace() : problem.what();
    return reason.substr(0, reason.find('\n'));
}

bool soundsLikeOutOfMemory(const std::string& reason)
{
    return reason.find("out of memory") != std::string::npos || reason.find("can't allocate") != std::string::npos;
}

Status checkInput(const ModelManifest& manifest, const MelSpectrogram& mel)
{
    const double framesPerSecond = manifest.frontEnd.framesPerSecond();
    if (mel.bands != manifest.frontEnd.bands || std::fabs(mel.framesPerSecond - framesPerSecond) > 1e-3)
        return Error{ErrorCode::InvalidArgument, "the spectrogram was made by another front end"};
    if (mel.frames() == 0 || mel.values.size() % static_cast<std::size_t>(mel.bands) != 0)
        return Error{ErrorCode::InvalidArgument, "the spectrogram has no whole frame"};
    int next = 0;
    for (const MelStretch& stretch : mel.stretches) {
        if (stretch.firstFrame < next || stretch.firstFrame >= mel.frames())
            return Error{ErrorCode::InvalidArgument, "the spectrogram's stretches are out of order"};
        next = stretch.firstFrame + 1;
    }
    if (!mel.stretches.empty() && mel.stretches.front().firstFrame != 0)
        return Error{ErrorCode::InvalidArgument, "the spectrogram's first stretch does not start at its first frame"};
    if (!std::ranges::all_of(mel.values, [](float value) { return std::isfinite(value); }))
        return Error{ErrorCode::NonFiniteOutput, "the spectrogram holds values that are not numbers"};
    return ok();
}

Error notNumbers()
{
    return Error{ErrorCode::NonFiniteOutput, "the network's output holds values that are not numbers"};
}

bool allFinite(const std::vector<float>& values)
{
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

bool isFinite(const TrackAnalysis& analysed)
{
    return std::isfinite(analysed.spread) && allFinite(analysed.embedding) && allFinite(analysed.hidden) &&
           std::ranges::all_of(analysed.sections,
                               [](const Section& section) { return allFinite(section.embedding); }) &&
           std::ranges::all_of(analysed.filters,
                               [](const FilterResponse& filter) {
                                   return std::isfinite(filter.maximum) && std::isfinite(filter.mean);
                               }) &&
           std::ranges::all_of(analysed.laterPeaks, [](const std::vector<FilterPeak>& layer) {
               return std::ranges::all_of(layer, [](const FilterPeak& peak) { return std::isfinite(peak.maximum); });
           });
}

} // namespace

struct InferenceNetwork::Impl {
    ModelManifest manifest;
    NetworkTensors tensors;
    at::Device device = at::kCPU;
    std::string deviceNote;
    int chunkPositions = startingChunkPositions;

    void leaveGpu(const std::string& reason)
    {
        tensors = tensors.to(at::kCPU);
        deviceNote = "Went on without the GPU: " + reason;
        device = at::kCPU;
    }
    /// Runs a step, `compute(chunk positions)`; again with less work or on the processor if that may help.
    template <typename Compute>
    Status attempts(Compute compute);
    template <typename Compute>
    static AttemptEnd attempt(int chunk, Compute compute);
};

template <typename Compute>
Status InferenceNetwork::Impl::attempts(Compute compute)
{
    return attemptWithFallback(
        chunkPositions, device.is_cuda(), [&](int chunk) { return attempt(chunk, compute); },
        [&](const std::string& reason) { leaveGpu(reason); });
}

template <typename Compute>
AttemptEnd InferenceNetwork::Impl::attempt(int chunk, Compute compute)
{
    try {
        compute(chunk);
        return {true, AttemptFailure::Other, {}};
    } catch (const std::bad_alloc&) {
        return {false, AttemptFailure::OutOfMemory, "out of memory"};
    } catch (const std::exception& problem) {
        const std::string reason = shortReason(problem);
        return {false, soundsLikeOutOfMemory(reason) ? AttemptFailure::OutOfMemory : AttemptFailure::Other, reason};
    }
}

InferenceNetwork::InferenceNetwork(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
InferenceNetwork::InferenceNetwork(InferenceNetwork&&) noexcept = default;
InferenceNetwork& InferenceNetwork::operator=(InferenceNetwork&&) noexcept = default;
InferenceNetwork::~InferenceNetwork() = default;

Result<InferenceNetwork> InferenceNetwork::load(const std::filesystem::path& manifestFile, const std::string& device,
                                                int threads)
{
    const auto chosen = chooseDevice(device);
    if (!chosen)
        return chosen.error();
    auto files = readModel(manifestFile);
    if (!files)
        return files.error();
    at::set_num_threads(std::max(1, threads));
    auto tensors = networkFromTensors(files->manifest, std::move(files->tensors));
    if (!tensors)
        return tensors.error();

    auto impl = std::make_unique<Impl>();
    impl->manifest = std::move(files->manifest);
    impl->device = at::Device(chosen->name);
    impl->deviceNote = chosen->note;
    impl->tensors = impl->device.is_cpu() ? std::move(*tensors) : tensors->to(impl->device);
    return InferenceNetwork(std::move(impl));
}

Result<InferenceNetwork> InferenceNetwork::fromTensors(const ModelManifest& manifest, std::vector<NamedTensor> tensors)
{
    auto network = networkFromTensors(manifest, std::move(tensors));
    if (!network)
        return network.error();
    auto impl = std::make_unique<Impl>();
    impl->manifest = manifest;
    impl->tensors = std::move(*network);
    return InferenceNetwork(std::move(impl));
}

const ModelManifest& InferenceNetwork::manifest() const
{
    return m_impl->manifest;
}

std::string InferenceNetwork::device() const
{
    return m_impl->device.str();
}

std::string InferenceNetwork::deviceNote() const
{
    return m_impl->deviceNote;
}

Result<TrackAnalysis> InferenceNetwork::analyse(const MelSpectrogram& mel)
{
    if (auto checked = checkInput(m_impl->manifest, mel); !checked)
        return checked.error();
    TrackAnalysis analysed;
    const Status worked = m_impl->attempts([&](int chunk) {
        const c10::InferenceMode noGradients;
        analysed = analyseTrack(m_impl->tensors, m_impl->manifest, mel, chunk);
    });
    if (!worked)
        return worked.error();
    if (!isFinite(analysed))
        return notNumbers();
    return analysed;
}

Result<TrackActivations> InferenceNetwork::activations(const MelSpectrogram& mel)
{
    if (auto checked = checkInput(m_impl->manifest, mel); !checked)
        return checked.error();
    const auto filters = static_cast<std::size_t>(m_impl->manifest.layers.convolutions.front().filters);
    if (static_cast<std::size_t>(mel.frames()) > mostActivations / filters)
        return Error{ErrorCode::LimitMemory, "the track has too many frames for so many filters"};
    TrackActivations activations;
    const Status worked = m_impl->attempts([&](int chunk) {
        const c10::InferenceMode noGradients;
        activations = activationsOfTrack(m_impl->tensors, m_impl->manifest, mel, chunk);
    });
    if (!worked)
        return worked.error();
    if (!allFinite(activations.values))
        return notNumbers();
    return activations;
}

Result<ExcitingPatch> InferenceNetwork::excite(NetworkUnit unit)
{
    if (!hasUnit(m_impl->manifest.layers, unit))
        return Error{ErrorCode::InvalidArgument, "the network has no such unit"};
    ExcitingPatch patch;
    const Status worked = m_impl->attempts([&](int) { patch = exciteUnit(m_impl->tensors, m_impl->manifest, unit); });
    if (!worked)
        return worked.error();
    if (!allFinite(patch.mel.values) || !std::isfinite(patch.activation) || !std::isfinite(patch.restingActivation))
        return notNumbers();
    return patch;
}

} // namespace tonekin
