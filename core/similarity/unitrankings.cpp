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
    std::size_t tracks = 0;
    std::map<std::pair<NetworkLayer, RankBy>, UnitTable> tables;

    const UnitTable* tableOf(NetworkUnit unit, RankBy by) const
    {
        const auto table = tables.find({unit.layer, by});
        const bool known = table != tables.end() && unit.index >= 0 &&
                           static_cast<std::size_t>(unit.index) < table->second.counts.size();
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

void UnitRankings::add(TrackId id, const Labels& labels, std::span<const LayerAnswers> answers)
{
    ++m_impl->tracks;
    for (const LayerAnswers& layer : answers) {
        const auto [table, isNew] = m_impl->tables.try_emplace({layer.layer, layer.by}, layer.values.size());
        if (table->second.counts.size() == layer.values.size())
            table->second.add(id, labels, layer.values);
    }
}

std::size_t UnitRankings::tracks() const
{
    return m_impl->tracks;
}

int UnitRankings::units(NetworkLayer layer, RankBy by) const
{
    const auto table = m_impl->tables.find({layer, by});
    return table != m_impl->tables.end() ? static_cast<int>(table->second.counts.size()) : 0;
}

std::vector<RankedTrack> UnitRankings::top(NetworkUnit unit, RankBy by, const RankOptions& options) const
{
    std::vector<RankedTrack> rows;
    const UnitTable* const table = m_impl->tableOf(unit, by);
    if (table == nullptr)
        return rows;
    const StrongestTracks& strongest = table->strongest[static_cast<std::size_t>(unit.index)];
    std::unordered_map<std::uint64_t, std::size_t> rowOfAudio;
    std::unordered_map<std::uint64_t, int> ofAlbum;
    for (std::size_t place = 0; place < strongest.size(); ++place) {
        const std::uint64_t audio = options.collapseSameAudio ? strongest.audio(place) : 0;
        if (const auto copy = rowOfAudio.find(audio); audio != 0 && copy != rowOfAudio.end()) {
            rows[copy->second].sameAudio.push_back(strongest.id(place));
            continue;
        }
        const std::uint64_t album = strongest.album(place);
        const bool albumIsFull = album != 0 && options.mostPerAlbum > 0 && ofAlbum[album] >= options.mostPerAlbum;
        if (rows.size() >= options.count || albumIsFull)
            continue;
        ++ofAlbum[album];
        rowOfAudio.emplace(audio, rows.size());
        rows.push_back({strongest.id(place), strongest.value(place), {}});
    }
    return rows;
}

AnswerDistribution UnitRankings::distribution(NetworkUnit unit, RankBy by, int bins) const
{
    const UnitTable* const table = m_impl->tableOf(unit, by);
    return table != nullptr ? table->counts[static_cast<std::size_t>(unit.index)].distribution(bins)
                            : AnswerDistribution{};
}

double UnitRankings::unusualness(NetworkUnit unit, RankBy by, float value) const
{
    const UnitTable* const table = m_impl->tableOf(unit, by);
    if (table == nullptr)
        return 0.0;
    const ValueCounts& counts = table->counts[static_cast<std::size_t>(unit.index)];
    const double deviation = counts.deviation();
    return deviation > 0.0 ? (value - counts.mean()) / deviation : 0.0;
}

} // namespace tonekin
