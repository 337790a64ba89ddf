// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/factortrainer.h"

#include "model/sha256.h"
#include "nn/networktensors.h"
#include "training/optimiser.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <new>

namespace tonekin {
namespace {

constexpr double firstOutputScale = 0.01;
constexpr int longestClip = 10'000; // frames, as long as a section may be

/// Frames [first, end) of the stretch that a random frame lies in.
std::pair<int, int> randomStretch(const MelSpectrogram& mel, RandomStream& random)
{
    const int frame = random.below(mel.frames());
    const auto after = std::ranges::upper_bound(mel.stretches, frame, {}, &MelStretch::firstFrame);
    const int first = after == mel.stretches.begin() ? 0 : std::prev(after)->firstFrame;
    return {first, after == mel.stretches.end() ? mel.frames() : after->firstFrame};
}

/// A number that tells sets of tracks and their targets apart.
std::uint64_t fingerprintOf(const TargetTracks& tracks)
{
    std::string text;
    for (std::size_t i = 0; i < tracks.directions.size(); ++i) {
        text += tracks.loaded.tracks[i].path + '\n';
        const auto* bytes = reinterpret_cast<const char*>(tracks.directions[i].data());
        text.append(bytes, tracks.directions[i].size() * sizeof(float));
    }
    const std::string digits = sha256Hex(text).substr(0, 16);
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return number;
}

/// Its first answers are small, as the wanted ones are: He's scale is for layers that a ReLU follows.
NetworkTensors freshNetwork(const ModelManifest& manifest, std::uint64_t seed)
{
    NetworkTensors network = randomNetwork(manifest, seed);
    network.output.weight.mul_(firstOutputScale);
    return network;
}

std::vector<std::pair<std::string, at::Tensor>> trainedTensors(NetworkTensors& network)
{
    std::vector<std::pair<std::string, at::Tensor>> trained;
    for (const auto& [name, tensor] : network.named())
        if (!name.starts_with("vector")) // a copy of the output, see averagedWeights
            trained.emplace_back(name, *tensor);
    return trained;
}

OptimiserOptions optimiserOptions(const FactorTrainingOptions& options)
{
    OptimiserOptions wanted;
    wanted.steps = options.steps;
    wanted.peakRate = options.peakRate;
    wanted.warmUp = options.warmUp;
    wanted.weightDecay = options.weightDecay;
    wanted.averaging = options.averaging;
    return wanted;
}

} // namespace

Result<ModelManifest> factorManifest(ModelManifest base, int dimensions, double clipSeconds)
{
    const double frames = std::round(clipSeconds * base.frontEnd.framesPerSecond());
    if (!(frames >= base.layers.receptiveField()) || !(frames <= longestClip))
        return Error{ErrorCode::InvalidArgument, "clips of this length are too short for the network, or too long"};
    base.layers.outputs = dimensions;
    base.vector.parts = {{VectorSource::Hidden, VectorStatistic::Mean, dimensions}};
    base.sections.frames = static_cast<int>(frames);
    const int stride = base.layers.stride();
    base.sections.hopFrames = std::max(1, base.sections.frames / 2 / stride) * stride;
    return base;
}

void drawClip(const MelSpectrogram& mel, int frames, RandomStream& random, std::span<float> clip)
{
    const auto [first, end] = randomStretch(mel, random);
    const int length = end - first;
    const int start = random.below(std::max(1, length - frames + 1));
    for (int frame = 0; frame < frames; ++frame)
        std::ranges::copy(mel.frame(first + (start + frame) % length),
                          clip.begin() + static_cast<std::ptrdiff_t>(frame) * mel.bands);
}

struct FactorTrainer::Impl {
    FactorTrainingOptions options;
    std::span<const MelSpectrogram> mels;
    int clipFrames;
    std::int64_t bands;
    at::Device device;
    NetworkTensors network;
    Optimiser optimiser;
    at::Tensor directions; // [tracks x dimensions]
    std::uint64_t fingerprint;

    Impl(const ModelManifest& manifest, const TargetTracks& tracks, const FactorTrainingOptions& wanted);
    at::Tensor lossOfNextBatch() const;
    RandomStream random(std::uint64_t purpose) const
    {
        return {options.seed, {static_cast<std::uint64_t>(optimiser.stepsDone()), purpose}};
    }
};

FactorTrainer::Impl::Impl(const ModelManifest& manifest, const TargetTracks& tracks,
                          const FactorTrainingOptions& wanted)
    : options(wanted)
    , mels(tracks.loaded.mels)
    , clipFrames(manifest.sections.frames)
    , bands(manifest.frontEnd.bands)
    , device(wanted.device)
    , network(freshNetwork(manifest, wanted.seed).to(device))
    , optimiser(trainedTensors(network), optimiserOptions(wanted))
    , fingerprint(fingerprintOf(tracks))
{
    std::vector<float> rows;
    for (const std::vector<float>& direction : tracks.directions)
        rows.insert(rows.end(), direction.begin(), direction.end());
    directions = at::tensor(rows).reshape({static_cast<std::int64_t>(tracks.directions.size()), -1}).to(device);
}

at::Tensor FactorTrainer::Impl::lossOfNextBatch() const
{
    at::Tensor clips = at::empty({options.batchClips, clipFrames, bands}, at::kFloat);
    const std::size_t size = static_cast<std::size_t>(clipFrames) * static_cast<std::size_t>(bands);
    std::vector<std::int64_t> chosen;
    RandomStream draws = random(0);
    for (int i = 0; i < options.batchClips; ++i) {
        chosen.push_back(draws.below(static_cast<int>(mels.size())));
        drawClip(mels[static_cast<std::size_t>(chosen.back())], clipFrames, draws,
                 {clips.data_ptr<float>() + static_cast<std::size_t>(i) * size, size});
    }
    // Dropout draws from LibTorch's own generator: set at each step, so that a resumed run draws the same.
    at::manual_seed(random(1).next());
    const at::Tensor windows = clips.to(device).transpose(1, 2).contiguous();
    at::Tensor units = NetworkTensors::pool(network.laterLayers(network.firstLayer(windows)));
    for (const LinearTensors& layer : network.dense)
        units = at::dropout(at::relu(at::linear(units, layer.weight, layer.bias)), options.dropout, true);
    const at::Tensor predicted = at::linear(units, network.output.weight, network.output.bias);
    const at::Tensor wanted = directions.index_select(0, at::tensor(chosen).to(device));
    return (predicted - wanted).square().sum(1).mean();
}

FactorTrainer::FactorTrainer(const ModelManifest& manifest, const TargetTracks& tracks,
                             const FactorTrainingOptions& options)
    : m_impl(std::make_unique<Impl>(manifest, tracks, options))
{
}
FactorTrainer::FactorTrainer(FactorTrainer&&) noexcept = default;
FactorTrainer& FactorTrainer::operator=(FactorTrainer&&) noexcept = default;
FactorTrainer::~FactorTrainer() = default;

std::int64_t FactorTrainer::stepsDone() const
{
    return m_impl->optimiser.stepsDone();
}

double FactorTrainer::rate() const
{
    return m_impl->optimiser.rate();
}

Result<double> FactorTrainer::step()
{
    try {
        const at::Tensor loss = m_impl->lossOfNextBatch();
        const auto value = loss.item<double>();
        if (!std::isfinite(value))
            return Error{ErrorCode::NonFiniteOutput, "the loss is not a number any more in step " +
                                                         std::to_string(stepsDone() + 1) + "; a lower rate may help"};
        loss.backward();
        m_impl->optimiser.step();
        return value;
    } catch (const std::bad_alloc&) {
        m_impl->optimiser.clearGradients();
        return Error{ErrorCode::LimitMemory, "there is not enough memory for a step; smaller batches may help"};
    } catch (const c10::Error& problem) {
        m_impl->optimiser.clearGradients();
        return Error{ErrorCode::ModelError, problem.what_without_backtrace()};
    }
}

std::vector<NamedTensor> FactorTrainer::state() const
{
    std::vector<NamedTensor> all = m_impl->optimiser.state();
    all.push_back(numberTensor("seed", m_impl->options.seed));
    all.push_back(numberTensor("targets", m_impl->fingerprint));
    return all;
}

Status FactorTrainer::restore(const std::vector<NamedTensor>& state)
{
    for (const auto& [name, expected] :
         {std::pair("seed", m_impl->options.seed), std::pair("targets", m_impl->fingerprint)}) {
        const auto number = numberIn(state, name);
        if (!number)
            return number.error();
        if (*number != expected)
            return Error{ErrorCode::InvalidArgument,
                         std::string("the checkpoint belongs to other ") +
                             (name == std::string_view("seed") ? "seeds" : "tracks or factors")};
    }
    return m_impl->optimiser.restore(state);
}

std::vector<NamedTensor> FactorTrainer::averagedWeights() const
{
    NetworkTensors copy = m_impl->network;
    for (const auto& [name, tensor] : copy.named())
        if (const at::Tensor average = m_impl->optimiser.average(name); average.defined())
            *tensor = average;
    copy.vectorParts = {copy.output};
    return tensorsOfNetwork(copy);
}

} // namespace tonekin
