// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/factorreport.h"

#include "base/randomstream.h"
#include "evaluation/timbrebaseline.h"
#include "factors/factorfit.h"
#include "factors/ridge.h"

#include <cmath>
#include <numbers>

namespace tonekin {
namespace {

Rows timbreRows(const TargetTracks& tracks)
{
    Rows rows;
    for (const MelSpectrogram& mel : tracks.loaded.mels)
        rows.push_back(timbreStatistics(mel));
    return rows;
}

Result<Rows> regressedFactors(const FactorSplit& split)
{
    const auto regression = fitRidgeByValidation(timbreRows(split.training), split.training.directions,
                                                 timbreRows(split.validation), split.validation.directions);
    if (!regression)
        return regression.error();
    Rows predicted;
    for (const auto& row : timbreRows(split.test))
        predicted.push_back(regression->predict(row));
    return predicted;
}

/// Directions that know nothing.
Rows randomFactors(std::size_t tracks, std::size_t dimensions, std::uint64_t seed)
{
    Rows rows;
    for (std::size_t track = 0; track < tracks; ++track) {
        RandomStream random(seed, {track});
        std::vector<float> row;
        double squares = 0.0;
        for (std::size_t i = 0; i < dimensions; ++i) {
            const double radius = std::sqrt(-2.0 * std::log(1.0 - random.unit()));
            row.push_back(static_cast<float>(radius * std::cos(2.0 * std::numbers::pi * random.unit())));
            squares += static_cast<double>(row.back()) * row.back();
        }
        for (float& value : row)
            value /= static_cast<float>(std::sqrt(squares));
        rows.push_back(std::move(row));
    }
    return rows;
}

Rows wholeFactors(const TargetTracks& tracks, const LatentFactors& factors)
{
    Rows rows = tracks.directions;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (float& value : rows[i])
            value *= factors.lengths[tracks.factorIndex[i]];
    return rows;
}

} // namespace

Result<FactorReport> reportOnFactors(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                     const FactorSplit& split, const LatentFactors& factors, std::size_t mostListeners,
                                     std::uint64_t seed)
{
    const TargetTracks& test = split.test;
    const ListenerQuestions questions = questionsAbout(factors, test.factorIndex, mostListeners, seed);
    if (questions.listeners.empty())
        return Error{ErrorCode::InvalidArgument, "nobody listens to some of the test half's tracks only"};
    auto predicted = predictFactors(manifest, tensors, test.loaded.mels);
    if (!predicted)
        return predicted.error();
    auto regressed = regressedFactors(split);
    if (!regressed)
        return regressed.error();

    FactorReport report{split.training.directions.size(),
                        split.validation.directions.size(),
                        test.directions.size(),
                        questions.listeners.size(),
                        {}};
    const std::vector<float> mean = meanDirection(split.training.directions);
    const auto add = [&](const char* name, const Rows& rows) {
        report.systems.push_back(
            {name, explainedShare(rows, test.directions, mean), scoreListeners(questions, factors, rows)});
    };
    add("this network", *predicted);
    add("linear regression on timbre statistics", *regressed);
    add("random factors", randomFactors(test.directions.size(), factors.dimensions(), seed));
    add("the listening's directions (upper bound)", test.directions);
    add("the listening's whole factors (knows popularity)", wholeFactors(test, factors));
    return report;
}

} // namespace tonekin
