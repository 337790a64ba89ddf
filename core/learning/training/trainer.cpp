// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include "measures/trackrelations.h"
#include "model/wholefile.h"
#include "nn/networktensors.h"
#include "training/batchdrawer.h"
#include "training/filterhealth.h"
#include "training/filterlessons.h"
#include "training/optimiser.h"
#include "training/traininglosses.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <new>
#include <numeric>
#include <optional>

namespace tonekin {
namespace {

constexpr std::uintmax_t mostCheckpointBytes = 4'000'000'000;
constexpr std::int64_t stepsBetweenRevivals = 50;

enum class Draw : std::uint64_t { Torch = 16, Filters }; // apart from what the drawer of batches uses

BatchOptions batchOptions(const TrainingOptions& options)
{
    return {options.seed,           options.batchTracks, options.windowsPerTrack,
            options.syntheticShare, options.groupTracks, options.augmentation};
}

std::vector<LayerToThin> layersToThin(const NetworkLayers& layers, const TrainingOptions& options)
{
    std::vector<LayerToThin> thinned{{layers.convolutions.front().filters, options.filterDropout}};
    for (const int units : layers.dense)
        thinned.push_back({units, options.dropout});
    return thinned;
}

/// What is trained of the network: all but the track vector, which is fitted afterwards.
std::vector<std::pair<std::string, at::Tensor>> weightsOf(NetworkTensors& network)
{
    std::vector<std::pair<std::string, at::Tensor>> weights;
    for (const auto& [name, tensor] : network.named())
        if (!name.starts_with("vector"))
            weights.emplace_back(name, *tensor);
    return weights;
}

template <typename Value>
std::vector<Value> joined(std::vector<Value> one, const std::vector<Value>& two)
{
    one.insert(one.end(), two.begin(), two.end());
    return one;
}

OptimiserOptions optimiserOptions(const TrainingOptions& options)
{
    return {options.steps,     options.peakRate,
            options.warmUp,    options.weightDecay,
            options.averaging, {{"conv1.weight", options.firstLayerRate}, {"conv1.bias", options.firstLayerRate}}};
}

/// What training starts from. A first layer that starts from small weights shows what it has learned: large ones are
/// never unlearned, and its kernels keep looking like noise.
NetworkTensors startingNetwork(const ModelManifest& manifest, const TrainingOptions& options, std::uint64_t seed)
{
    NetworkTensors network = randomNetwork(manifest, seed);
    network.convolutions.front().weight.mul_(options.firstLayerStart);
    network.convolutions.front().bias.mul_(options.firstLayerStart);
    return network;
}

/// Sums of losses by name. They stay on the device until somebody asks.
class LossSums {
public:
    void add(const std::vector<std::pair<std::string, at::Tensor>>& parts)
    {
        ++m_steps;
        m_sums.resize(parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            m_sums[i].first = parts[i].first;
            m_sums[i].second = m_sums[i].second.defined() ? m_sums[i].second + parts[i].second : parts[i].second;
        }
    }
    LossParts take()
    {
        LossParts means;
        for (const auto& [name, sum] : m_sums)
            means.emplace_back(name, sum.item<double>() / m_steps);
        m_sums.clear();
        m_steps = 0;
        return means;
    }

private:
    std::vector<std::pair<std::string, at::Tensor>> m_sums;
    double m_steps = 0.0;
};

} // namespace

struct Trainer::Impl {
    ModelManifest manifest;
    TrainingOptions options;
    at::Device device;
    ProcessGroup alone;
    const ProcessGroup& group;
    std::vector<int> itself; // [tracks] its own number
    std::vector<int> groups;
    std::vector<int> works;
    std::vector<int> made;
    TargetLayout layout;
    NetworkTensors network;
    TrainingLosses losses;
    Optimiser optimiser;
    std::size_t networkWeights; // the first ones of the optimiser's
    FilterHealth health;
    std::optional<FilterLessons> lessons;
    LossSums sums;
    int revived = 0;
    BatchDrawer drawer; // last: its thread ends first

    Impl(const ModelManifest& wantedManifest, const LoadedTracks& tracks, const TrainingOptions& wanted,
         const TrainerPlace& place);
    std::uint64_t streamSeed(Draw what) const;
    at::Tensor ofTracks(const DrawnBatch& batch, const std::vector<int>& numbers) const;
    WindowFeatures listen(const DrawnBatch& batch) const;
    WindowFeatures gathered(const WindowFeatures& own, const DrawnBatch& batch) const;
    void joinGradients();
    bool gradientsAreFinite() const;
    void reviveFilters();
    Result<double> step();
};

Trainer::Impl::Impl(const ModelManifest& wantedManifest, const LoadedTracks& tracks, const TrainingOptions& wanted,
                    const TrainerPlace& place)
    : manifest(wantedManifest)
    , options(wanted)
    , device(place.device)
    , group(place.group != nullptr ? *place.group : alone)
    , itself(tracks.tracks.size())
    , groups(groupsOf(tracks))
    , works(worksOf(tracks))
    , layout(TargetLayout::of(tracks.labels))
    , network(startingNetwork(manifest, wanted, wanted.seed).to(device))
    , losses(manifest, tracks, layout, wanted, device)
    , optimiser(joined(weightsOf(network), losses.weights()), optimiserOptions(wanted))
    , networkWeights(weightsOf(network).size())
    , health(manifest.layers.convolutions.front().filters, wanted.quietSteps, device)
    , drawer(tracks, manifest.sections.frames, manifest.bandMean, layout, layersToThin(manifest.layers, wanted),
             batchOptions(wanted), group.rank(), group.world())
{
    std::iota(itself.begin(), itself.end(), 0);
    for (std::size_t i = 0; i < tracks.tracks.size(); ++i)
        made.push_back(isSynthetic(tracks, i) ? 1 : 0);
}

std::uint64_t Trainer::Impl::streamSeed(Draw what) const
{
    return RandomStream(options.seed,
                        {static_cast<std::uint64_t>(optimiser.stepsDone()), static_cast<std::uint64_t>(what)})
        .next();
}

/// What `numbers` [tracks] says of each window's track [all rows].
at::Tensor Trainer::Impl::ofTracks(const DrawnBatch& batch, const std::vector<int>& numbers) const
{
    std::vector<std::int64_t> rows;
    for (const int track : batch.tracks)
        rows.insert(rows.end(), static_cast<std::size_t>(options.windowsPerTrack),
                    numbers.at(static_cast<std::size_t>(track)));
    return at::tensor(rows, at::kLong).to(device);
}

/// This process' windows through the network.
WindowFeatures Trainer::Impl::listen(const DrawnBatch& batch) const
{
    const std::int64_t rows = batch.ownTracks * options.windowsPerTrack;
    // The numbers are only read; LibTorch knows no tensor over constant memory.
    const auto onDevice = [&](const std::vector<float>& values, at::IntArrayRef shape) {
        return at::from_blob(const_cast<float*>(values.data()), shape, at::kFloat).to(device);
    };
    const at::Tensor mel =
        onDevice(batch.windows, {rows, manifest.sections.frames, manifest.frontEnd.bands}).transpose(1, 2).contiguous();
    const std::int64_t units = rows > 0 ? static_cast<std::int64_t>(batch.kept.size()) / rows : 0;
    const at::Tensor kept = onDevice(batch.kept, {rows, units});

    WindowFeatures features;
    const at::Tensor activations = network.firstLayer(mel);
    features.firstPooled = LabelHeads::poolFirst(activations);
    std::int64_t place = activations.size(1);
    features.pooled = NetworkTensors::pool(network.laterLayers(activations * kept.narrow(1, 0, place).unsqueeze(2)));
    at::Tensor hidden = features.pooled;
    for (const LinearTensors& layer : network.dense) {
        const std::int64_t size = layer.weight.size(0);
        hidden = at::relu(at::linear(hidden, layer.weight, layer.bias)) * kept.narrow(1, place, size);
        place += size;
    }
    if (options.summaryWeight > 0.0) {
        features.hidden = hidden;
        features.summary = spectralSummary((mel - network.bandMean) / network.bandScale);
    }
    features.vectors = at::linear(hidden, network.output.weight, network.output.bias);
    features.targets =
        drawer.hasLabels() ? onDevice(batch.targets, {rows, layout.columns()}) : at::empty({rows, 0}, mel.options());
    return features;
}

WindowFeatures Trainer::Impl::gathered(const WindowFeatures& own, const DrawnBatch& batch) const
{
    std::vector<std::int64_t> rowsOfRank;
    const auto tracks = static_cast<std::int64_t>(batch.tracks.size());
    for (int rank = 0; rank < group.world(); ++rank)
        rowsOfRank.push_back((tracks * (rank + 1) / group.world() - tracks * rank / group.world()) *
                             options.windowsPerTrack);
    const auto all = [&](const at::Tensor& rows) { return rows.defined() ? group.allRows(rows, rowsOfRank) : rows; };
    return {all(own.pooled),  all(own.firstPooled), all(own.hidden),
            all(own.summary), all(own.vectors),     all(own.targets)};
}

/// Adds up what the processes found, in one message. All of them have the gradients of the heads' own weights whole.
void Trainer::Impl::joinGradients()
{
    if (group.world() == 1)
        return;
    const at::NoGradGuard noGradients;
    const auto& weights = optimiser.weights();
    std::vector<at::Tensor> flat;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const at::Tensor& value = weights[i].second;
        const at::Tensor gradient = value.grad().defined() ? value.grad() : at::zeros_like(value);
        flat.push_back(i < networkWeights ? gradient.flatten() : gradient.flatten() / group.world());
    }
    at::Tensor all = at::cat(flat);
    group.add(all);
    std::int64_t place = 0;
    for (const auto& [name, value] : weights) {
        value.mutable_grad() = all.narrow(0, place, value.numel()).reshape(value.sizes());
        place += value.numel();
    }
}

bool Trainer::Impl::gradientsAreFinite() const
{
    double sum = 0.0;
    for (const auto& [name, value] : optimiser.weights())
        if (value.grad().defined())
            sum += value.grad().abs().sum().item<double>();
    return std::isfinite(sum);
}

void Trainer::Impl::reviveFilters()
{
    const std::vector<std::int64_t> dead = health.takeDead();
    if (dead.empty())
        return;
    const LinearTensors fresh = startingNetwork(manifest, options, streamSeed(Draw::Filters)).convolutions.front();
    const LinearTensors& layer = network.convolutions.front();
    const at::NoGradGuard noGradients;
    for (const std::int64_t filter : dead) {
        layer.weight.select(0, filter).copy_(fresh.weight.select(0, filter));
        layer.bias.select(0, filter).copy_(fresh.bias.select(0, filter));
        optimiser.forgetRow("conv1.weight", filter);
        optimiser.forgetRow("conv1.bias", filter);
    }
    revived += static_cast<int>(dead.size());
}

Result<double> Trainer::Impl::step()
{
    const std::int64_t number = optimiser.stepsDone();
    // The heads' dropout draws from LibTorch's own generator: set at each step, so that a resumed run draws the same.
    at::manual_seed(streamSeed(Draw::Torch));
    const DrawnBatch batch = drawer.take(number);
    const WindowFeatures features = gathered(listen(batch), batch);
    const WindowRelations relations{ofTracks(batch, itself), ofTracks(batch, groups), ofTracks(batch, works)};
    const double progress = static_cast<double>(number) / static_cast<double>(options.steps);
    const at::Tensor ofWindows = losses.ofWindows(features, relations, ofTracks(batch, made).to(at::kFloat), progress);
    at::Tensor ofKernels = losses.ofKernels(network.convolutions.front().weight);
    if (lessons)
        ofKernels = ofKernels + options.lessonsWeight * losses.note("lessons", lessons->loss(network, number));
    const auto value = (ofWindows + ofKernels).item<double>();
    auto parts = losses.takeParts();

    // Every process computes the kernels' part and the lessons, and their gradients are added up.
    (ofWindows + ofKernels / group.world()).backward();
    joinGradients();
    if (!std::isfinite(value) || !gradientsAreFinite()) {
        optimiser.clearGradients();
        return Error{ErrorCode::NonFiniteOutput, "the loss of step " + std::to_string(number + 1) +
                                                     " or its slope is not a number any more; a lower rate may help"};
    }
    optimiser.step();
    parts.insert(parts.begin(), {"loss", (ofWindows + ofKernels).detach()});
    sums.add(parts);
    const std::int64_t filters = manifest.layers.convolutions.front().filters;
    health.note(features.firstPooled.narrow(1, filters, filters).amax(0));
    if (optimiser.stepsDone() % stepsBetweenRevivals == 0)
        reviveFilters();
    return value;
}

Trainer::Trainer(const ModelManifest& manifest, const LoadedTracks& tracks, const TrainingOptions& options,
                 const TrainerPlace& place)
    : m_impl(std::make_unique<Impl>(manifest, tracks, options, place))
{
}
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;
Trainer::~Trainer() = default;

Status Trainer::teachFilters(const ProbeSet& sounds)
{
    auto lessons = FilterLessons::create(m_impl->manifest, sounds, m_impl->options.seed);
    if (!lessons)
        return lessons.error();
    lessons->moveTo(m_impl->device);
    m_impl->lessons = std::move(*lessons);
    return ok();
}

std::int64_t Trainer::stepsDone() const
{
    return m_impl->optimiser.stepsDone();
}

double Trainer::rate() const
{
    return m_impl->optimiser.rate();
}

Result<double> Trainer::step()
{
    try {
        return m_impl->step();
    } catch (const c10::Error& problem) {
        return Error{ErrorCode::ModelError, problem.what_without_backtrace()};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::LimitMemory, "out of memory; a smaller batch may help"};
    } catch (const ProcessLost& lost) {
        return Error{ErrorCode::WorkerCrashed, lost.what()};
    }
}

LossParts Trainer::takeLosses()
{
    return m_impl->sums.take();
}

int Trainer::takeRevived()
{
    return std::exchange(m_impl->revived, 0);
}

Status Trainer::saveCheckpoint(const std::filesystem::path& file) const
{
    std::vector<NamedTensor> state = m_impl->optimiser.state();
    state.push_back(m_impl->health.state());
    state.push_back(numberTensor("seed", m_impl->options.seed));
    return writeWholeFile(file, printSafetensors(state, TensorType::F32));
}

Status Trainer::resume(const std::filesystem::path& file)
{
    const auto bytes = readWholeFile(file, mostCheckpointBytes);
    if (!bytes)
        return Error{ErrorCode::NotFound, bytes.error().detail};
    const auto state = parseSafetensors(*bytes);
    if (!state)
        return Error{ErrorCode::InvalidArgument, file.string() + " is no checkpoint: " + state.error().detail};
    const auto seed = numberIn(*state, "seed");
    if (!seed)
        return seed.error();
    if (*seed != m_impl->options.seed)
        return Error{ErrorCode::InvalidArgument, "the checkpoint belongs to another seed"};
    FilterHealth health = m_impl->health;
    if (auto restored = health.restore(*state); !restored)
        return restored;
    if (auto restored = m_impl->optimiser.restore(*state); !restored)
        return restored;
    m_impl->health = health;
    return ok();
}

std::vector<NamedTensor> Trainer::averagedWeights() const
{
    NetworkTensors copy = m_impl->network;
    for (const auto& [name, tensor] : copy.named())
        if (const at::Tensor average = m_impl->optimiser.average(name); average.defined())
            *tensor = average;
    return tensorsOfNetwork(copy);
}

void useThreads(int threads)
{
    at::set_num_threads(threads);
}

} // namespace tonekin
