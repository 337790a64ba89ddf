// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unitlistreader.h"

#include "library/findingstore.h"

#include <QtConcurrentRun>

#include <utility>

namespace tonekin {

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
    const Library* opened = library();
    if (!opened)
        return {query, {}};
    auto list =
        m_rankings->read([&](const UnitRankings& rankings) { return unitList(rankings, *opened, modelHash, query); });
    return list ? *std::move(list) : UnitList{query, {}};
}

std::vector<FiringUnit> UnitListReader::readFiring(const std::string& modelHash, TrackId track, std::size_t count)
{
    const Library* opened = library();
    if (!opened)
        return {};
    const auto values = opened->findings().hiddenUnits(track, modelHash);
    if (!values)
        return {};
    return m_rankings->read([&](const UnitRankings& rankings) { return firingUnits(rankings, *values, count); });
}

} // namespace tonekin
