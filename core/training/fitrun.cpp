// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/fitrun.h"

#include "nn/hearingnetwork.h"
#include "nn/wholefile.h"
#include "training/systemscores.h"

#include <map>
#include <optional>

namespace tonekin {
namespace {

using Clock = std::chrono::steady_clock;

/// The best weights so far live beside the checkpoint, so that a resumed run does not lose them.
class BestWeights {
public:
    explicit BestWeights(std::filesystem::path file)
        : m_file(std::move(file))
    {
    }

    Status restore()
    {
        const auto bytes = readWholeFile(m_file, 1'000'000'000);
        if (!bytes)
            return Error{ErrorCode::NotFound, bytes.error().detail};
        auto tensors = parseSafetensors(*bytes);
        if (!tensors || tensors->empty() || tensors->back().values.size() != 2)
            return Error{ErrorCode::InvalidArgument, m_file.string() + " cannot be read"};
        m_step = static_cast<std::int64_t>(tensors->back().values[0]);
        m_score = tensors->back().values[1];
        tensors->pop_back();
        m_tensors = std::move(*tensors);
        return ok();
    }

    Status offer(std::vector<NamedTensor> tensors, std::int64_t step, double score)
    {
        if (!m_tensors.empty() && score <= m_score)
            return ok();
        m_tensors = std::move(tensors);
        m_step = step;
        m_score = score;
        if (m_file.empty())
            return ok();
        std::vector<NamedTensor> all = m_tensors;
        all.push_back({"found", {2}, {static_cast<float>(step), static_cast<float>(score)}});
        return writeWholeFile(m_file, printSafetensors(all, TensorType::F32));
    }

    FitResult result() const { return {m_tensors, m_step, m_score, 0}; }

private:
    std::filesystem::path m_file;
    std::vector<NamedTensor> m_tensors;
    std::int64_t m_step = 0;
    double m_score = 0.0;
};

std::filesystem::path besideCheckpoint(const std::filesystem::path& checkpoint)
{
    if (checkpoint.empty())
        return {};
    std::filesystem::path file = checkpoint;
    file += ".best";
    return file;
}

/// Losses and times between two reports.
class Pace {
public:
    void add(double loss)
    {
        m_loss += loss;
        ++m_steps;
        ++m_allSteps;
    }
    FitProgress report(std::int64_t step, std::int64_t steps)
    {
        const std::chrono::duration<double> elapsed = Clock::now() - m_start;
        const double left = static_cast<double>(steps - step) * elapsed.count() / static_cast<double>(m_allSteps);
        const FitProgress progress{step, steps, m_loss / static_cast<double>(m_steps), std::nullopt,
                                   std::chrono::seconds(static_cast<std::int64_t>(left))};
        m_loss = 0.0;
        m_steps = 0;
        return progress;
    }

private:
    Clock::time_point m_start = Clock::now();
    double m_loss = 0.0;
    std::int64_t m_steps = 0;
    std::int64_t m_allSteps = 0;
};

/// Measures, keeps the best, saves. The score, or why it failed.
Result<double> check(const ModelManifest& manifest, const Trainer& trainer, const LoadedTracks& validation,
                     const FitOptions& options, BestWeights& best)
{
    auto weights = trainer.averagedWeights();
    const auto score = validationScore(manifest, weights, validation);
    if (!score)
        return score.error();
    if (auto kept = best.offer(std::move(weights), trainer.stepsDone(), *score); !kept)
        return kept.error();
    if (options.checkpoint.empty())
        return *score;
    if (auto saved = trainer.saveCheckpoint(options.checkpoint); !saved)
        return saved.error();
    return *score;
}

Result<std::vector<float>> hiddenOf(HearingNetwork& network, const MelSpectrogram& mel)
{
    auto heard = network.hear(mel);
    if (!heard)
        return heard.error();
    return std::move(heard->hidden);
}

/// Collections as numbers.
std::vector<int> groupsOf(const LoadedTracks& loaded)
{
    std::map<std::string, int> numbers;
    std::vector<int> groups;
    for (const CorpusTrack& track : loaded.tracks)
        groups.push_back(numbers.emplace(track.collection, static_cast<int>(numbers.size())).first->second);
    return groups;
}

double meanOf(std::span<const QueryScore> scores, double QueryScore::*measure)
{
    double sum = 0.0;
    for (const QueryScore& score : scores)
        sum += score.*measure;
    return scores.empty() ? 0.0 : sum / static_cast<double>(scores.size());
}

} // namespace

Result<double> validationScore(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                               const LoadedTracks& validation)
{
    auto network = HearingNetwork::fromTensors(manifest, tensors);
    if (!network)
        return network.error();
    const auto scores = scoreSystem("hidden", validation,
                                    [&network](const MelSpectrogram& mel) { return hiddenOf(*network, mel); }, {});
    if (!scores)
        return scores.error();
    return (meanOf(scores->sameCollection, &QueryScore::averagePrecision) +
            meanOf(scores->otherHalf, &QueryScore::precisionAt1)) /
           2.0;
}

Result<FitResult> fitNetwork(const ModelManifest& manifest, const LoadedTracks& training,
                             const LoadedTracks& validation, const FitOptions& options,
                             const std::function<void(const FitProgress&)>& report, std::stop_token stop)
{
    Trainer trainer(manifest, training.mels, groupsOf(training), options.training);
    BestWeights best(besideCheckpoint(options.checkpoint));
    std::error_code ignored;
    if (!options.checkpoint.empty() && std::filesystem::exists(options.checkpoint, ignored)) {
        if (auto resumed = trainer.resume(options.checkpoint); !resumed)
            return resumed.error();
        if (auto restored = best.restore(); !restored && restored.error().code != ErrorCode::NotFound)
            return restored.error();
    }

    const std::int64_t steps = options.training.steps;
    Pace pace;
    while (trainer.stepsDone() < steps) {
        if (stop.stop_requested()) {
            if (!options.checkpoint.empty())
                if (auto saved = trainer.saveCheckpoint(options.checkpoint); !saved)
                    return saved.error();
            return Error{ErrorCode::Cancelled, "stopped after step " + std::to_string(trainer.stepsDone())};
        }
        const auto loss = trainer.step();
        if (!loss)
            return loss.error();
        pace.add(*loss);
        const std::int64_t step = trainer.stepsDone();
        const bool checked = step % options.checkEvery == 0 || step == steps;
        if (!checked && step % options.reportEvery != 0)
            continue;
        FitProgress progress = pace.report(step, steps);
        if (checked) {
            const auto score = check(manifest, trainer, validation, options, best);
            if (!score)
                return score.error();
            progress.validation = *score;
        }
        report(progress);
    }

    FitResult result = best.result();
    if (result.tensors.empty())
        return Error{ErrorCode::NotFound, "the checkpoint has all its steps behind it but no weights were kept"};
    result.stepsDone = steps;
    std::vector<MelSpectrogram> all = training.mels;
    all.insert(all.end(), validation.mels.begin(), validation.mels.end());
    if (auto fitted = fitVector(manifest, result.tensors, all, options.projection); !fitted)
        return fitted.error();
    return result;
}

} // namespace tonekin
