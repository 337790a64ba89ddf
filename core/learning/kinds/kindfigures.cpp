// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds/kindfigures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numeric>

namespace tonekin {

namespace {

constexpr double recallAsked = 0.7;
constexpr double shareFlagged = 0.02;

std::vector<std::size_t> highestFirst(std::span<const double> scores)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return scores[i]; });
    return order;
}

double calibrationErrorOf(std::span<const double> promised, const std::vector<bool>& is)
{
    constexpr std::size_t bins = 10;
    std::array<double, bins> sums{};
    std::array<double, bins> trues{};
    for (std::size_t i = 0; i < promised.size(); ++i) {
        const auto bin = std::min(bins - 1, static_cast<std::size_t>(promised[i] * bins));
        sums[bin] += promised[i];
        trues[bin] += is[i] ? 1.0 : 0.0;
    }
    double error = 0.0;
    for (std::size_t bin = 0; bin < bins; ++bin)
        error += std::abs(sums[bin] - trues[bin]);
    return promised.empty() ? 0.0 : error / static_cast<double>(promised.size());
}

} // namespace

SeparationFigures separationOf(std::span<const double> scores, const std::vector<bool>& positive)
{
    SeparationFigures figures;
    figures.positives = static_cast<std::size_t>(std::ranges::count(positive, true));
    const std::size_t negatives = scores.size() - figures.positives;
    if (figures.positives == 0 || negatives == 0)
        return figures;
    const auto order = highestFirst(scores);
    const auto asked = static_cast<std::size_t>(std::ceil(recallAsked * static_cast<double>(figures.positives)));
    double pairs = 0.0; // in the right order
    std::size_t found = 0;
    for (std::size_t first = 0; first < order.size();) { // those of one score stand together
        std::size_t end = first;
        std::size_t same = 0;
        while (end < order.size() && scores[order[end]] == scores[order[first]])
            same += positive[order[end++]] ? 1U : 0U;
        const std::size_t others = end - first - same;
        pairs += static_cast<double>(others) * (static_cast<double>(found) + static_cast<double>(same) / 2.0);
        found += same;
        if (found >= asked && figures.precisionAtRecall == 0.0)
            figures.precisionAtRecall = static_cast<double>(found) / static_cast<double>(end);
        first = end;
    }
    figures.auroc = pairs / (static_cast<double>(figures.positives) * static_cast<double>(negatives));
    return figures;
}

KindFigures measureKinds(std::span<const LabelledKind> tracks, const KindModel& model)
{
    KindFigures figures;
    figures.tracks = tracks.size();
    const auto unusual =
        std::ranges::count_if(tracks, [](const LabelledKind& one) { return one.kind != TrackKind::Ordinary; });
    KindOptions options;
    options.unusualShare = std::clamp(static_cast<double>(unusual) / static_cast<double>(tracks.size()), 0.001, 0.999);
    std::vector<KindJudgement> judged;
    for (const LabelledKind& track : tracks)
        judged.push_back(judgeKind(track.features, model, options, {}));
    std::size_t right = 0;
    for (std::size_t kind = 0; kind < trackKinds; ++kind) {
        std::vector<double> scores;
        std::vector<bool> is;
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            scores.push_back(kind == 0 ? judged[i].unusual() : judged[i].probabilities[kind]);
            is.push_back(kind == 0 ? tracks[i].kind != TrackKind::Ordinary
                                   : static_cast<std::size_t>(tracks[i].kind) == kind);
        }
        (kind == 0 ? figures.unusual : figures.kinds[kind]) = separationOf(scores, is);
        if (kind == 0)
            figures.calibrationError = calibrationErrorOf(scores, is);
    }
    for (std::size_t i = 0; i < tracks.size(); ++i)
        right += judged[i].kind == tracks[i].kind ? 1U : 0U;
    figures.accuracy = static_cast<double>(right) / static_cast<double>(tracks.size());
    return figures;
}

HiddenTitleFigures measureHiddenTitles(std::span<const LabelledKind> tracks, const KindModel& model)
{
    HiddenTitleFigures figures;
    figures.tracks = tracks.size();
    std::vector<double> scores;
    std::vector<bool> titled;
    std::vector<TrackKind> kinds;
    for (const LabelledKind& track : tracks) {
        const KindJudgement judged = judgeKind(track.features, model, {}, {});
        const bool isTitled = track.kind != TrackKind::Ordinary;
        scores.push_back(judged.unusual());
        titled.push_back(isTitled);
        kinds.push_back(judged.likeliestUnusual());
        figures.titled += isTitled ? 1U : 0U;
        figures.listed += judged.isWorthListing() ? 1U : 0U;
        figures.titledListed += isTitled && judged.isWorthListing() ? 1U : 0U;
    }
    figures.auroc = separationOf(scores, titled).auroc;
    figures.flagged = static_cast<std::size_t>(std::ceil(shareFlagged * static_cast<double>(tracks.size())));
    const auto order = highestFirst(scores);
    for (std::size_t rank = 0; rank < figures.flagged; ++rank) {
        const std::size_t i = order[rank];
        figures.titledFlagged += titled[i] ? 1U : 0U;
        std::array<char, 64> found{};
        std::snprintf(found.data(), found.size(), "%s %.2f%s ", nameOf(kinds[i]).data(), scores[i],
                      titled[i] ? ", titled" : "");
        figures.names.push_back(found.data() + tracks[i].name);
    }
    return figures;
}

} // namespace tonekin
