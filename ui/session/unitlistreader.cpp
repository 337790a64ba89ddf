// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unitlistreader.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

template <typename Activations>
std::optional<double> secondsIn(const Result<std::vector<Activations>>& activations, int index,
                                float Activations::*seconds)
{
    const auto place = static_cast<std::size_t>(index);
    if (!activations || place >= activations->size())
        return {};
    return static_cast<double>((*activations)[place].*seconds);
}

std::optional<double> momentOf(const Library& library, TrackId id, const std::string& modelHash, NetworkUnit unit)
{
    if (!unit.layer.isConvolution())
        return {};
    if (unit.layer.number == 1)
        return secondsIn(library.filters(id, modelHash), unit.index, &FilterResponse::secondsOfMaximum);
    auto peaks = library.laterPeaks(id, modelHash);
    const auto place = static_cast<std::size_t>(unit.layer.number) - 2;
    if (!peaks || place >= peaks->size())
        return {};
    return secondsIn(Result(std::move((*peaks)[place])), unit.index, &FilterPeak::seconds);
}

} // namespace

UnitListReader::UnitListReader(std::filesystem::path libraryFile, std::shared_ptr<const LiveRankings> rankings)
    : m_file(std::move(libraryFile))
    , m_rankings(std::move(rankings))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

UnitListReader::~UnitListReader()
{
    m_pool.waitForDone();
}

const Library* UnitListReader::library()
{
    if (!m_library)
        if (auto opened = Library::open(m_file, Library::Access::ReadOnly))
            m_library.emplace(*std::move(opened));
    return m_library ? &*m_library : nullptr;
}

void UnitListReader::reopen()
{
    m_pool.start([this] { m_library.reset(); });
}

QFuture<UnitList> UnitListReader::list(const std::string& modelHash, const UnitQuery& query)
{
    return QtConcurrent::run(&m_pool, [this, modelHash, query] { return readList(modelHash, query); });
}

QFuture<std::vector<FiringUnit>> UnitListReader::firing(const std::string& modelHash, TrackId track, std::size_t count)
{
    return QtConcurrent::run(&m_pool, [this, modelHash, track, count] { return readFiring(modelHash, track, count); });
}

UnitList UnitListReader::readList(const std::string& modelHash, const UnitQuery& query)
{
    UnitList list{query, {}};
    RankOptions options;
    options.count = query.count;
    m_rankings->read([&](const UnitRankings& rankings) {
        for (RankedTrack& track : rankings.top(query.unit, query.by, options))
            list.rows.push_back({track.id,
                                 track.value,
                                 rankings.unusualness(query.unit, query.by, track.value),
                                 {},
                                 std::move(track.sameAudio)});
    });
    if (const Library* opened = library())
        for (UnitListRow& row : list.rows)
            row.seconds = momentOf(*opened, row.id, modelHash, query.unit);
    return list;
}

std::vector<FiringUnit> UnitListReader::readFiring(const std::string& modelHash, TrackId track, std::size_t count)
{
    const Library* opened = library();
    if (!opened)
        return {};
    const auto values = opened->hiddenUnits(track, modelHash);
    if (!values)
        return {};
    std::vector<FiringUnit> units;
    m_rankings->read([&](const UnitRankings& rankings) {
        for (const float value : *values) {
            const int index = static_cast<int>(units.size());
            units.push_back(
                {index, value, rankings.unusualness({{NetworkLayer::lastHidden}, index}, RankBy::Mean, value)});
        }
    });
    std::erase_if(units, [](const FiringUnit& unit) { return !(unit.value > 0.0F); });
    std::ranges::stable_sort(units, std::ranges::greater(), &FiringUnit::unusualness);
    if (units.size() > count)
        units.resize(count);
    return units;
}

} // namespace tonekin
