// SPDX-License-Identifier: GPL-3.0-or-later
#include "unitrows.h"

#include <algorithm>

namespace tonekin::cli {

namespace {

/// The values of one measure of one layer; empty where the track has none.
std::vector<float> valuesOf(const StoredActivations& activations, NetworkLayer layer, RankBy by)
{
    std::vector<float> values;
    if (!layer.isConvolution())
        return activations.hidden;
    if (layer == NetworkLayer{1}) {
        for (const FilterResponse& filter : activations.filters)
            values.push_back(by == RankBy::Maximum ? filter.maximum : filter.mean);
        return values;
    }
    const auto later = static_cast<std::size_t>(layer.number) - 2;
    if (later < activations.laterPeaks.size())
        for (const FilterPeak& peak : activations.laterPeaks[later])
            values.push_back(peak.maximum);
    return values;
}

} // namespace

bool keeps(NetworkLayer layer, RankBy by)
{
    return layer == NetworkLayer{1} || by == usualMeasure(layer);
}

RankBy usualMeasure(NetworkLayer layer)
{
    return layer.isConvolution() ? RankBy::Maximum : RankBy::Mean;
}

RankBy usageMeasure(NetworkLayer layer)
{
    return keeps(layer, RankBy::Mean) ? RankBy::Mean : RankBy::Maximum;
}

Result<UnitRows> readUnits(const OpenedLibrary& opened, const std::string& modelHash, NetworkLayer layer, RankBy by,
                           std::optional<int> only)
{
    UnitRows rows;
    const auto read = opened.library().forEachAnalysed(modelHash, [&](const StoredActivations& activations) {
        const std::vector<float> values = valuesOf(activations, layer, by);
        if (values.empty() || !opened.has(activations.id) || opened.row(activations.id).state == TrackState::Excluded)
            return true;
        rows.units = std::max(rows.units, static_cast<int>(values.size()));
        std::span<const float> wanted = values;
        if (only) {
            const auto at = static_cast<std::size_t>(*only);
            if (at >= values.size())
                return true;
            wanted = wanted.subspan(at, 1);
        }
        const TrackLabels& labels = opened.labelsOf(activations.id);
        const LayerActivations layerActivations{layer, by, wanted};
        rows.rankings.add(activations.id, UnitRankings::Labels::of(labels.album, labels.audioKey),
                          std::span(&layerActivations, 1));
        return true;
    });
    if (!read)
        return read.error();
    return rows;
}

Result<std::optional<double>> momentOf(const Library& library, TrackId track, const std::string& modelHash,
                                       NetworkUnit unit)
{
    const auto at = static_cast<std::size_t>(unit.index);
    if (!unit.layer.isConvolution())
        return std::optional<double>();
    if (unit.layer == NetworkLayer{1}) {
        const auto filters = library.filters(track, modelHash);
        if (!filters)
            return filters.error();
        return at < filters->size() ? std::optional<double>((*filters)[at].secondsOfMaximum) : std::nullopt;
    }
    const auto peaks = library.laterPeaks(track, modelHash);
    if (!peaks)
        return peaks.error();
    const auto later = static_cast<std::size_t>(unit.layer.number) - 2;
    const bool known = later < peaks->size() && at < (*peaks)[later].size();
    return known ? std::optional<double>((*peaks)[later][at].seconds) : std::nullopt;
}

} // namespace tonekin::cli
