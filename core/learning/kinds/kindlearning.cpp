// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds/kindlearning.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tonekin {

namespace {

struct Row {
    KindFeatures standard{};
    std::size_t kind = 0;
};

/// Silence is rare, so that its deviation is small and a third of silence would be as far out as it may count.
constexpr double leastSilenceDeviation = 0.25;

using Weights = std::array<std::array<double, kindFeatures + 1>, trackKinds>; // the bias last

void measureFeatures(std::span<const LabelledKind> tracks, KindModel& model)
{
    for (std::size_t i = 0; i < kindFeatures; ++i) {
        double sum = 0.0;
        double squares = 0.0;
        double count = 0.0;
        for (const LabelledKind& track : tracks) {
            const double value = track.features[i];
            if (std::isnan(value))
                continue;
            sum += value;
            squares += value * value;
            count += 1.0;
        }
        model.means[i] = count > 0.0 ? sum / count : 0.0;
        const double variance = count > 1.0 ? squares / count - model.means[i] * model.means[i] : 0.0;
        model.deviations[i] = std::sqrt(std::max(0.0, variance));
    }
    double& ofSilence = model.deviations[static_cast<std::size_t>(KindFeature::Silence)];
    ofSilence = std::max(ofSilence, leastSilenceDeviation);
}

std::vector<Row> rowsOf(std::span<const LabelledKind> tracks, const KindModel& model)
{
    std::vector<Row> rows;
    const std::vector<LabelledKind> all(tracks.begin(), tracks.end());
    for (const KindContext context : {KindContext::Whole, KindContext::WithoutPlace, KindContext::Alone})
        for (const LabelledKind& track : inContext(all, context))
            rows.push_back({standardisedFeatures(track.features, model), static_cast<std::size_t>(track.kind)});
    return rows;
}

Weights gradientOf(const std::vector<Row>& rows, const Weights& weights, double ridge)
{
    Weights gradient{};
    const double each = 1.0 / static_cast<double>(rows.size());
    for (const Row& row : rows) {
        std::array<double, trackKinds> values{};
        for (std::size_t kind = 0; kind < values.size(); ++kind) {
            values[kind] = weights[kind][kindFeatures];
            for (std::size_t i = 0; i < kindFeatures; ++i)
                values[kind] += weights[kind][i] * row.standard[i];
        }
        const KindProbabilities found = probabilitiesOf(values);
        for (std::size_t kind = 0; kind < values.size(); ++kind) {
            const double error = each * (found[kind] - (kind == row.kind ? 1.0 : 0.0));
            for (std::size_t i = 0; i < kindFeatures; ++i)
                gradient[kind][i] += error * row.standard[i];
            gradient[kind][kindFeatures] += error;
        }
    }
    for (std::size_t kind = 0; kind < weights.size(); ++kind)
        for (std::size_t i = 0; i < kindFeatures; ++i)
            gradient[kind][i] += 2.0 * ridge * weights[kind][i];
    return gradient;
}

void printFigures(std::string& text, const KindFeatures& figures, const char* indent)
{
    text += '{';
    for (std::size_t i = 0; i < figures.size(); ++i) {
        std::array<char, 32> number{};
        std::snprintf(number.data(), number.size(), "%.5g", figures[i]);
        text += i == 0 ? "" : i % 10 == 0 ? std::string(",\n") + indent : std::string(", ");
        text += number.data();
    }
    text += '}';
}

} // namespace

KindModel learnKinds(std::span<const LabelledKind> tracks, const KindLearningOptions& options)
{
    constexpr double rate = 0.5;
    constexpr double momentum = 0.9;
    KindModel model;
    measureFeatures(tracks, model);
    const std::vector<Row> rows = rowsOf(tracks, model);
    Weights weights{};
    Weights speed{};
    for (int step = 0; step < options.steps; ++step) {
        const Weights gradient = gradientOf(rows, weights, options.ridge);
        for (std::size_t kind = 0; kind < weights.size(); ++kind)
            for (std::size_t i = 0; i < weights[kind].size(); ++i) {
                speed[kind][i] = momentum * speed[kind][i] - rate * gradient[kind][i];
                weights[kind][i] += speed[kind][i];
            }
    }
    for (std::size_t kind = 0; kind < weights.size(); ++kind) {
        std::copy_n(weights[kind].begin(), kindFeatures, model.weights[kind].begin());
        model.biases[kind] = weights[kind][kindFeatures];
    }
    const auto unusual =
        std::ranges::count_if(tracks, [](const LabelledKind& track) { return track.kind != TrackKind::Ordinary; });
    model.unusualShare = static_cast<double>(unusual) / static_cast<double>(std::max<std::size_t>(1, tracks.size()));
    return model;
}

std::string printKindModel(const KindModel& model, const std::string& madeBy)
{
    std::string text = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
                       "// clang-format off\n// Made by: " +
                       madeBy +
                       "\n#include \"curation/trackkinds.h\"\n\nnamespace tonekin {\n\n"
                       "const KindModel& shippedKindModel()\n{\n"
                       "    static constexpr KindModel model{\n        ";
    printFigures(text, model.means, "         ");
    text += ",\n        ";
    printFigures(text, model.deviations, "         ");
    text += ",\n        {";
    for (std::size_t kind = 0; kind < model.biases.size(); ++kind) {
        std::array<char, 32> number{};
        std::snprintf(number.data(), number.size(), "%.5g", model.biases[kind]);
        text += (kind == 0 ? "" : ", ") + std::string(number.data());
    }
    text += "},\n        {{\n";
    for (const KindFeatures& weights : model.weights) {
        text += "            ";
        printFigures(text, weights, "             ");
        text += ",\n";
    }
    text += "        }},\n        ";
    std::array<char, 32> share{};
    std::snprintf(share.data(), share.size(), "%.5g", model.unusualShare);
    text += share.data();
    text += "};\n    return model;\n}\n\n} // namespace tonekin\n";
    return text;
}

} // namespace tonekin
