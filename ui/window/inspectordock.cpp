// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/inspectordock.h"

#include "lists/foldername.h"
#include "lists/labels.h"
#include "lists/similarwords.h"
#include "pages/soundslikepage.h"
#include "painting/symbols.h"
#include "session/filterfacts.h"
#include "session/librarysession.h"
#include "theme/theme.h"
#include "words/errortext.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <utility>

namespace tonekin {

InspectorDock::InspectorDock(LibrarySession& session, FilterFacts& facts, ActivationService& activations,
                             const SoundsLikePage& soundsLike, QWidget* parent)
    : QDockWidget(parent)
    , m_session(session)
    , m_soundsLike(soundsLike)
{
    InspectorSources sources;
    sources.decoderProgram = session.options().helpers.decoder;
    sources.nearest = [this](TrackId id, int count) { return nearest(id, count); };
    sources.activations = &activations;
    sources.strongestFilters = [&facts](TrackId id, int count) {
        facts.want();
        return facts.strongest(id, count);
    };
    m_panel = new InspectorPanel(std::move(sources), this);
    setWindowTitle(tr("Inspector"));
    setObjectName(QStringLiteral("inspector"));
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_panel->setMinimumWidth(narrowest);
    setWidget(m_panel);
    setTitleBarWidget(makeTitle());
}

void InspectorDock::resizeEvent(QResizeEvent* event)
{
    QDockWidget::resizeEvent(event);
    Q_EMIT widthChanged(width());
}

QWidget* InspectorDock::makeTitle()
{
    auto* title = new QWidget(this);
    auto* row = new QHBoxLayout(title);
    row->setContentsMargins(sizes::aroundPage, sizes::insideControl, sizes::insideControl, sizes::insideControl);
    row->addWidget(plainLabel(tr("Inspector"), TextKind::Dim, title), 1);
    auto* close = new QToolButton(title);
    close->setIcon(symbolIcon(Symbol::Cancel, Role::DimText));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the inspector"));
    close->setAccessibleName(tr("Close the inspector"));
    connect(close, &QToolButton::clicked, this, &InspectorDock::closeRequested);
    row->addWidget(close);
    title->setToolTip(tr("Drag to detach or to move to the other side"));
    return title;
}

void InspectorDock::inspect(TrackId id)
{
    m_track = id;
    Q_EMIT inspected(id);
    auto row = m_session.row(id);
    if (!row) {
        m_panel->showNothing();
        return;
    }
    m_state = row->state;
    QString problem;
    if (row->problem)
        problem = errorSentence(*row->problem);
    else if (row->state == TrackState::Missing)
        problem = tr("The file was not found at the last scan. What is known of it is kept.");
    m_panel->showTrack({*std::move(row), m_session.pathOf(id), problem});
}

void InspectorDock::refresh()
{
    const ListedTrack* track = m_track ? m_session.tracks()->find(*m_track) : nullptr;
    if (track && track->state != m_state)
        inspect(*m_track);
}

NearTracks InspectorDock::nearest(TrackId id, int count) const
{
    NearTracks near;
    near.closeEnds = m_soundsLike.closeEnds();
    SimilarQuery query;
    query.seeds = {id};
    query.options.count = static_cast<std::size_t>(count);
    const SimilarResult result = findSimilar(query, *m_session.vectors(), *m_session.tracks()->catalogue);
    for (const SimilarTrack& similar : result.tracks)
        if (const ListedTrack* track = m_session.tracks()->find(similar.id))
            near.tracks.push_back(
                {similar.id, track->title->shown,
                 track->artist->shown.isEmpty() ? folderOf(*track, *m_session.tracks()) : track->artist->shown,
                 static_cast<double>(similar.similarity)});
    if (near.tracks.empty())
        near.nothing = noListText(result, *m_session.tracks(), m_session.isScanning());
    return near;
}

} // namespace tonekin
