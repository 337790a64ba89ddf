// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackorder.h"

#include <algorithm>
#include <compare>

namespace tonekin {

namespace {

int compareTexts(const ListedTextRef& a, const ListedTextRef& b)
{
    return a == b ? 0 : a->key.compare(b->key);
}

template <typename Value>
int compareValues(Value a, Value b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}

bool isUnknown(const ListedTrack& track, TrackColumn column)
{
    switch (column) {
    case TrackColumn::Artist:
        return track.artist->shown.isEmpty();
    case TrackColumn::Album:
        return track.album->shown.isEmpty();
    case TrackColumn::Genre:
        return track.genre->shown.isEmpty();
    case TrackColumn::Year:
        return track.year == 0;
    case TrackColumn::Time:
        return !(track.seconds > 0);
    case TrackColumn::Plays:
        return track.plays < 0;
    default:
        return false;
    }
}

int compareIn(const ListedTrack& a, const ListedTrack& b, TrackColumn column)
{
    switch (column) {
    case TrackColumn::Title:
        return compareTexts(a.title, b.title);
    case TrackColumn::Artist:
        return compareTexts(a.artist, b.artist);
    case TrackColumn::Album:
        return compareTexts(a.album, b.album);
    case TrackColumn::Genre:
        return compareTexts(a.genre, b.genre);
    case TrackColumn::Year:
        return compareValues(a.year, b.year);
    case TrackColumn::Time:
        return compareValues(a.seconds, b.seconds);
    case TrackColumn::Plays:
        return compareValues(a.plays, b.plays);
    case TrackColumn::State:
        return compareValues(a.state, b.state);
    case TrackColumn::Path:
        return a.root != b.root ? compareValues(a.root, b.root) : a.relativePath.compare(b.relativePath);
    }
    return 0;
}

// Below the keys asked for: as records are meant to be heard.
bool comesFirstOtherwise(const ListedTrack& a, const ListedTrack& b)
{
    if (const int difference = compareTexts(a.album, b.album))
        return difference < 0;
    if (a.disc != b.disc)
        return a.disc < b.disc;
    if (a.number != b.number)
        return a.number < b.number;
    if (const int difference = compareIn(a, b, TrackColumn::Path))
        return difference < 0;
    return a.id < b.id;
}

bool comesFirst(const ListedTrack& a, const ListedTrack& b, const std::vector<SortKey>& keys)
{
    for (const SortKey& key : keys) {
        const bool aUnknown = isUnknown(a, key.column);
        const bool bUnknown = isUnknown(b, key.column);
        if (aUnknown != bUnknown)
            return bUnknown;
        if (const int difference = compareIn(a, b, key.column))
            return (difference < 0) == (key.order == Qt::AscendingOrder);
    }
    return comesFirstOtherwise(a, b);
}

} // namespace

std::vector<ListedTrackRef> orderedTracks(const TrackSnapshot& tracks, const TrackSearch& search,
                                          const std::vector<SortKey>& keys)
{
    std::vector<ListedTrackRef> result;
    result.reserve(search.isEmpty() ? tracks.tracks.size() : 0);
    std::ranges::copy_if(tracks.tracks, std::back_inserter(result),
                         [&](const ListedTrackRef& track) { return search.matches(*track); });
    std::ranges::sort(result,
                      [&](const ListedTrackRef& a, const ListedTrackRef& b) { return comesFirst(*a, *b, keys); });
    return result;
}

bool areOrdered(const std::vector<ListedTrackRef>& tracks, const std::vector<SortKey>& keys)
{
    return std::ranges::is_sorted(
        tracks, [&](const ListedTrackRef& a, const ListedTrackRef& b) { return comesFirst(*a, *b, keys); });
}

} // namespace tonekin
