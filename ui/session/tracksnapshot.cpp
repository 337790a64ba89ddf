// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/tracksnapshot.h"

#include "words/displaytext.h"

#include <QLocale>

#include <utility>

namespace tonekin {

namespace {

// The C locale sorts by code units ("Z" before "a"), which nobody wants in a list.
QLocale sortingLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

} // namespace

TrackSnapshot::TrackSnapshot(CatalogueRef listed)
    : catalogue(std::move(listed))
    , roots(catalogue->roots())
{
    tracks.reserve(catalogue->tracks().size());
    for (const CatalogueTrackRef& track : catalogue->tracks())
        tracks.push_back(std::static_pointer_cast<const ListedTrack>(track));
}

TrackSnapshot::TrackSnapshot(std::vector<ListedTrackRef> listed, std::vector<MusicRoot> folders)
    : catalogue(
          std::make_shared<const Catalogue>(std::vector<CatalogueTrackRef>(listed.begin(), listed.end()), folders))
    , tracks(std::move(listed))
    , roots(std::move(folders))
{
}

const ListedTrack* TrackSnapshot::find(TrackId id) const
{
    return static_cast<const ListedTrack*>(catalogue->find(id));
}

std::filesystem::path TrackSnapshot::pathOf(const ListedTrack& track) const
{
    return catalogue->pathOf(track);
}

TrackLister::TrackLister()
    : m_collator(sortingLocale())
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    m_collator.setIgnorePunctuation(false);
}

ListedTrackRef TrackLister::list(const TrackRow& row, CatalogueTexts& texts)
{
    auto track = std::make_shared<ListedTrack>();
    texts.fill(*track, row);
    track->title = text(displayText(track->names.title));
    track->artist = shared(*track->names.artist);
    track->album = shared(*track->names.album);
    track->genre = shared(*track->names.genre);
    return track;
}

ListedTextRef TrackLister::text(const QString& shown)
{
    return std::make_shared<ListedText>(ListedText{shown, folded(shown), m_collator.sortKey(shown)});
}

ListedTextRef TrackLister::shared(const std::string& utf8)
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
