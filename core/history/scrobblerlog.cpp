// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/textlines.h"

#include <array>

namespace tonekin {

namespace {

// artist, album, title, track number, seconds, L or S, time, recording id
constexpr std::size_t fieldsNeeded = 7;
constexpr std::size_t mostFields = 8;
constexpr std::size_t longestLine = 16384;

std::size_t split(std::string_view line, std::array<std::string_view, mostFields>& fields)
{
    std::size_t count = 0;
    while (count < fields.size()) {
        const auto tab = line.find('\t');
        fields[count++] = line.substr(0, tab);
        if (tab == std::string_view::npos)
            break;
        line.remove_prefix(tab + 1);
    }
    return count;
}

/// Empty when added, otherwise why not. Times of a player without a zone are taken for UTC: a day at most is wrong.
std::string add(HistoryBuilder& builder, std::string_view line, HistoryPlace place)
{
    std::array<std::string_view, mostFields> fields{};
    if (line.size() > longestLine)
        return "the line is too long";
    if (split(line, fields) < fieldsNeeded)
        return "the line has too few fields";
    HistoryEntry entry;
    entry.artist = fields[0];
    entry.album = fields[1];
    entry.title = fields[2];
    entry.seconds = readNumber(fields[4]);
    entry.recordingId = fields[7];
    if (entry.artist == "<Untagged>" || entry.title == "<Untagged>") {
        builder.ignore();
        return {};
    }
    const auto time = readTime(fields[6]);
    if (fields[5] == "S") {
        entry.skips = 1;
    } else if (fields[5] == "L" && time) {
        entry.plays = 1;
        entry.lastPlayed = *time;
    } else {
        return fields[5] == "L" ? "the time cannot be read" : "it was neither listened to nor skipped";
    }
    builder.add(std::move(entry), place);
    return {};
}

} // namespace

HistoryFile readScrobblerLog(std::string_view text)
{
    HistoryBuilder builder(HistoryKind::ScrobblerLog);
    TextLines lines(text);
    while (lines.next()) {
        if (lines.line().empty() || lines.line().starts_with('#'))
            continue;
        const HistoryPlace place{{}, lines.number()};
        if (std::string flaw = add(builder, lines.line(), place); !flaw.empty())
            builder.refuse(place, std::move(flaw));
    }
    return builder.take();
}

} // namespace tonekin
