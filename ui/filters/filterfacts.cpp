// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterfacts.h"

#include "session/errortext.h"
#include "session/filtertext.h"
#include "session/librarysession.h"
#include "session/loadednetwork.h"
#include "session/unitanswers.h"
#include "session/unitnotebook.h"

#include <chrono>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto usualTime = 5s; // what is usual moves slowly

} // namespace

FilterFacts::FilterFacts(LibrarySession& session, UnitAnswers& answers, NetworkLoader& loader, UnitNotebook& notebook,
                         QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_answers(answers)
    , m_loader(loader)
    , m_notebook(notebook)
{
    m_usualTimer.setSingleShot(true);
    m_usualTimer.setInterval(usualTime);
    connect(&m_usualTimer, &QTimer::timeout, this, &FilterFacts::usualChanged);
    connect(&m_answers, &UnitAnswers::changed, this, [this] {
        if (!m_usualTimer.isActive())
            m_usualTimer.start();
    });
    connect(&m_answers, &UnitAnswers::progressed, this, [this] {
        if (!m_answers.isComplete() && !m_answers.error())
            return;
        Q_EMIT usualChanged();
        Q_EMIT changed();
    });
    connect(&m_loader, &NetworkLoader::finished, this, &FilterFacts::changed);
    connect(&m_notebook, &UnitNotebook::changed, this, &FilterFacts::changed);
}

void FilterFacts::want()
{
    m_answers.want();
    m_loader.want();
}

const std::string& FilterFacts::modelHash() const
{
    return m_answers.modelHash();
}

QString FilterFacts::nameOf(int filter) const
{
    const auto& network = m_loader.network();
    const bool isOurs = network && network->hash == m_answers.modelHash();
    return unitCalled(m_notebook.noteOf({{1}, filter}), isOurs ? network->nameOf(filter) : nullptr);
}

std::vector<float> FilterFacts::usualMaxima() const
{
    return m_answers.rankings()->read([](const UnitRankings& rankings) {
        return tonekin::usualMaxima(rankings, rankings.units({1}, RankBy::Maximum));
    });
}

StrongestFilters FilterFacts::strongest(TrackId track, int count) const
{
    StrongestFilters result;
    result.modelHash = m_answers.modelHash();
    result.nothing = whyNothing(track);
    if (!result.nothing.isEmpty())
        return result;
    const std::vector<FilterResponse> responses = m_session.filterResponses(track, result.modelHash);
    m_answers.rankings()->read([&](const UnitRankings& rankings) {
        const Unusualness unusualness = [&rankings](int filter, RankBy by, float value) {
            return rankings.unusualness({{1}, filter}, by, value);
        };
        for (const StrongFilter& strong : strongestFilters(responses, unusualness, static_cast<std::size_t>(count)))
            result.filters.push_back(
                {strong, {}, responses[static_cast<std::size_t>(strong.filter)].maximum});
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
    if (m_answers.error())
        return errorWords(m_answers.error()->code).what;
    if (!m_answers.isComplete())
        return tr("Looking through the library for what is usual…");
    return m_session.filterResponses(track, m_answers.modelHash()).empty()
               ? tr("This track was analysed with another network than the others. Analyse it again to see its filters.")
               : QString();
}

} // namespace tonekin
