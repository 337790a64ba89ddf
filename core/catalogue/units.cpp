// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/units.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tonekin {

namespace {

template <typename Activation>
std::optional<double> secondsAt(const std::vector<Activation>& activations, int index, float Activation::*seconds)
{
    const auto place = static_cast<std::size_t>(index);
    if (place >= activations.size())
        return {};
    return static_cast<double>(activations[place].*seconds);
}

/// Where a unit is activated most in a track; empty for layers that keep no moments.
Result<std::optional<double>> momentOf(const Library& library, TrackId track, const std::string& modelHash,
                                       NetworkUnit unit)
{
    if (!unit.layer.isConvolution())
        return std::optional<double>();
    if (unit.layer == NetworkLayer{1}) {
        const auto filters = library.findings().filters(track, modelHash);
        if (!filters)
            return filters.error();
        return secondsAt(*filters, unit.index, &FilterResponse::secondsOfMaximum);
    }
    const auto peaks = library.findings().laterPeaks(track, modelHash);
    if (!peaks)
        return peaks.error();
    const auto later = static_cast<std::size_t>(unit.layer.number) - 2;
    return later < peaks->size() ? secondsAt((*peaks)[later], unit.index, &FilterPeak::seconds) : std::nullopt;
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

ActivationsByLayer::ActivationsByLayer(const StoredActivations& stored)
{
    std::vector<float> maxima;
    std::vector<float> means;
    for (const FilterResponse& response : stored.filters) {
        maxima.push_back(response.maximum);
        means.push_back(response.mean);
    }
    add({1}, RankBy::Maximum, std::move(maxima));
    add({1}, RankBy::Mean, std::move(means));
    for (std::size_t later = 0; later < stored.laterPeaks.size(); ++later) {
        std::vector<float> peaks;
        for (const FilterPeak& peak : stored.laterPeaks[later])
            peaks.push_back(peak.maximum);
        add({static_cast<int>(later) + 2}, RankBy::Maximum, std::move(peaks));
    }
    add({NetworkLayer::lastHidden}, RankBy::Mean, stored.hidden);
}

void ActivationsByLayer::add(NetworkLayer layer, RankBy by, std::vector<float> values)
{
    if (values.empty())
        return;
    m_values.push_back(std::move(values));
    m_layers.push_back({layer, by, m_values.back()}); // the numbers do not move when their vector does
}

std::span<const float> ActivationsByLayer::of(NetworkLayer layer, RankBy by) const
{
    const auto found =
        std::ranges::find_if(m_layers, [&](const LayerActivations& one) { return one.layer == layer && one.by == by; });
    return found == m_layers.end() ? std::span<const float>() : found->values;
}

UnitRankings::Labels unitLabelsOf(const CatalogueTrack& track)
{
    const TrackLabels labels = track.labels();
    return UnitRankings::Labels::of(labels.album, labels.audioKey);
}

Result<UnitList> unitList(const UnitRankings& rankings, const Library& library, const std::string& modelHash,
                          const UnitQuery& query)
{
    UnitList list{query, {}};
    RankOptions options;
    options.count = query.count;
    for (RankedTrack& track : rankings.top(query.unit, query.by, options)) {
        const auto seconds = momentOf(library, track.id, modelHash, query.unit);
        if (!seconds && seconds.error().code != ErrorCode::NotFound)
            return seconds.error();
        list.rows.push_back({track.id, track.value, rankings.unusualness(query.unit, query.by, track.value),
                             seconds ? *seconds : std::nullopt, std::move(track.sameAudio)});
    }
    return list;
}

std::vector<FiringUnit> firingUnits(const UnitRankings& rankings, std::span<const float> values, std::size_t count)
{
    std::vector<FiringUnit> units;
    for (const float value : values) {
        const int index = static_cast<int>(units.size());
        units.push_back({index, value, rankings.unusualness({{NetworkLayer::lastHidden}, index}, RankBy::Mean, value)});
    }
    std::erase_if(units, [](const FiringUnit& unit) { return !(unit.value > 0.0F); });
    std::ranges::stable_sort(units, std::ranges::greater(), &FiringUnit::unusualness);
    if (units.size() > count)
        units.resize(count);
    return units;
}

Result<LayerRankings> readRankings(const Library& library, const Catalogue& catalogue, const std::string& modelHash,
                                   NetworkLayer layer, RankBy by)
{
    LayerRankings read;
    const auto status = library.findings().forEachAnalysed(modelHash, [&](const StoredActivations& stored) {
        const CatalogueTrack* track = catalogue.find(stored.id);
        if (!track || !takesPart(*track, Purpose::UnitList))
            return true;
        const ActivationsByLayer activations(stored);
        const std::span<const float> values = activations.of(layer, by);
        if (values.empty())
            return true;
        read.units = std::max(read.units, static_cast<int>(values.size()));
        const LayerActivations one{layer, by, values};
        read.rankings.add(stored.id, unitLabelsOf(*track), std::span(&one, 1));
        return true;
    });
    if (!status)
        return status.error();
    return read;
}

} // namespace tonekin
