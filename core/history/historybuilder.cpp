// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historybuilder.h"

#include "base/utf8text.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr std::size_t mostEntries = 2'000'000;
constexpr std::size_t mostRefusedKept = 100;
constexpr std::size_t longestName = 4096; // bytes
constexpr std::size_t longestPath = 16384;
constexpr std::int64_t mostPlays = 10'000'000;
constexpr double longestSeconds = 7.0 * 86400.0;
constexpr std::int64_t latestTime = 4'102'444'800; // 2100

std::string flawOfName(const std::string& name)
{
    if (name.size() > longestName)
        return "a name is too long";
    if (name.find('\0') != std::string::npos)
        return "a name holds a NUL byte";
    return isUtf8(name) ? std::string() : "a name is not UTF-8";
}

std::string flawOf(const HistoryEntry& entry)
{
    for (const std::string* name : {&entry.artist, &entry.title, &entry.album})
        if (std::string flaw = flawOfName(*name); !flaw.empty())
            return flaw;
    if (entry.path.size() > longestPath)
        return "the path is too long";
    if (entry.plays < 0 || entry.plays > mostPlays || entry.skips < 0 || entry.skips > mostPlays)
        return "a count is out of range";
    if (entry.recordingId.empty() && entry.path.empty() && (entry.artist.empty() || entry.title.empty()))
        return "it does not say what was played";
    return {};
}

/// MusicBrainz ids are UUIDs; "" for what is none.
std::string recordingIdOf(std::string text)
{
    if (text.size() != 36)
        return {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        char& c = text[i];
        if (c >= 'A' && c <= 'F')
            c = static_cast<char>(c - 'A' + 'a');
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return {};
    }
    return text;
}

std::string trimmed(const std::string& line)
{
    const auto first = line.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : line.substr(first, line.find_last_not_of(' ') - first + 1);
}

void tidy(HistoryEntry& entry)
{
    for (std::string* name : {&entry.artist, &entry.title, &entry.album})
        *name = trimmed(plainLine(*name));
    entry.recordingId = recordingIdOf(std::move(entry.recordingId));
    if (entry.seconds && !(*entry.seconds > 0.0 && *entry.seconds <= longestSeconds))
        entry.seconds.reset();
    if (entry.rating && !(*entry.rating >= 0.0 && *entry.rating <= 1.0))
        entry.rating.reset();
    if (entry.lastPlayed < 0 || entry.lastPlayed > latestTime)
        entry.lastPlayed = 0;
}

std::string keyOf(const HistoryEntry& entry)
{
    std::string key;
    for (const std::string* part : {&entry.recordingId, &entry.artist, &entry.title, &entry.album, &entry.path}) {
        key += *part;
        key += '\0'; // in none of the parts
    }
    return key;
}

void join(HistoryEntry& to, const HistoryEntry& from)
{
    to.plays = std::min(to.plays + from.plays, mostPlays);
    to.skips = std::min(to.skips + from.skips, mostPlays);
    to.lastPlayed = std::max(to.lastPlayed, from.lastPlayed);
    if (!to.seconds)
        to.seconds = from.seconds;
    if (from.rating)
        to.rating = from.rating;
}

} // namespace

std::string_view nameOf(HistoryKind kind)
{
    switch (kind) {
    case HistoryKind::Strawberry:
        return "strawberry";
    case HistoryKind::Clementine:
        return "clementine";
    case HistoryKind::Rhythmbox:
        return "rhythmbox";
    case HistoryKind::Amarok:
        return "amarok";
    case HistoryKind::MpdStickers:
        return "mpd";
    case HistoryKind::MusicXml:
        return "itunes";
    case HistoryKind::ListenBrainz:
        return "listenbrainz";
    case HistoryKind::LastFm:
        return "lastfm";
    case HistoryKind::Spotify:
        return "spotify";
    case HistoryKind::ScrobblerLog:
        return "scrobblerlog";
    case HistoryKind::Maloja:
        return "maloja";
    }
    return "unknown";
}

HistoryBuilder::HistoryBuilder(HistoryKind kind)
{
    m_history.kind = kind;
}

void HistoryBuilder::add(HistoryEntry entry, HistoryPlace place)
{
    std::string flaw = flawOf(entry);
    if (flaw.empty()) {
        tidy(entry);
        flaw = flawOf(entry); // without what was left out
    }
    if (!flaw.empty())
        return refuse(place, std::move(flaw));
    std::string key = keyOf(entry);
    if (const auto known = m_places.find(key); known != m_places.end())
        return join(m_history.entries[known->second], entry);
    if (m_history.entries.size() >= mostEntries)
        return refuse(place, "there are too many different recordings");
    m_places.emplace(std::move(key), m_history.entries.size());
    m_history.entries.push_back(std::move(entry));
}

void HistoryBuilder::refuse(HistoryPlace place, std::string reason)
{
    ++m_history.refusedCount;
    if (m_history.refused.size() < mostRefusedKept)
        m_history.refused.push_back({plainLine(place.part), place.number, std::move(reason)});
}

} // namespace tonekin
