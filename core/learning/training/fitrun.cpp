// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/fitrun.h"

#include "measures/systemscores.h"
#include "measures/trackrelations.h"
#include "model/wholefile.h"
#include "nn/inferencenetwork.h"
#include "training/projection.h"

#include <chrono>
#include <cmath>
#include <new>
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

/// One run: what belongs together while it lasts.
class FitRun {
public:
    FitRun(const ModelManifest& manifest, const FitTracks& tracks, const FitOptions& options, const TrainerPlace& place,
           const std::function<void(const FitProgress&)>& report)
        : m_manifest(manifest)
        , m_tracks(tracks)
        , m_options(options)
        , m_group(place.group != nullptr ? *place.group : m_alone)
        , m_report(report)
        , m_trainer(manifest, tracks.training, options.training, place)
        , m_best(besideCheckpoint(options.checkpoint))
    {
    }

    Result<FitResult> run(std::stop_token stop);

private:
    Status takeUp();
    Status afterStep();
    Status check(FitProgress& progress);
    Status save() const;
    Result<FitResult> finish();
    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }

    const ModelManifest& m_manifest;
    const FitTracks& m_tracks;
    const FitOptions& m_options;
    ProcessGroup m_alone;
    const ProcessGroup& m_group;
    const std::function<void(const FitProgress&)>& m_report;
    Trainer m_trainer;
    BestWeights m_best;
    TrainingLog m_log;
    Clock::time_point m_start;
    std::int64_t m_firstStep = 0; // where this time began
};

/// From the checkpoint, if there is one.
Status FitRun::takeUp()
{
    if (!m_tracks.lessons.mels.empty())
        if (auto taught = m_trainer.teachFilters(m_tracks.lessons); !taught)
            return taught;
    std::error_code ignored;
    if (!m_options.checkpoint.empty() && std::filesystem::exists(m_options.checkpoint, ignored)) {
        if (auto resumed = m_trainer.resume(m_options.checkpoint); !resumed)
            return resumed;
        if (auto restored = m_best.restore(); !restored && restored.error().code != ErrorCode::NotFound)
            return restored;
    }
    m_firstStep = m_trainer.stepsDone();
    if (!m_group.isFirst())
        return ok();
    auto log = TrainingLog::open(m_options.log, m_firstStep);
    if (!log)
        return log.error();
    m_log = std::move(*log);
    return ok();
}

Result<FitResult> FitRun::run(std::stop_token stop)
{
    if (auto checked = checkVectorLessons(m_manifest.vector, m_tracks.vectorLessons); !checked)
        return checked.error();
    if (auto takenUp = takeUp(); !takenUp)
        return takenUp.error();
    m_start = Clock::now();
    while (m_trainer.stepsDone() < m_options.training.steps) {
        if (m_group.any(stop.stop_requested())) { // all processes end after the same step
            if (auto saved = save(); !saved)
                return saved.error();
            return Error{ErrorCode::Cancelled, "stopped after step " + std::to_string(m_trainer.stepsDone())};
        }
        if (const auto loss = m_trainer.step(); !loss)
            return loss.error();
        if (auto done = afterStep(); !done)
            return done.error();
    }
    return finish();
}

Status FitRun::afterStep()
{
    const std::int64_t step = m_trainer.stepsDone();
    const std::int64_t steps = m_options.training.steps;
    const bool checked = step % m_options.checkEvery == 0 || step == steps;
    if (!m_group.isFirst() || (!checked && step % m_options.reportEvery != 0))
        return ok();
    FitProgress progress;
    progress.step = step;
    progress.steps = steps;
    progress.losses = m_trainer.takeLosses();
    progress.rate = m_trainer.rate();
    progress.revived = m_trainer.takeRevived();
    if (checked)
        if (auto done = check(progress); !done)
            return done;
    const double perStep = seconds() / static_cast<double>(step - m_firstStep);
    progress.seconds = m_log.earlierSeconds() + seconds();
    progress.timeLeft = std::chrono::seconds(std::llround(perStep * static_cast<double>(steps - step)));
    m_report(progress);
    return m_log.add(progress);
}

/// Measures, keeps the best, saves.
Status FitRun::check(FitProgress& progress)
{
    auto weights = m_trainer.averagedWeights();
    const auto score = validationScore(m_manifest, weights, m_tracks.validation);
    if (!score)
        return score.error();
    progress.validation = *score;
    if (!m_tracks.syntheticValidation.tracks.empty()) {
        const auto made = validationScore(m_manifest, weights, m_tracks.syntheticValidation);
        if (!made)
            return made.error();
        progress.syntheticValidation = *made;
    }
    if (auto kept = m_best.offer(std::move(weights), m_trainer.stepsDone(), *score); !kept)
        return kept;
    return save();
}

Status FitRun::save() const
{
    return m_options.checkpoint.empty() || !m_group.isFirst() ? ok() : m_trainer.saveCheckpoint(m_options.checkpoint);
}

Result<FitResult> FitRun::finish()
{
    FitResult result = m_best.result();
    result.stepsDone = m_options.training.steps;
    if (!m_group.isFirst())
        return result;
    if (result.tensors.empty())
        return Error{ErrorCode::NotFound, "the checkpoint has all its steps behind it but no weights were kept"};
    const LoadedTracks& training = m_tracks.training;
    const bool made = m_options.training.syntheticShare >= 1.0 || !hasReal(training);
    LoadedTracks analysed = tracksOfKind(training, made);
    append(analysed, LoadedTracks(made ? m_tracks.syntheticValidation : m_tracks.validation));
    if (auto fitted = fitVector(m_manifest, result.tensors, analysed, m_tracks.vectorLessons); !fitted)
        return fitted.error();
    return result;
}

Result<std::vector<float>> hiddenOf(InferenceNetwork& network, const MelSpectrogram& mel)
{
    auto analysed = network.analyse(mel);
    if (!analysed)
        return analysed.error();
    return std::move(analysed->hidden);
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
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
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

Result<FitResult> fitNetwork(const ModelManifest& manifest, const FitTracks& tracks, const FitOptions& options,
                             const TrainerPlace& place, const std::function<void(const FitProgress&)>& report,
                             std::stop_token stop)
{
    try {
        return FitRun(manifest, tracks, options, place, report).run(std::move(stop));
    } catch (const ProcessLost& lost) {
        return Error{ErrorCode::WorkerCrashed, lost.what()};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::LimitMemory, "out of memory"};
    }
}

} // namespace tonekin
