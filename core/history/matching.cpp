// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/matching.h"

#include "history/namekey.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tonekin {

namespace {

constexpr double mostSecondsApart = 3.0;

using Candidates = std::vector<const LibraryTrack*>;

std::string lowerCase(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string bothKeys(std::string_view artistKey, std::string_view titleKey)
{
    return std::string(artistKey) + '\n' + std::string(titleKey);
}

std::string_view fileNameOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

/// The file's name with its folder, where there is one: half the library may be called "01.flac".
std::string_view endOf(std::string_view path)
{
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos || slash == 0)
        return path;
    return path.substr(path.rfind('/', slash - 1) + 1);
}

/// An absolute path is the track's own; a relative one its end.
bool isAt(const LibraryTrack& track, std::string_view path)
{
    if (path.empty() || !track.path.ends_with(path))
        return false;
    const std::size_t before = track.path.size() - path.size();
    return before == 0 || (path.front() != '/' && track.path[before - 1] == '/');
}

bool lengthFits(const LibraryTrack& track, const HistoryEntry& entry)
{
    return !entry.seconds || track.seconds <= 0.0 || std::abs(*entry.seconds - track.seconds) <= mostSecondsApart;
}

template <typename Condition>
Candidates those(const Candidates& from, const Condition& condition)
{
    Candidates kept;
    std::ranges::copy_if(from, std::back_inserter(kept), [&](const LibraryTrack* track) { return condition(*track); });
    return kept;
}

/// The one with the nearest length; none where two are as near.
const LibraryTrack* nearestInLength(const Candidates& candidates, double seconds)
{
    const auto distance = [&](const LibraryTrack* track) { return std::abs(track->seconds - seconds); };
    const auto nearest = std::ranges::min_element(candidates, {}, distance);
    const auto asNear = std::ranges::count_if(
        candidates, [&](const LibraryTrack* track) { return distance(track) <= distance(*nearest) + 0.05; });
    return asNear == 1 ? *nearest : nullptr;
}

/// The one of several that is meant, if anything tells.
const LibraryTrack* theOneOf(Candidates candidates, const HistoryEntry& entry)
{
    const auto narrow = [&](const auto& condition) {
        if (auto fewer = those(candidates, condition); !fewer.empty())
            candidates = std::move(fewer);
    };
    narrow([&](const LibraryTrack& track) { return isAt(track, entry.path); });
    if (const std::string album = nameKey(entry.album); !album.empty())
        narrow([&](const LibraryTrack& track) { return nameKey(track.album) == album; });
    if (candidates.size() == 1)
        return candidates.front();
    return entry.seconds && !candidates.empty() ? nearestInLength(candidates, *entry.seconds) : nullptr;
}

/// Tracks by what they can be found by. The tracks must outlive it.
class TrackFinder {
public:
    explicit TrackFinder(std::span<const LibraryTrack> tracks)
    {
        for (const LibraryTrack& track : tracks) {
            if (!track.recordingId.empty())
                m_byRecording[lowerCase(track.recordingId)].push_back(&track);
            m_byFileName[std::string(fileNameOf(track.path))].push_back(&track);
            m_byEnd[std::string(endOf(track.path))].push_back(&track);
            addNames(track, nameKey(track.artist));
            if (const std::string key = nameKey(track.albumArtist); key != nameKey(track.artist))
                addNames(track, key);
        }
    }

    HistoryMatch find(const HistoryEntry& entry) const
    {
        NotMatched why = NotMatched::NoSuchPlace;
        if (const Candidates& same = at(m_byRecording, entry.recordingId);
            !entry.recordingId.empty() && !same.empty()) {
            if (const LibraryTrack* track = theOneOf(same, entry))
                return {track->id, MatchedBy::RecordingId, {}};
            why = NotMatched::SeveralCandidates;
        } else if (!entry.artist.empty() && !entry.title.empty()) {
            if (const LibraryTrack* track = byName(entry, why))
                return {track->id, MatchedBy::Name, {}};
        }
        if (const LibraryTrack* track = byPath(entry, why))
            return {track->id, MatchedBy::Path, {}};
        return {std::nullopt, {}, why};
    }

private:
    using Index = std::unordered_map<std::string, Candidates>;

    static const Candidates& at(const Index& index, const std::string& key)
    {
        static const Candidates none;
        const auto found = index.find(key);
        return found == index.end() ? none : found->second;
    }
    void addNames(const LibraryTrack& track, const std::string& artistKey)
    {
        const std::string titleKey = nameKey(track.title);
        if (artistKey.empty() || titleKey.empty())
            return;
        m_artists.insert(artistKey);
        m_byNames[bothKeys(artistKey, titleKey)].push_back(&track);
    }
    const LibraryTrack* byName(const HistoryEntry& entry, NotMatched& why) const
    {
        const std::string artistKey = nameKey(entry.artist);
        const Candidates& named = at(m_byNames, bothKeys(artistKey, nameKey(entry.title)));
        if (named.empty()) {
            why = m_artists.contains(artistKey) ? NotMatched::NoSuchTitle : NotMatched::NoSuchArtist;
            return nullptr;
        }
        const Candidates fitting = those(named, [&](const LibraryTrack& track) { return lengthFits(track, entry); });
        why = fitting.empty() ? NotMatched::LengthDiffers : NotMatched::SeveralCandidates;
        return theOneOf(fitting, entry);
    }
    const LibraryTrack* byPath(const HistoryEntry& entry, NotMatched& why) const
    {
        if (entry.path.empty())
            return nullptr;
        const bool hasFolder = entry.path.find('/') != std::string::npos;
        const Candidates& alike =
            hasFolder ? at(m_byEnd, std::string(endOf(entry.path))) : at(m_byFileName, entry.path);
        const Candidates there = those(alike, [&](const LibraryTrack& track) { return isAt(track, entry.path); });
        if (there.size() > 1)
            why = NotMatched::SeveralCandidates;
        return there.size() == 1 ? there.front() : nullptr;
    }

    Index m_byRecording;
    Index m_byNames; // artist and title
    Index m_byFileName;
    Index m_byEnd; // folder and file name
    std::unordered_set<std::string> m_artists;
};

} // namespace

std::string_view nameOf(MatchedBy by)
{
    switch (by) {
    case MatchedBy::RecordingId:
        return "recording_id";
    case MatchedBy::Name:
        return "name";
    case MatchedBy::Path:
        return "path";
    }
    return "unknown";
}

std::string_view nameOf(NotMatched why)
{
    switch (why) {
    case NotMatched::NoSuchArtist:
        return "no_such_artist";
    case NotMatched::NoSuchTitle:
        return "no_such_title";
    case NotMatched::LengthDiffers:
        return "length_differs";
    case NotMatched::SeveralCandidates:
        return "several_candidates";
    case NotMatched::NoSuchPlace:
        return "no_such_place";
    }
    return "unknown";
}

std::vector<HistoryMatch> matchHistory(std::span<const HistoryEntry> entries, std::span<const LibraryTrack> tracks)
{
    const TrackFinder finder(tracks);
    std::vector<HistoryMatch> matches;
    matches.reserve(entries.size());
    for (const HistoryEntry& entry : entries)
        matches.push_back(finder.find(entry));
    return matches;
}

std::vector<TrackPlays> playsOfTracks(std::span<const HistoryEntry> entries, std::span<const HistoryMatch> matches)
{
    std::map<TrackId, TrackPlays> byTrack;
    for (std::size_t i = 0; i < std::min(entries.size(), matches.size()); ++i) {
        if (!matches[i].track)
            continue;
        TrackPlays& plays = byTrack[*matches[i].track];
        plays.track = *matches[i].track;
        plays.plays += entries[i].plays;
        plays.skips += entries[i].skips;
        plays.lastPlayed = std::max(plays.lastPlayed, entries[i].lastPlayed);
        if (entries[i].rating)
            plays.rating = entries[i].rating;
    }
    std::vector<TrackPlays> all;
    for (const auto& [track, plays] : byTrack)
        all.push_back(plays);
    return all;
}

} // namespace tonekin
