// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/reasons.h"

#include "similarity/dotproducts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

namespace tonekin {

namespace {

constexpr std::size_t mostSections = 1000; // of a track: a million pairs

double product(std::span<const float> one, std::span<const float> other)
{
    double sum = 0.0;
    for (std::size_t axis = 0; axis < one.size(); ++axis)
        sum += static_cast<double>(one[axis]) * static_cast<double>(other[axis]);
    return sum;
}

double common(const UnitPair& pair)
{
    return std::min(pair.one, pair.other);
}

double difference(const UnitPair& pair)
{
    return std::abs(pair.one - pair.other);
}

/// Sections that can be compared, evenly spread where there are too many.
std::vector<const Section*> compared(std::span<const Section> sections, std::size_t dimensions)
{
    std::vector<const Section*> all;
    for (const Section& section : sections)
        if (section.embedding.size() == dimensions && dimensions > 0)
            all.push_back(&section);
    if (all.size() <= mostSections)
        return all;
    std::vector<const Section*> spread;
    for (std::size_t place = 0; place < mostSections; ++place)
        spread.push_back(all[place * all.size() / mostSections]);
    return spread;
}

bool overlap(float one, float other, float length)
{
    return std::abs(one - other) < length;
}

} // namespace

std::vector<PartShare> partShares(std::span<const float> one, std::span<const float> other,
                                  std::span<const VectorSlice> slices)
{
    std::vector<PartShare> shares;
    for (const VectorSlice& slice : slices) {
        if (slice.first + slice.count > std::min(one.size(), other.size()))
            return {};
        const auto part = one.subspan(slice.first, slice.count);
        const auto otherPart = other.subspan(slice.first, slice.count);
        const double weight = std::sqrt(product(part, part) * product(otherPart, otherPart));
        const double share = product(part, otherPart);
        shares.push_back({static_cast<float>(weight), static_cast<float>(weight > 0.0 ? share / weight : 0.0),
                          static_cast<float>(share)});
    }
    return shares;
}

std::vector<SharedUnit> sharedUnits(std::span<const UnitPair> units, std::size_t count)
{
    std::vector<SharedUnit> shared;
    double whole = 0.0;
    for (const UnitPair& pair : units)
        if (common(pair) >= leastSharedUnusualness) {
            shared.push_back({pair, 0.0});
            whole += common(pair);
        }
    std::ranges::stable_sort(shared, std::greater<>(), [](const SharedUnit& unit) { return common(unit.pair); });
    shared.resize(std::min(count, shared.size()));
    for (SharedUnit& unit : shared)
        unit.share = common(unit.pair) / whole;
    return shared;
}

std::vector<UnitPair> differingUnits(std::span<const UnitPair> units, std::size_t count)
{
    std::vector<UnitPair> differing;
    for (const UnitPair& pair : units)
        if (difference(pair) >= leastSharedUnusualness)
            differing.push_back(pair);
    std::ranges::stable_sort(differing, std::greater<>(), difference);
    differing.resize(std::min(count, differing.size()));
    return differing;
}

std::vector<MomentPair> bestMoments(std::span<const Section> one, std::span<const Section> other, std::size_t count)
{
    const std::size_t dimensions = one.empty() ? 0 : one.front().embedding.size();
    const auto sections = compared(one, dimensions);
    const auto others = compared(other, dimensions);
    std::vector<MomentPair> pairs;
    for (const Section* section : sections)
        for (const Section* match : others) {
            float cosine = 0.0F;
            dotProducts(section->embedding.data(), 1, dimensions, match->embedding.data(), &cosine);
            pairs.push_back({section->startSeconds, match->startSeconds,
                             std::min(section->lengthSeconds, match->lengthSeconds), cosine});
        }
    std::ranges::sort(pairs, {}, [](const MomentPair& pair) {
        return std::tuple(-pair.similarity, pair.seconds, pair.otherSeconds);
    });
    std::vector<MomentPair> best;
    for (const MomentPair& pair : pairs) {
        if (best.size() == count)
            break;
        if (std::ranges::none_of(best, [&](const MomentPair& taken) {
                return overlap(pair.seconds, taken.seconds, taken.length) ||
                       overlap(pair.otherSeconds, taken.otherSeconds, taken.length);
            }))
            best.push_back(pair);
    }
    return best;
}

} // namespace tonekin
