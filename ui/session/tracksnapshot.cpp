// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/tracksnapshot.h"

#include "base/tracktitle.h"
#include "words/displaytext.h"

#include <QLocale>

#include <algorithm>

namespace tonekin {

namespace {

// The C locale sorts by code units ("Z" before "a"), which nobody wants in a list.
QLocale sortingLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

} // namespace

const ListedTrack* TrackSnapshot::find(TrackId id) const
{
    const auto it = std::ranges::lower_bound(tracks, id, {}, [](const ListedTrackRef& track) { return track->id; });
    return it != tracks.end() && (*it)->id == id ? it->get() : nullptr;
}

std::filesystem::path TrackSnapshot::pathOf(const ListedTrack& track) const
{
    const auto root = std::ranges::find(roots, track.root, &MusicRoot::id);
    return root == roots.end() ? std::filesystem::path() : root->path / track.relativePath;
}

TrackLister::TrackLister()
    : m_collator(sortingLocale())
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    m_collator.setIgnorePunctuation(false);
}

ListedTrackRef TrackLister::list(const TrackRow& row)
{
    auto track = std::make_shared<ListedTrack>();
    track->id = row.id;
    track->root = row.root;
    track->relativePath = row.relativePath;
    track->title = text(displayText(trackTitle(row.tags, row.relativePath)));
    track->artist = shared(row.tags.artist.empty() ? row.tags.albumArtist : row.tags.artist);
    track->album = shared(row.tags.album);
    track->genre = shared(row.tags.genre);
    track->year = row.tags.year.value_or(0);
    track->disc = row.tags.discNumber.value_or(0);
    track->number = row.tags.trackNumber.value_or(0);
    track->plays = row.tags.playCount.value_or(-1);
    track->seconds = static_cast<float>(row.audio.durationSeconds);
    track->state = row.state;
    track->problem = row.problem;
    track->audioHash = row.audioHash;
    track->hasEmbedding = row.hasEmbedding;
    track->addedSeconds = row.addedSeconds;
    return track;
}

ListedTextRef TrackLister::text(const QString& shown)
{
    return std::make_shared<ListedText>(ListedText{shown, folded(shown), m_collator.sortKey(shown)});
}

ListedTextRef TrackLister::shared(std::string_view utf8)
{
    const QString shown = displayText(utf8);
    ListedTextRef& known = m_texts[shown];
    if (!known)
        known = text(shown);
    return known;
}

void TrackLister::forgetUnused()
{
    m_texts.removeIf([](const auto& entry) { return entry.value().use_count() == 1; });
}

} // namespace tonekin
