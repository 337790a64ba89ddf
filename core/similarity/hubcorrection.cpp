// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/hubcorrection.h"

#include "similarity/dotproducts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tonekin {
namespace {

constexpr double steps = fixedDistanceSteps; // a thousand squares of 2.0 stay far below 2^63
constexpr std::size_t blockRows = 32;        // stay in the first-level cache while the whole sample passes by
constexpr double leastDifference = 1e-8;     // of a cosine from 1

/// Scatters ids over all numbers, so that those with the lowest are a sample without any order (the finaliser of
/// Steele, Lea and Flood's SplitMix, 2014).
std::uint64_t hashOf(TrackId id)
{
    auto hash = static_cast<std::uint64_t>(id.value) + 0x9e3779b97f4a7c15U;
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
    return hash ^ (hash >> 31U);
}

/// A total order: the hash is a permutation of 64-bit numbers.
bool comesBefore(TrackId a, TrackId b)
{
    return hashOf(a) < hashOf(b);
}

void add(HubCorrection::Sums& sums, std::int64_t distance, std::int64_t sign)
{
    sums.distances += sign * distance;
    sums.squares += sign * distance * distance;
}

/// Damaged vectors are no measure of anything.
bool isSound(std::span<const float> vector)
{
    float square = -1.0F;
    dotProducts(vector.data(), 1, vector.size(), vector.data(), &square);
    return square > 0.9F && square < 1.1F;
}

std::vector<std::int32_t> distancesTo(std::span<const float> vector, std::span<const float> rows, std::size_t count)
{
    std::vector<float> cosines(count);
    std::vector<std::int32_t> distances(count);
    dotProducts(rows.data(), count, vector.size(), vector.data(), cosines.data());
    fixedDistances(cosines.data(), count, distances.data());
    return distances;
}

DistanceStatistics fitOfSums(const HubCorrection::Sums& sums, std::size_t count)
{
    if (count == 0)
        return fitted({}, DistanceShape::LogNormal);
    const double mean = static_cast<double>(sums.distances) / steps / static_cast<double>(count);
    // Tracks that are all the same are apart by rounding only; what is nearer than that is not any nearer.
    const double atLeast = std::max(mean, 1e-3);
    const double square = static_cast<double>(sums.squares) / (steps * steps) / static_cast<double>(count);
    const double deviation = std::sqrt(std::max(0.0, square - mean * mean));
    return fitted({static_cast<float>(atLeast), static_cast<float>(deviation)}, DistanceShape::LogNormal);
}

std::vector<TrackId> drawSample(const VectorRows& rows, std::vector<float>& values)
{
    std::vector<std::size_t> places(rows.ids.size());
    for (std::size_t place = 0; place < places.size(); ++place)
        places[place] = place;
    std::ranges::make_heap(places, [&](std::size_t a, std::size_t b) { return comesBefore(rows.ids[b], rows.ids[a]); });
    std::vector<TrackId> sample;
    while (!places.empty() && sample.size() < HubCorrection::sampleSize) {
        std::ranges::pop_heap(places,
                              [&](std::size_t a, std::size_t b) { return comesBefore(rows.ids[b], rows.ids[a]); });
        const auto row = rows.row(places.back());
        if (isSound(row)) {
            sample.push_back(rows.ids[places.back()]);
            values.insert(values.end(), row.begin(), row.end());
        }
        places.pop_back();
    }
    return sample;
}

/// Every member's distance to a block of rows at a time.
std::vector<HubCorrection::Sums> sumsOfRows(const VectorRows& rows, std::size_t first, std::size_t count,
                                            std::span<const TrackId> sample, std::span<const float> sampleValues)
{
    std::vector<HubCorrection::Sums> sums(count);
    std::array<float, blockRows> cosines;
    std::array<std::int32_t, blockRows> distances;
    for (std::size_t block = 0; block < count; block += blockRows) {
        const std::size_t size = std::min(blockRows, count - block);
        for (std::size_t member = 0; member < sample.size(); ++member) {
            dotProducts(rows.row(first + block).data(), size, rows.dimensions,
                        sampleValues.data() + member * rows.dimensions, cosines.data());
            fixedDistances(cosines.data(), size, distances.data());
            for (std::size_t place = 0; place < size; ++place) {
                if (rows.ids[first + block + place] != sample[member])
                    add(sums[block + place], distances[place], 1);
            }
        }
    }
    return sums;
}

} // namespace

HubCorrection::Portion HubCorrection::next(const VectorRows& rows, std::size_t most) const
{
    Portion portion;
    if (!m_drawn)
        portion.sample = drawSample(rows, portion.sampleValues);
    const auto& sample = m_drawn ? m_sample : *portion.sample;
    const auto& values = m_drawn ? m_sampleValues : portion.sampleValues;
    const std::size_t count = std::min(most, rows.ids.size() - m_sums.size());
    portion.sums = sumsOfRows(rows, m_sums.size(), count, sample, values);
    return portion;
}

void HubCorrection::take(Portion portion, const VectorRows& rows)
{
    if (portion.sample) {
        m_drawn = true;
        m_sample = *std::move(portion.sample);
        m_sampleValues = std::move(portion.sampleValues);
    }
    m_sums.insert(m_sums.end(), portion.sums.begin(), portion.sums.end());
    if (covers(rows))
        fitAll(rows);
}

bool HubCorrection::isUsable(const VectorRows& rows) const
{
    return covers(rows) && m_sample.size() >= fewestTracks;
}

bool HubCorrection::isInSample(TrackId id) const
{
    return std::ranges::binary_search(m_sample, id, comesBefore);
}

HubCorrection::Sums HubCorrection::sumsOf(std::span<const float> vector, std::span<const TrackId> without,
                                          std::size_t& counted) const
{
    const auto distances = distancesTo(vector, m_sampleValues, m_sample.size());
    Sums sums;
    counted = 0;
    for (std::size_t member = 0; member < m_sample.size(); ++member) {
        if (std::ranges::find(without, m_sample[member]) != without.end())
            continue;
        add(sums, distances[member], 1);
        ++counted;
    }
    return sums;
}

DistanceStatistics HubCorrection::fitOf(std::span<const float> vector, std::span<const TrackId> without) const
{
    std::size_t counted = 0;
    const Sums sums = sumsOf(vector, without, counted);
    if (counted + 1 >= fewestTracks || without.empty())
        return fitOfSums(sums, counted);
    return fitOf(vector, {});
}

void HubCorrection::fit(const VectorRows& rows, std::size_t place)
{
    m_fits[place] = fitOfSums(m_sums[place], m_sample.size() - (isInSample(rows.ids[place]) ? 1 : 0));
}

void HubCorrection::fitAll(const VectorRows& rows)
{
    m_fits.resize(m_sums.size());
    double mean = 0.0;
    double deviation = 0.0;
    for (std::size_t place = 0; place < m_fits.size(); ++place) {
        fit(rows, place);
        if (!isInSample(rows.ids[place]))
            continue;
        mean += static_cast<double>(m_fits[place].mean);
        deviation += static_cast<double>(m_fits[place].deviation);
    }
    const auto members = static_cast<double>(std::max<std::size_t>(m_sample.size(), 1));
    m_usual = {static_cast<float>(mean / members), static_cast<float>(deviation / members)};
}

void HubCorrection::addToAll(const VectorRows& rows, TrackId of, std::span<const float> vector, std::int64_t sign)
{
    const auto distances = distancesTo(vector, rows.values, m_sums.size());
    for (std::size_t place = 0; place < distances.size(); ++place) {
        if (rows.ids[place] != of)
            add(m_sums[place], distances[place], sign);
    }
}

void HubCorrection::enter(const VectorRows& rows, TrackId id, std::span<const float> vector)
{
    const auto place = std::ranges::lower_bound(m_sample, id, comesBefore) - m_sample.begin();
    m_sample.insert(m_sample.begin() + place, id);
    m_sampleValues.insert(m_sampleValues.begin() + place * static_cast<std::ptrdiff_t>(vector.size()), vector.begin(),
                          vector.end());
    addToAll(rows, id, vector, 1);
}

void HubCorrection::leave(const VectorRows& rows, TrackId id, std::span<const float> vector)
{
    const auto place = std::ranges::lower_bound(m_sample, id, comesBefore) - m_sample.begin();
    const auto width = static_cast<std::ptrdiff_t>(vector.size());
    addToAll(rows, id, vector, -1);
    m_sample.erase(m_sample.begin() + place);
    m_sampleValues.erase(m_sampleValues.begin() + place * width, m_sampleValues.begin() + (place + 1) * width);
}

/// Fills a free place of the sample with the next track in the order of hashes.
void HubCorrection::refill(const VectorRows& rows)
{
    std::optional<std::size_t> best;
    for (std::size_t place = 0; place < rows.ids.size(); ++place) {
        const bool isBetter = !best || comesBefore(rows.ids[place], rows.ids[*best]);
        if (isBetter && !isInSample(rows.ids[place]) && isSound(rows.row(place)))
            best = place;
    }
    if (best)
        enter(rows, rows.ids[*best], rows.row(*best));
}

/// Takes a row into the sample if its hash is among the lowest.
bool HubCorrection::offer(const VectorRows& rows, std::size_t place)
{
    const bool isFull = m_sample.size() == sampleSize;
    if (!isSound(rows.row(place)) || (isFull && !comesBefore(rows.ids[place], m_sample.back())))
        return false;
    if (isFull)
        leave(rows, m_sample.back(), std::span(m_sampleValues).last(rows.dimensions));
    enter(rows, rows.ids[place], rows.row(place));
    return true;
}

void HubCorrection::added(const VectorRows& rows)
{
    if (!m_drawn)
        return;
    const std::size_t place = rows.ids.size() - 1;
    const bool othersAreCovered = m_sums.size() == place;
    const bool sampleHasChanged = offer(rows, place);
    if (!othersAreCovered)
        return;
    m_sums.push_back(sumsOfRows(rows, place, 1, m_sample, m_sampleValues).front());
    fitAfterChange(rows, place, sampleHasChanged);
}

void HubCorrection::replaced(const VectorRows& rows, std::size_t place, std::span<const float> before)
{
    if (!m_drawn)
        return;
    const bool wasInSample = isInSample(rows.ids[place]);
    if (wasInSample)
        leave(rows, rows.ids[place], before);
    const bool isNowInSample = offer(rows, place);
    if (wasInSample && !isNowInSample)
        refill(rows);
    if (place < m_sums.size())
        m_sums[place] = sumsOfRows(rows, place, 1, m_sample, m_sampleValues).front();
    if (covers(rows))
        fitAfterChange(rows, place, wasInSample || isNowInSample);
}

void HubCorrection::removed(const VectorRows& rows, std::size_t place, TrackId id, std::span<const float> vector)
{
    if (!m_drawn)
        return;
    const bool allWereCovered = m_sums.size() == rows.ids.size() + 1;
    if (allWereCovered) {
        m_sums[place] = m_sums.back();
        m_fits[place] = m_fits.back();
        m_sums.pop_back();
        m_fits.pop_back();
    }
    if (isInSample(id)) {
        leave(rows, id, vector);
        refill(rows);
        if (allWereCovered)
            fitAll(rows);
    }
    if (!allWereCovered && place < m_sums.size()) // a row that was still to be done has come here
        m_sums[place] = sumsOfRows(rows, place, 1, m_sample, m_sampleValues).front();
    if (covers(rows) && !allWereCovered)
        fitAll(rows);
}

void HubCorrection::fitAfterChange(const VectorRows& rows, std::size_t place, bool sampleHasChanged)
{
    if (sampleHasChanged)
        return fitAll(rows);
    m_fits.resize(m_sums.size());
    fit(rows, place);
}

float deviationsFrom(const DistanceStatistics& fit, float cosine)
{
    const double difference = std::max(1.0 - static_cast<double>(cosine), leastDifference);
    const double logDistance = 0.5 * (std::numbers::ln2 + std::log(difference));
    return static_cast<float>((logDistance - static_cast<double>(fit.mean)) / static_cast<double>(fit.deviation));
}

float similarityOf(double logMutualTail, const DistanceStatistics& usual)
{
    const double z = normalTailPoint(logMutualTail);
    const double distance = std::exp(static_cast<double>(usual.mean) + static_cast<double>(usual.deviation) * z);
    return static_cast<float>(std::clamp(1.0 - distance * distance / 2.0, -1.0, 1.0));
}

} // namespace tonekin
