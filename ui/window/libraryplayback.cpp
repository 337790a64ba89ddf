// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/libraryplayback.h"

#include "player/playbackengine.h"
#include "session/librarysession.h"

#include <utility>

namespace tonekin {

LibraryPlayback::LibraryPlayback(LibrarySession& session, PlaybackEngine& engine)
    : m_session(session)
    , m_engine(engine)
{
}

std::optional<PlaybackItem> LibraryPlayback::itemFor(TrackId id, const QString& why) const
{
    const ListedTrack* track = m_session.tracks()->find(id);
    if (!track)
        return {};
    PlaybackItem item;
    item.id = id;
    item.file = m_session.pathOf(id);
    item.title = track->title->shown;
    item.artist = track->artist->shown;
    item.album = track->album->shown;
    item.why = why;
    item.durationSeconds = static_cast<double>(track->seconds);
    return item;
}

void LibraryPlayback::play(const std::vector<TrackId>& tracks, const QString& why, double seconds)
{
    std::vector<PlaybackItem> items;
    for (const TrackId id : tracks)
        if (auto item = itemFor(id, why))
            items.push_back(*std::move(item));
    if (items.empty())
        return;
    items.front().startSeconds = seconds;
    m_engine.playQueue(std::move(items));
}

void LibraryPlayback::playMoments(const std::vector<PlayMoment>& moments)
{
    std::vector<PlaybackItem> items;
    for (const PlayMoment& moment : moments)
        if (auto item = itemFor(moment.id, moment.why)) {
            item->startSeconds = moment.seconds;
            items.push_back(*std::move(item));
        }
    if (!items.empty())
        m_engine.playQueue(std::move(items));
}

int LibraryPlayback::playNext(const std::vector<TrackId>& tracks, QString& first)
{
    std::vector<PlaybackItem> items;
    for (const TrackId id : tracks)
        if (auto item = itemFor(id, {}))
            items.push_back(*std::move(item));
    if (items.empty())
        return 0;
    first = items.front().title;
    const auto count = static_cast<int>(items.size());
    m_engine.playNext(std::move(items));
    return count;
}

void LibraryPlayback::cue(const std::vector<PlayMoment>& queue, int index, double seconds)
{
    std::vector<PlaybackItem> items;
    int itemOfIndex = -1;
    for (int place = 0; place < static_cast<int>(queue.size()); ++place) {
        const PlayMoment& moment = queue[static_cast<std::size_t>(place)];
        auto item = itemFor(moment.id, moment.why);
        if (!item)
            continue;
        if (place == index)
            itemOfIndex = static_cast<int>(items.size());
        item->startSeconds = moment.seconds;
        items.push_back(*std::move(item));
    }
    if (itemOfIndex >= 0)
        m_engine.cueQueue(std::move(items), itemOfIndex, seconds);
}

} // namespace tonekin
