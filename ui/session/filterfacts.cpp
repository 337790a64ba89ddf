// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/filterfacts.h"

#include "session/learnednetwork.h"
#include "session/librarysession.h"
#include "words/errortext.h"

#include <chrono>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto usualTime = 5s; // what is usual moves slowly

} // namespace

FilterFacts::FilterFacts(LibrarySession& session, LearnedNetwork& learned, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_learned(learned)
{
    m_usualTimer.setSingleShot(true);
    m_usualTimer.setInterval(usualTime);
    connect(&m_usualTimer, &QTimer::timeout, this, &FilterFacts::usualChanged);
    connect(&m_learned.activations(), &UnitActivations::changed, this, [this] {
        if (!m_usualTimer.isActive())
            m_usualTimer.start();
    });
    connect(&m_learned.activations(), &UnitActivations::progressed, this, [this] {
        if (m_learned.activations().isReading())
            return;
        Q_EMIT usualChanged();
        Q_EMIT changed();
    });
    connect(&m_learned, &LearnedNetwork::changed, this, &FilterFacts::changed);
    connect(&m_learned.notebook(), &UnitNotebook::changed, this, &FilterFacts::changed);
}

void FilterFacts::want()
{
    m_learned.want();
}

const std::string& FilterFacts::modelHash() const
{
    return m_learned.activations().modelHash();
}

QString FilterFacts::nameOf(int filter) const
{
    return m_learned.called({{1}, filter});
}

std::vector<float> FilterFacts::usualMaxima() const
{
    return m_learned.activations().rankings()->read([](const UnitRankings& rankings) {
        return tonekin::usualMaxima(rankings, rankings.units({1}, RankBy::Maximum));
    });
}

StrongestFilters FilterFacts::strongest(TrackId track, int count) const
{
    StrongestFilters result;
    result.modelHash = m_learned.activations().modelHash();
    result.nothing = whyNothing(track);
    if (!result.nothing.isEmpty())
        return result;
    const std::vector<FilterResponse> responses = m_session.filterResponses(track, result.modelHash);
    m_learned.activations().rankings()->read([&](const UnitRankings& rankings) {
        const Unusualness unusualness = [&rankings](int filter, RankBy by, float value) {
            return rankings.unusualness({{1}, filter}, by, value);
        };
        for (const StrongFilter& strong : strongestFilters(responses, unusualness, static_cast<std::size_t>(count)))
            result.filters.push_back({strong, {}, responses[static_cast<std::size_t>(strong.filter)].maximum});
    });
    for (NamedFilter& filter : result.filters)
        filter.name = nameOf(filter.strong.filter);
    if (result.filters.empty())
        result.nothing = tr("No filter answers to this track.");
    return result;
}

QString FilterFacts::whyNothing(TrackId track) const
{
    const ListedTrack* listed = m_session.tracks()->find(track);
    if (!listed || !listed->hasEmbedding)
        return tr("Not analysed yet.");
    if (m_learned.activations().error())
        return errorWords(m_learned.activations().error()->code).what;
    if (m_learned.activations().isReading())
        return tr("Looking through the library for what is usual…");
    return m_session.filterResponses(track, m_learned.activations().modelHash()).empty()
               ? tr("This track was analysed with another network than the others. Analyse it again to see its "
                    "filters.")
               : QString();
}

} // namespace tonekin
