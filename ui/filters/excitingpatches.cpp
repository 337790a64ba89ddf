// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/excitingpatches.h"

#include "filters/patchcard.h"
#include "filters/stimuluspatch.h"
#include "lists/flowlayout.h"
#include "painting/axes.h"
#include "theme/theme.h"
#include "words/errortext.h"

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

constexpr std::size_t patchCount = 5;

} // namespace

ExcitingPatches::ExcitingPatches(ActivationService& service, QWidget* parent)
    : QWidget(parent)
    , m_service(service)
{
    auto* flow = new FlowLayout(sizes::aroundPage, this);
    flow->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < patchCount; ++i) {
        auto* card = new PatchCard(this);
        card->hide();
        connect(card, &QAbstractButton::clicked, this, [this, i] {
            if (i < m_sources.size() && !m_sources[i].file.empty())
                Q_EMIT playRequested({{m_sources[i].id, playedFrom(m_sources[i].seconds), m_why}});
        });
        m_cards.push_back(card);
        flow->addWidget(card);
    }
    m_made = new StimulusPatch(m_service, this);
    flow->addWidget(m_made);
    connect(&m_service, &ActivationService::patchReady, this, [this](quint64 ticket, const SoundPatch& patch) {
        if (const auto found = m_tickets.find(ticket); found != m_tickets.end()) {
            m_cards[found->second]->setPicture(pictureOf(patch.mel, patch.frontEnd), patch.frontEnd);
            m_tickets.erase(found);
        }
    });
    connect(&m_service, &ActivationService::failed, this, [this](quint64 ticket, const Error& error) {
        if (const auto found = m_tickets.find(ticket); found != m_tickets.end()) {
            m_cards[found->second]->setMessage(errorWords(error.code).what);
            m_tickets.erase(found);
        }
    });
}

ExcitingPatches::~ExcitingPatches()
{
    cancel();
}

void ExcitingPatches::setColourMap(ColourMap map)
{
    for (PatchCard* card : m_cards)
        card->setColourMap(map);
    m_made->setColourMap(map);
}

void ExcitingPatches::show(const UnitList& list, int frames, const TrackSnapshotRef& tracks, const QString& why)
{
    m_why = why;
    if (m_made->unit() != list.query.unit)
        m_made->showUnit(list.query.unit);
    std::vector<Source> sources;
    for (const UnitListRow& row : list.rows) {
        if (sources.size() == patchCount)
            break;
        const ListedTrack* track = tracks->find(row.id);
        const bool isThere = track && track->state != TrackState::Missing && row.seconds;
        sources.push_back(
            {row.id, isThere ? tracks->pathOf(*track) : std::filesystem::path(), row.seconds.value_or(0.0)});
    }
    const bool sameLength = std::exchange(m_frames, frames) == frames;
    if (std::exchange(m_sources, sources) == sources && sameLength)
        return;
    cancel();
    // The newest wish is answered first, so the strongest moment is asked for last.
    for (std::size_t i = m_cards.size(); i-- > 0;) {
        m_cards[i]->setVisible(i < sources.size());
        if (i < sources.size())
            fetch(i, sources[i], list.rows[i], *tracks);
    }
}

void ExcitingPatches::fetch(std::size_t card, const Source& source, const UnitListRow& row, const TrackSnapshot& tracks)
{
    PatchCard& shown = *m_cards[card];
    const ListedTrack* track = tracks.find(row.id);
    const QString title = track ? track->title->shown : tr("A track that is gone");
    const QString artist = track ? track->artist->shown : QString();
    QStringList about;
    if (row.seconds)
        about += preciseTime(*row.seconds);
    if (!artist.isEmpty())
        about += artist;
    shown.setCaption(title, about.join(QStringLiteral(" · ")));
    shown.setPlayable(!source.file.empty());
    if (source.file.empty()) {
        shown.setMessage(row.seconds ? tr("The file was not found at the last scan.") : tr("Its moment is not known."));
        return;
    }
    shown.setMessage(tr("Fetching the sound…"));
    m_tickets[m_service.fetchPatch(source.file, source.seconds, m_frames)] = card;
}

void ExcitingPatches::cancel()
{
    for (const auto& [ticket, card] : std::exchange(m_tickets, {}))
        m_service.cancel(ticket);
}

} // namespace tonekin
