// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/why.h"

#include "library/findingstore.h"
#include "library/library.h"
#include "similarity/dotproducts.h"
#include "similarity/nearestfirst.h"

#include <algorithm>

namespace tonekin {

namespace {

/// A value that the library has, or an empty one where it has none.
template <typename Value>
Result<Value> orEmpty(Result<Value> found)
{
    if (!found && found.error().code == ErrorCode::NotFound)
        return Value{};
    return found;
}

void addUnits(const WhyQuery& query, NetworkLayer layer, std::span<const float> one, std::span<const float> other,
              std::vector<UnitPair>& units)
{
    const std::size_t count = std::min(one.size(), other.size());
    for (std::size_t index = 0; index < count; ++index) {
        const NetworkUnit unit{layer, static_cast<int>(index)};
        units.push_back({unit, query.unusualness(unit, one[index]), query.unusualness(unit, other[index])});
    }
}

std::vector<float> meansOf(const std::vector<FilterResponse>& filters)
{
    std::vector<float> means;
    for (const FilterResponse& filter : filters)
        means.push_back(filter.mean);
    return means;
}

Result<std::vector<UnitPair>> unitsOf(const WhyQuery& query, const Library& library)
{
    std::vector<UnitPair> units;
    const auto filters = orEmpty(library.findings().filters(query.one, query.modelHash));
    const auto otherFilters = orEmpty(library.findings().filters(query.other, query.modelHash));
    const auto hidden = orEmpty(library.findings().hiddenUnits(query.one, query.modelHash));
    const auto otherHidden = orEmpty(library.findings().hiddenUnits(query.other, query.modelHash));
    for (const auto* failed : {&filters, &otherFilters})
        if (!*failed)
            return failed->error();
    for (const auto* failed : {&hidden, &otherHidden})
        if (!*failed)
            return failed->error();
    addUnits(query, NetworkLayer{1}, meansOf(*filters), meansOf(*otherFilters), units);
    addUnits(query, NetworkLayer{NetworkLayer::lastHidden}, *hidden, *otherHidden, units);
    return units;
}

std::optional<double> loudnessOf(const Library& library, TrackId id)
{
    const auto known = library.findings().loudness(id);
    return known ? std::optional(*known) : std::nullopt;
}

} // namespace

Result<Why> whySimilar(const WhyQuery& query, const VectorIndex& index, const Library& library)
{
    const auto place = index.placeOf(query.one);
    const auto otherPlace = index.placeOf(query.other);
    if (!place || !otherPlace)
        return Error{ErrorCode::NotFound, "a track has no vector"};
    Why why;
    why.similarity = similarityBetween(index, *place, *otherPlace);
    dotProducts(index.row(*place).data(), 1, index.row(*place).size(), index.row(*otherPlace).data(), &why.cosine);
    why.parts = partShares(index.row(*place), index.row(*otherPlace), query.parts);
    const auto units = unitsOf(query, library);
    if (!units)
        return units.error();
    why.shared = sharedUnits(*units, query.count);
    why.differing = differingUnits(*units, query.count);
    const auto sections = orEmpty(library.findings().sections(query.one, query.modelHash));
    const auto otherSections = orEmpty(library.findings().sections(query.other, query.modelHash));
    if (!sections)
        return sections.error();
    if (!otherSections)
        return otherSections.error();
    why.moments = bestMoments(*sections, *otherSections, query.count);
    why.loudness = loudnessOf(library, query.one);
    why.otherLoudness = loudnessOf(library, query.other);
    return why;
}

} // namespace tonekin
