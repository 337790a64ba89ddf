// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackactions.h"

#include "lists/showinfilemanager.h"
#include "lists/trackmime.h"
#include "painting/symbols.h"
#include "session/librarysession.h"
#include "words/displaytext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>

#include <algorithm>
#include <span>

namespace tonekin {

/// Keeps tracks out of all lists, or takes them back in.
class TrackActions::Exclusion : public PlacedCommand {
public:
    Exclusion(LibrarySession& session, const QString& words, std::vector<TrackId> tracks, Change change)
        : PlacedCommand(words)
        , m_session(session)
        , m_tracks(std::move(tracks))
        , m_change(change)
    {
    }
    void undo() override { make(m_change == Change::Exclude ? Change::Include : Change::Exclude); }
    void redo() override { make(m_change); }

private:
    void make(Change change)
    {
        if (change == Change::Exclude)
            m_session.exclude(m_tracks);
        else
            m_session.include(m_tracks);
    }

    LibrarySession& m_session;
    std::vector<TrackId> m_tracks;
    Change m_change;
};

TrackActions::TrackActions(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_play(add(tr("&Play"), {}, &TrackActions::play))
    , m_enqueue(add(tr("Play after this"), QKeySequence(Qt::CTRL | Qt::Key_Return), &TrackActions::enqueue))
    , m_soundsLike(add(tr("&Sounds like this"), QKeySequence(Qt::CTRL | Qt::Key_K), &TrackActions::soundsLike))
    , m_addSeeds(add(tr("&Add as a seed"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), &TrackActions::addSeeds))
    , m_addNotSeeds(add(tr("Add as “not like this”"), {}, &TrackActions::addNotSeeds))
    , m_inspect(add(tr("Pr&operties"), QKeySequence(Qt::ALT | Qt::Key_Return), &TrackActions::inspect))
    , m_exclude(add(tr("&Exclude"), {}, &TrackActions::exclude))
    , m_include(add(tr("In&clude again"), {}, &TrackActions::include))
    , m_retry(add(tr("&Retry"), {}, &TrackActions::retry))
    , m_reveal(add(tr("Show in &file manager"), {}, &TrackActions::reveal))
    , m_copy(add(tr("Cop&y"), QKeySequence::Copy, &TrackActions::copy))
    , m_copyPaths(add(tr("Copy pat&h"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &TrackActions::copyPaths))
{
    m_play->setIcon(symbolIcon(Symbol::Play));
    m_enqueue->setIcon(symbolIcon(Symbol::Queue));
    m_soundsLike->setIcon(symbolIcon(Symbol::SoundsLike));
    m_addSeeds->setIcon(symbolIcon(Symbol::Add));
    m_inspect->setIcon(symbolIcon(Symbol::Info));
    m_retry->setIcon(symbolIcon(Symbol::Retry));
    m_reveal->setIcon(symbolIcon(Symbol::Reveal));
    m_copy->setIcon(symbolIcon(Symbol::Copy));
    updateEnabled();
}

QAction* TrackActions::add(const QString& text, const QKeySequence& keys, void (TrackActions::*step)())
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, step);
    return action;
}

void TrackActions::setSelection(std::vector<TrackId> selection)
{
    m_selection = std::move(selection);
    updateEnabled();
}

void TrackActions::updateEnabled()
{
    const bool any = !m_selection.empty();
    bool anyExcluded = false;
    bool anyIncluded = false;
    bool anyFailed = false;
    constexpr std::size_t enough = 1000; // to tell; all of 100,000 would be felt at every step
    for (const TrackId id : std::span(m_selection).first(std::min(m_selection.size(), enough)))
        if (const ListedTrack* track = m_session.tracks()->find(id)) {
            anyExcluded = anyExcluded || track->state == TrackState::Excluded;
            anyIncluded = anyIncluded || track->state != TrackState::Excluded;
            anyFailed = anyFailed || track->state == TrackState::Failed;
        }
    const bool canChange = m_session.isOpen() && !m_session.whyReadOnly();
    for (QAction* action :
         {m_play, m_enqueue, m_soundsLike, m_addSeeds, m_addNotSeeds, m_inspect, m_reveal, m_copy, m_copyPaths})
        action->setEnabled(any);
    m_exclude->setEnabled(anyIncluded && canChange);
    m_include->setEnabled(anyExcluded && canChange);
    m_include->setVisible(anyExcluded);
    m_retry->setEnabled(anyFailed && canChange);
}

void TrackActions::fillMenu(QMenu& menu) const
{
    menu.addActions({m_play, m_enqueue});
    menu.addSeparator();
    menu.addActions({m_soundsLike, m_addSeeds, m_addNotSeeds});
    menu.addSeparator();
    menu.addActions({m_retry, m_exclude, m_include});
    menu.addSeparator();
    menu.addActions({m_reveal, m_copy, m_copyPaths, m_inspect});
}

void TrackActions::play()
{
    Q_EMIT playRequested(m_selection);
}

void TrackActions::enqueue()
{
    Q_EMIT enqueueRequested(m_selection);
}

void TrackActions::soundsLike()
{
    Q_EMIT soundsLikeRequested(m_selection);
}

void TrackActions::addSeeds()
{
    Q_EMIT addSeedsRequested(m_selection, SeedKind::Like);
}

void TrackActions::addNotSeeds()
{
    Q_EMIT addSeedsRequested(m_selection, SeedKind::NotLike);
}

void TrackActions::inspect()
{
    if (!m_selection.empty())
        Q_EMIT inspectRequested(m_selection.front());
}

void TrackActions::exclude()
{
    change(Change::Exclude);
}

void TrackActions::include()
{
    change(Change::Include);
}

void TrackActions::change(Change change)
{
    const bool excludes = change == Change::Exclude;
    std::vector<TrackId> others; // those that this changes
    std::ranges::copy_if(m_selection, std::back_inserter(others), [&](TrackId id) {
        const ListedTrack* track = m_session.tracks()->find(id);
        return track && (track->state == TrackState::Excluded) != excludes;
    });
    if (others.empty())
        return;
    const auto count = static_cast<int>(others.size());
    const QString words =
        excludes ? tr("Exclude %n track(s)", nullptr, count) : tr("Include %n track(s)", nullptr, count);
    m_session.history().push(new Exclusion(m_session, words, std::move(others), change));
    if (excludes)
        Q_EMIT excluded(count);
    else
        Q_EMIT included(count);
}

void TrackActions::retry()
{
    std::vector<TrackId> failed;
    std::ranges::copy_if(m_selection, std::back_inserter(failed), [this](TrackId id) {
        const ListedTrack* track = m_session.tracks()->find(id);
        return track && track->state == TrackState::Failed;
    });
    if (!failed.empty())
        m_session.retry(std::move(failed));
}

void TrackActions::reveal()
{
    std::vector<std::filesystem::path> files;
    files.reserve(m_selection.size());
    for (const TrackId id : m_selection)
        files.push_back(m_session.pathOf(id));
    showInFileManager(files);
}

// As a table for programs that know tables, as files for those that know files.
void TrackActions::copy()
{
    std::vector<DraggedTrack> tracks;
    QStringList lines;
    for (const TrackId id : m_selection)
        if (const ListedTrack* track = m_session.tracks()->find(id)) {
            tracks.push_back(draggedTrack(*track, *m_session.tracks()));
            lines += QStringList{track->title->shown, track->artist->shown, track->album->shown,
                                 timeText(static_cast<double>(track->seconds))}
                         .join(QLatin1Char('\t'));
        }
    auto data = trackMimeData(tracks);
    data->setText(lines.join(QLatin1Char('\n')));
    QApplication::clipboard()->setMimeData(data.release());
}

void TrackActions::copyPaths()
{
    std::vector<DraggedTrack> tracks;
    QStringList paths;
    for (const TrackId id : m_selection)
        if (const ListedTrack* track = m_session.tracks()->find(id)) {
            tracks.push_back(draggedTrack(*track, *m_session.tracks()));
            paths += QString::fromStdString(tracks.back().file.native());
        }
    auto data = trackMimeData(tracks);
    data->setText(paths.join(QLatin1Char('\n')));
    QApplication::clipboard()->setMimeData(data.release());
}

} // namespace tonekin
