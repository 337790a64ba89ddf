// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/factorfit.h"

#include "model/wholefile.h"
#include "nn/inferencenetwork.h"

#include <algorithm>
#include <numeric>

namespace tonekin {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uintmax_t mostCheckpointBytes = 4'000'000'000;
constexpr std::string_view bestPrefix = "best.";
constexpr std::string_view bestFigures = "best figures"; // step in two parts, score

/// The best weights so far, as they are kept inside the checkpoint.
class BestWeights {
public:
    void offer(std::vector<NamedTensor> tensors, std::int64_t step, float score)
    {
        if (!m_tensors.empty() && score <= m_score)
            return;
        m_tensors = std::move(tensors);
        m_step = step;
        m_score = score;
    }

    void addTo(std::vector<NamedTensor>& checkpoint) const
    {
        if (m_tensors.empty())
            return;
        for (const NamedTensor& tensor : m_tensors)
            checkpoint.push_back({std::string(bestPrefix) + tensor.name, tensor.shape, tensor.values});
        checkpoint.push_back(
            {std::string(bestFigures),
             {3},
             {static_cast<float>(m_step / 1'000'000), static_cast<float>(m_step % 1'000'000), m_score}});
    }

    /// Takes its own out of a checkpoint.
    Status takeFrom(std::vector<NamedTensor>& checkpoint)
    {
        std::vector<NamedTensor> others;
        for (NamedTensor& tensor : checkpoint) {
            if (tensor.name == bestFigures && tensor.values.size() == 3) {
                m_step = static_cast<std::int64_t>(tensor.values[0]) * 1'000'000 +
                         static_cast<std::int64_t>(tensor.values[1]);
                m_score = tensor.values[2];
            } else if (tensor.name.starts_with(bestPrefix)) {
                m_tensors.push_back({tensor.name.substr(bestPrefix.size()), tensor.shape, std::move(tensor.values)});
            } else {
                others.push_back(std::move(tensor));
            }
        }
        checkpoint = std::move(others);
        if (m_tensors.empty() != (m_step == 0))
            return Error{ErrorCode::InvalidArgument, "the checkpoint's best weights are incomplete"};
        return ok();
    }

    FactorFitResult result(std::int64_t stepsDone) const { return {m_tensors, m_step, m_score, stepsDone}; }
    const std::vector<NamedTensor>& tensors() const { return m_tensors; }

private:
    std::vector<NamedTensor> m_tensors;
    std::int64_t m_step = 0;
    float m_score = 0.0F; // a float, so that a resumed run compares with the same number
};

/// Losses and times between two reports.
class Pace {
public:
    explicit Pace(double earlierSeconds)
        : m_earlierSeconds(earlierSeconds)
    {
    }
    void add(double loss)
    {
        m_loss += loss;
        ++m_steps;
        ++m_allSteps;
    }
    FitProgress report(const FactorTrainer& trainer, std::int64_t steps)
    {
        const std::chrono::duration<double> elapsed = Clock::now() - m_start;
        FitProgress progress;
        progress.step = trainer.stepsDone();
        progress.steps = steps;
        progress.losses = {{"loss", m_loss / static_cast<double>(m_steps)}};
        progress.rate = trainer.rate();
        progress.seconds = m_earlierSeconds + elapsed.count();
        const double left =
            static_cast<double>(steps - progress.step) * elapsed.count() / static_cast<double>(m_allSteps);
        progress.timeLeft = std::chrono::seconds(static_cast<std::int64_t>(left));
        m_loss = 0.0;
        m_steps = 0;
        return progress;
    }

private:
    Clock::time_point m_start = Clock::now();
    double m_earlierSeconds;
    double m_loss = 0.0;
    std::int64_t m_steps = 0;
    std::int64_t m_allSteps = 0;
};

/// One run with what it needs at every step.
class FactorRun {
public:
    FactorRun(const ModelManifest& manifest, const TargetTracks& training, const TargetTracks& validation,
              const FactorFitOptions& options)
        : m_manifest(manifest)
        , m_validation(validation)
        , m_options(options)
        , m_mean(meanDirection(training.directions))
        , m_trainer(manifest, training, options.training)
    {
    }

    Status takeUp()
    {
        std::error_code ignored;
        if (m_options.checkpoint.empty() || !std::filesystem::exists(m_options.checkpoint, ignored))
            return ok();
        const auto bytes = readWholeFile(m_options.checkpoint, mostCheckpointBytes);
        if (!bytes)
            return Error{ErrorCode::InvalidArgument, bytes.error().detail};
        auto tensors = parseSafetensors(*bytes);
        if (!tensors)
            return Error{ErrorCode::InvalidArgument, m_options.checkpoint.string() + ": " + tensors.error().detail};
        if (auto taken = m_best.takeFrom(*tensors); !taken)
            return taken;
        if (!m_best.tensors().empty()) // damaged weights shall be noticed before hours of training, not after
            if (auto fits = InferenceNetwork::fromTensors(m_manifest, m_best.tensors()); !fits)
                return Error{ErrorCode::InvalidArgument, fits.error().detail};
        return m_trainer.restore(*tensors);
    }

    Status save() const
    {
        if (m_options.checkpoint.empty())
            return ok();
        std::vector<NamedTensor> all = m_trainer.state();
        m_best.addTo(all);
        return writeWholeFile(m_options.checkpoint, printSafetensors(all, TensorType::F32));
    }

    /// Validates, keeps the weights if they are the best so far, and saves.
    Result<double> check()
    {
        auto weights = m_trainer.averagedWeights();
        const auto predicted = predictFactors(m_manifest, weights, m_validation.loaded.mels);
        if (!predicted)
            return predicted.error();
        const double score = explainedShare(*predicted, m_validation.directions, m_mean);
        m_best.offer(std::move(weights), m_trainer.stepsDone(), static_cast<float>(score));
        if (auto saved = save(); !saved)
            return saved.error();
        return score;
    }

    FactorTrainer& trainer() { return m_trainer; }
    FactorFitResult result() const { return m_best.result(m_trainer.stepsDone()); }

private:
    const ModelManifest& m_manifest;
    const TargetTracks& m_validation;
    const FactorFitOptions& m_options;
    std::vector<float> m_mean;
    FactorTrainer m_trainer;
    BestWeights m_best;
};

const NamedTensor* tensorNamed(const std::vector<NamedTensor>& tensors, std::string_view name)
{
    const auto found = std::ranges::find(tensors, name, &NamedTensor::name);
    return found == tensors.end() ? nullptr : &*found;
}

double squaredDistance(std::span<const float> one, std::span<const float> two)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const double difference = static_cast<double>(one[i]) - two[i];
        sum += difference * difference;
    }
    return sum;
}

} // namespace

Result<FactorFitResult> fitToFactors(const ModelManifest& manifest, const TargetTracks& training,
                                     const TargetTracks& validation, const FactorFitOptions& options,
                                     const std::function<void(const FitProgress&)>& report, std::stop_token stop)
{
    FactorRun run(manifest, training, validation, options);
    if (auto taken = run.takeUp(); !taken)
        return taken.error();
    auto log = TrainingLog::open(options.log, run.trainer().stepsDone());
    if (!log)
        return log.error();
    const std::int64_t steps = options.training.steps;
    Pace pace(log->earlierSeconds());
    while (run.trainer().stepsDone() < steps) {
        if (stop.stop_requested()) {
            if (auto saved = run.save(); !saved)
                return saved.error();
            return Error{ErrorCode::Cancelled, "stopped after step " + std::to_string(run.trainer().stepsDone())};
        }
        const auto loss = run.trainer().step();
        if (!loss)
            return loss.error();
        pace.add(*loss);
        const std::int64_t step = run.trainer().stepsDone();
        const bool checks = step % options.checkEvery == 0 || step == steps;
        if (!checks && step % options.reportEvery != 0)
            continue;
        FitProgress progress = pace.report(run.trainer(), steps);
        if (checks) {
            const auto score = run.check();
            if (!score)
                return score.error();
            progress.validation = *score;
        }
        if (auto added = log->add(progress); !added)
            return added.error();
        report(progress);
    }
    FactorFitResult result = run.result();
    if (result.tensors.empty())
        return Error{ErrorCode::InvalidArgument,
                     "the checkpoint has all its steps behind it but none of them was ever validated"};
    return result;
}

Result<std::vector<std::vector<float>>> predictFactors(const ModelManifest& manifest,
                                                       const std::vector<NamedTensor>& tensors,
                                                       std::span<const MelSpectrogram> mels)
{
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
    if (!network)
        return network.error();
    const NamedTensor& weight = *tensorNamed(tensors, "output.weight"); // there, or the network were none
    const NamedTensor& bias = *tensorNamed(tensors, "output.bias");
    std::vector<std::vector<float>> predicted;
    for (const MelSpectrogram& mel : mels) {
        const auto analysed = network->analyse(mel);
        if (!analysed)
            return analysed.error();
        std::vector<float> factor = bias.values; // linear: the mean of the outputs is the output of the mean
        for (std::size_t i = 0; i < factor.size(); ++i)
            factor[i] += std::inner_product(
                analysed->hidden.begin(), analysed->hidden.end(),
                weight.values.begin() + static_cast<std::ptrdiff_t>(i * analysed->hidden.size()), 0.0F);
        predicted.push_back(std::move(factor));
    }
    return predicted;
}

double explainedShare(const std::vector<std::vector<float>>& predicted,
                      const std::vector<std::vector<float>>& directions, std::span<const float> mean)
{
    double missed = 0.0;
    double spread = 0.0;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        missed += squaredDistance(predicted[i], directions[i]);
        spread += squaredDistance(mean, directions[i]);
    }
    return spread > 0.0 ? 1.0 - missed / spread : 0.0;
}

std::vector<float> meanDirection(const std::vector<std::vector<float>>& directions)
{
    std::vector<float> mean(directions.empty() ? 0 : directions.front().size());
    for (const std::vector<float>& direction : directions)
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += direction[i] / static_cast<float>(directions.size());
    return mean;
}

} // namespace tonekin
