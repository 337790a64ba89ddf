// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include "nn/networktensors.h"
#include "nn/wholefile.h"
#include "training/contrastive.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace tonekin {
namespace {

constexpr std::uintmax_t mostCheckpointBytes = 4'000'000'000;
constexpr double firstMoment = 0.9;
constexpr double secondMoment = 0.999;
constexpr double leastDeviation = 1e-8;

/// A weight that is trained, with what the optimiser remembers of it.
struct TrainedTensor {
    std::string name;
    at::Tensor* value;
    at::Tensor first;
    at::Tensor second;
    at::Tensor average;
    bool decays; // weights do, biases do not
};

NamedTensor named(const std::string& name, const at::Tensor& tensor)
{
    const at::Tensor plain = tensor.detach().contiguous();
    const auto* values = plain.data_ptr<float>();
    return {name, plain.sizes().vec(), {values, values + plain.numel()}};
}

Status copyInto(const at::Tensor& target, const std::vector<NamedTensor>& tensors, const std::string& name)
{
    const auto source = std::ranges::find(tensors, name, &NamedTensor::name);
    if (source == tensors.end() || target.sizes() != at::IntArrayRef(source->shape))
        return Error{ErrorCode::InvalidArgument, "the checkpoint belongs to another network: " + name};
    std::ranges::copy(source->values, target.data_ptr<float>());
    return ok();
}

/// 24 bits of a whole number fit a float exactly; checkpoints hold floats alone.
std::vector<float> inParts(std::uint64_t number)
{
    return {static_cast<float>(number & 0xFFFFFFU), static_cast<float>((number >> 24U) & 0xFFFFFFU),
            static_cast<float>(number >> 48U)};
}

std::uint64_t fromParts(const std::vector<float>& parts)
{
    return static_cast<std::uint64_t>(parts[0]) | (static_cast<std::uint64_t>(parts[1]) << 24U) |
           (static_cast<std::uint64_t>(parts[2]) << 48U);
}

/// Windows [2n x bands x frames], all first ones of n tracks, then all second ones; the collections they are from [2n].
struct Batch {
    at::Tensor windows;
    at::Tensor groups;
};

} // namespace

struct Trainer::Impl {
    TrainingOptions options;
    std::vector<int> groups; // [tracks]
    int windowFrames;
    WindowDrawer drawer;
    NetworkTensors network;
    std::vector<TrainedTensor> trained;
    std::int64_t done = 0;

    Impl(const ModelManifest& manifest, std::span<const MelSpectrogram> tracks, std::vector<int> groupOfTrack,
         const TrainingOptions& wanted);
    double rate() const;
    std::vector<int> drawTracks(RandomStream& random) const;
    Batch drawBatch() const;
    at::Tensor lossOf(const Batch& batch) const;
    void update();
    std::vector<NamedTensor> everything() const;
};

Trainer::Impl::Impl(const ModelManifest& manifest, std::span<const MelSpectrogram> tracks,
                    std::vector<int> groupOfTrack, const TrainingOptions& wanted)
    : options(wanted)
    , groups(std::move(groupOfTrack))
    , windowFrames(manifest.sections.frames)
    , drawer(tracks, windowFrames, wanted.augmentation, manifest.bandMean)
    , network(randomNetwork(manifest, wanted.seed))
{
    for (const auto& [name, tensor] : network.named()) {
        if (name.starts_with("vector.")) // fitted afterwards, see fitVector
            continue;
        trained.push_back(
            {name, tensor, at::zeros_like(*tensor), at::zeros_like(*tensor), tensor->clone(), tensor->dim() > 1});
        tensor->set_requires_grad(true);
    }
}

double Trainer::Impl::rate() const
{
    const double place = static_cast<double>(done + 1) / static_cast<double>(options.steps);
    if (place < options.warmUp)
        return options.peakRate * place / options.warmUp;
    const double rest = std::min(1.0, (place - options.warmUp) / (1.0 - options.warmUp));
    return options.peakRate * 0.5 * (1.0 + std::cos(std::numbers::pi * rest));
}

std::vector<int> Trainer::Impl::drawTracks(RandomStream& random) const
{
    std::vector<int> order(groups.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    order.resize(std::min(order.size(), static_cast<std::size_t>(options.batchTracks)));
    return order;
}

Batch Trainer::Impl::drawBatch() const
{
    RandomStream random(options.seed, {static_cast<std::uint64_t>(done)});
    const std::vector<int> chosen = drawTracks(random);
    const auto count = static_cast<std::int64_t>(chosen.size());
    at::Tensor windows = at::empty({2 * count, windowFrames, drawer.bands()}, at::kFloat);
    at::Tensor groupOfWindow = at::empty({count}, at::kLong);
    const std::size_t size = static_cast<std::size_t>(windowFrames) * static_cast<std::size_t>(drawer.bands());
    auto* values = windows.data_ptr<float>();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        groupOfWindow[static_cast<std::int64_t>(i)] = groups[static_cast<std::size_t>(chosen[i])];
        drawer.drawPair(chosen[i], random, {values + i * size, size}, {values + (i + chosen.size()) * size, size});
    }
    return {windows.transpose(1, 2).contiguous(), at::cat({groupOfWindow, groupOfWindow})};
}

at::Tensor Trainer::Impl::lossOf(const Batch& batch) const
{
    at::Tensor answers = network.firstLayer(batch.windows);
    answers = at::feature_dropout(answers, options.filterDropout, true);
    at::Tensor units = NetworkTensors::pool(network.laterLayers(answers));
    for (const LinearTensors& layer : network.dense)
        units = at::dropout(at::relu(at::linear(units, layer.weight, layer.bias)), options.dropout, true);
    const at::Tensor vectors = at::linear(units, network.output.weight, network.output.bias);
    const at::Tensor& kernels = network.convolutions.front().weight;
    const at::Tensor roughness =
        (kernels.narrow(1, 1, kernels.size(1) - 1) - kernels.narrow(1, 0, kernels.size(1) - 1)).square().sum();
    return contrastiveLoss(vectors, options.temperature) +
           options.groupWeight * groupLoss(vectors, batch.groups, options.temperature) + options.smoothness * roughness;
}

void Trainer::Impl::update()
{
    const double now = rate();
    const auto count = static_cast<double>(done + 1);
    const double firstScale = 1.0 - std::pow(firstMoment, count);
    const double secondScale = 1.0 - std::pow(secondMoment, count);
    const double keep = std::min(options.averaging, (1.0 + count) / (10.0 + count)); // soon forgets the random start
    const at::NoGradGuard noGradients;
    for (TrainedTensor& tensor : trained) {
        at::Tensor& gradient = tensor.value->mutable_grad();
        tensor.first.mul_(firstMoment).add_(gradient, 1.0 - firstMoment);
        tensor.second.mul_(secondMoment).addcmul_(gradient, gradient, 1.0 - secondMoment);
        if (tensor.decays)
            tensor.value->mul_(1.0 - now * options.weightDecay);
        const at::Tensor deviation = (tensor.second / secondScale).sqrt_().add_(leastDeviation);
        tensor.value->addcdiv_(tensor.first, deviation, -now / firstScale);
        tensor.average.mul_(keep).add_(*tensor.value, 1.0 - keep);
        gradient = at::Tensor();
    }
    ++done;
}

std::vector<NamedTensor> Trainer::Impl::everything() const
{
    std::vector<NamedTensor> all;
    for (const TrainedTensor& tensor : trained) {
        all.push_back(named("value." + tensor.name, *tensor.value));
        all.push_back(named("first." + tensor.name, tensor.first));
        all.push_back(named("second." + tensor.name, tensor.second));
        all.push_back(named("average." + tensor.name, tensor.average));
    }
    all.push_back({"steps", {3}, inParts(static_cast<std::uint64_t>(done))});
    all.push_back({"seed", {3}, inParts(options.seed)});
    return all;
}

Trainer::Trainer(const ModelManifest& manifest, std::span<const MelSpectrogram> tracks, std::vector<int> groups,
                 const TrainingOptions& options)
    : m_impl(std::make_unique<Impl>(manifest, tracks, std::move(groups), options))
{
}
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;
Trainer::~Trainer() = default;

std::int64_t Trainer::stepsDone() const
{
    return m_impl->done;
}

Result<double> Trainer::step()
{
    try {
        // Dropout draws from LibTorch's own generator: set at each step, so that a resumed run draws the same.
        at::manual_seed(RandomStream(m_impl->options.seed, {static_cast<std::uint64_t>(m_impl->done), 1}).next());
        const at::Tensor loss = m_impl->lossOf(m_impl->drawBatch());
        const auto value = loss.item<double>();
        if (!std::isfinite(value))
            return Error{ErrorCode::NonFiniteOutput, "the loss is not a number any more; a lower rate may help"};
        loss.backward();
        m_impl->update();
        return value;
    } catch (const c10::Error& problem) {
        return Error{ErrorCode::ModelError, problem.what_without_backtrace()};
    }
}

Status Trainer::saveCheckpoint(const std::filesystem::path& file) const
{
    return writeWholeFile(file, printSafetensors(m_impl->everything(), TensorType::F32));
}

Status Trainer::resume(const std::filesystem::path& file)
{
    const auto bytes = readWholeFile(file, mostCheckpointBytes);
    if (!bytes)
        return Error{ErrorCode::NotFound, bytes.error().detail};
    const auto tensors = parseSafetensors(*bytes);
    if (!tensors)
        return Error{ErrorCode::InvalidArgument, tensors.error().detail};
    at::Tensor steps = at::zeros({3});
    at::Tensor seed = at::zeros({3});
    const at::NoGradGuard noGradients;
    for (const auto& [target, name] : {std::pair(steps, "steps"), std::pair(seed, "seed")})
        if (auto copied = copyInto(target, *tensors, name); !copied)
            return copied;
    const auto numberIn = [](const at::Tensor& parts) {
        return fromParts({parts.data_ptr<float>(), parts.data_ptr<float>() + 3});
    };
    if (numberIn(seed) != m_impl->options.seed)
        return Error{ErrorCode::InvalidArgument, "the checkpoint belongs to another seed"};
    for (const TrainedTensor& tensor : m_impl->trained)
        for (const auto& [target, prefix] :
             {std::pair(tensor.value->detach(), "value."), std::pair(tensor.first, "first."),
              std::pair(tensor.second, "second."), std::pair(tensor.average, "average.")})
            if (auto copied = copyInto(target, *tensors, prefix + tensor.name); !copied)
                return copied;
    m_impl->done = static_cast<std::int64_t>(numberIn(steps));
    return ok();
}

std::vector<NamedTensor> Trainer::averagedWeights() const
{
    NetworkTensors copy = m_impl->network;
    for (const auto& [name, tensor] : copy.named())
        for (const TrainedTensor& trained : m_impl->trained)
            if (trained.name == name)
                *tensor = trained.average;
    return tensorsOfNetwork(copy);
}

void useThreads(int threads)
{
    at::set_num_threads(threads);
}

void standardise(ModelManifest& manifest, std::span<const MelSpectrogram> tracks)
{
    const auto bands = static_cast<std::size_t>(manifest.frontEnd.bands);
    std::vector<double> sum(bands, 0.0);
    std::vector<double> squares(bands, 0.0);
    double frames = 0.0;
    for (const MelSpectrogram& mel : tracks) {
        frames += mel.frames();
        for (int i = 0; i < mel.frames(); ++i) {
            const auto frame = mel.frame(i);
            for (std::size_t band = 0; band < bands; ++band) {
                sum[band] += frame[band];
                squares[band] += static_cast<double>(frame[band]) * frame[band];
            }
        }
    }
    for (std::size_t band = 0; band < bands; ++band) {
        const double mean = frames > 0.0 ? sum[band] / frames : 0.0;
        const double variance = frames > 0.0 ? squares[band] / frames - mean * mean : 1.0;
        manifest.bandMean[band] = static_cast<float>(mean);
        // A band that never changes would divide by nothing.
        manifest.bandScale[band] = static_cast<float>(std::sqrt(std::max(variance, 1e-4)));
    }
}

} // namespace tonekin
