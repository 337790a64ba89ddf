// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/unitrankings.h"

#include "similarity/unittable.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace tonekin {
namespace {

std::uint64_t hashed(std::string_view key)
{
    if (key.empty())
        return 0;
    std::uint64_t hash = 0xCBF29CE484222325U; // FNV-1a
    for (const char letter : key)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    return hash != 0 ? hash : 1;
}

} // namespace

UnitRankings::Labels UnitRankings::Labels::of(std::string_view albumKey, std::string_view audioKey)
{
    return {hashed(albumKey), hashed(audioKey)};
}

struct UnitRankings::Impl {
    std::vector<TrackId> ids; // in the order of adding
    std::map<std::pair<NetworkLayer, RankBy>, UnitTable> tables;

    const UnitTable* tableOf(NetworkUnit unit, RankBy by) const
    {
        const auto table = tables.find({unit.layer, by});
        const bool known =
            table != tables.end() && unit.index >= 0 && static_cast<std::size_t>(unit.index) < table->second.units();
        return known ? &table->second : nullptr;
    }
};

UnitRankings::UnitRankings()
    : m_impl(std::make_unique<Impl>())
{
}
UnitRankings::UnitRankings(UnitRankings&&) noexcept = default;
UnitRankings& UnitRankings::operator=(UnitRankings&&) noexcept = default;
UnitRankings::~UnitRankings() = default;

void UnitRankings::add(TrackId id, const Labels& labels, std::span<const LayerActivations> activations)
{
    m_impl->ids.push_back(id);
    for (const LayerActivations& layer : activations) {
        const auto [table, isNew] = m_impl->tables.try_emplace({layer.layer, layer.by}, layer.values.size());
        if (table->second.units() == layer.values.size())
            table->second.add(m_impl->ids, labels, layer.values);
    }
}

std::size_t UnitRankings::tracks() const
{
    return m_impl->ids.size();
}

int UnitRankings::units(NetworkLayer layer, RankBy by) const
{
    const auto table = m_impl->tables.find({layer, by});
    return table != m_impl->tables.end() ? static_cast<int>(table->second.units()) : 0;
}

std::vector<RankedTrack> UnitRankings::top(NetworkUnit unit, RankBy by, const RankOptions& options) const
{
    std::vector<RankedTrack> rows;
    const UnitTable* const table = m_impl->tableOf(unit, by);
    if (table == nullptr)
        return rows;
    std::unordered_map<std::uint32_t, std::size_t> rowOfAudio;
    std::unordered_map<std::uint32_t, int> ofAlbum;
    for (const StrongTrack& track : table->strongest(static_cast<std::size_t>(unit.index)).tracks()) {
        const TrackId id = m_impl->ids[track.track];
        const bool mayBeCopy = options.collapseSameAudio && track.audio != 0;
        if (const auto copy = rowOfAudio.find(track.audio); mayBeCopy && copy != rowOfAudio.end()) {
            rows[copy->second].sameAudio.push_back(id);
            continue;
        }
        const bool albumIsFull =
            track.album != 0 && options.mostPerAlbum > 0 && ofAlbum[track.album] >= options.mostPerAlbum;
        if (rows.size() >= options.count || albumIsFull)
            continue;
        ++ofAlbum[track.album];
        rowOfAudio.emplace(track.audio, rows.size());
        rows.push_back({id, track.value, {}});
    }
    return rows;
}

ActivationDistribution UnitRankings::distribution(NetworkUnit unit, RankBy by, int bins) const
{
    const UnitTable* const table = m_impl->tableOf(unit, by);
    return table != nullptr ? table->distribution(static_cast<std::size_t>(unit.index), bins)
                            : ActivationDistribution{};
}

double UnitRankings::unusualness(NetworkUnit unit, RankBy by, float value) const
{
    const UnitTable* const table = m_impl->tableOf(unit, by);
    if (table == nullptr)
        return 0.0;
    const auto index = static_cast<std::size_t>(unit.index);
    const double deviation = table->deviation(index);
    return deviation > 0.0 ? (value - table->mean(index)) / deviation : 0.0;
}

} // namespace tonekin
