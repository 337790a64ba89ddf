// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/jsonitems.h"
#include "history/zipreader.h"

namespace tonekin {

namespace {

const std::string& firstOf(const JsonItem& item, const std::string& one, const std::string& other)
{
    return item.text(one).empty() ? item.text(other) : item.text(one);
}

std::optional<double> secondsOf(const JsonItem& item)
{
    if (const auto milliseconds = item.number("track_metadata.additional_info.duration_ms"))
        return *milliseconds / 1000.0;
    return item.number("track_metadata.additional_info.duration");
}

void addListen(HistoryBuilder& builder, const JsonItem& item, HistoryPlace place)
{
    HistoryEntry entry;
    entry.artist = item.text("track_metadata.artist_name");
    entry.title = item.text("track_metadata.track_name");
    entry.album = item.text("track_metadata.release_name");
    entry.recordingId =
        firstOf(item, "track_metadata.mbid_mapping.recording_mbid", "track_metadata.additional_info.recording_mbid");
    entry.seconds = secondsOf(item);
    entry.plays = 1;
    const auto time = readTime(item.text("listened_at"));
    if (!time)
        return builder.refuse(place, "it has no time");
    entry.lastPlayed = *time;
    builder.add(std::move(entry), place);
}

/// Love is the best rating and hate the worst; a score of 0 took one of them back.
void addFeedback(HistoryBuilder& builder, const JsonItem& item, HistoryPlace place)
{
    const auto score = item.number("score");
    if (item.text("recording_mbid").empty() || !score || *score == 0.0)
        return builder.ignore();
    HistoryEntry entry;
    entry.recordingId = item.text("recording_mbid");
    entry.rating = *score > 0.0 ? 1.0 : 0.0;
    builder.add(std::move(entry), place);
}

using AddItem = void (*)(HistoryBuilder&, const JsonItem&, HistoryPlace);

TakeJsonItem takeInto(HistoryBuilder& builder, std::string_view part, AddItem add)
{
    return [&builder, part, add](const JsonItem& item, std::int64_t number, const std::string& flaw) {
        if (flaw.empty())
            add(builder, item, {part, number});
        else
            builder.refuse({part, number}, flaw);
    };
}

} // namespace

HistoryFile readListenBrainzJson(std::string_view json)
{
    HistoryBuilder builder(HistoryKind::ListenBrainz);
    const auto take = takeInto(builder, {}, addListen);
    if (json.starts_with('{')) {
        forEachJsonLine(json, take);
    } else if (const auto flaw = forEachJsonItem(json, {}, take); !flaw.reason.empty()) {
        builder.refuse({{}, flaw.number}, flaw.reason);
    }
    return builder.take();
}

HistoryFile readListenBrainzZip(ZipReader& zip)
{
    HistoryBuilder builder(HistoryKind::ListenBrainz);
    for (std::size_t i = 0; i < zip.names().size(); ++i) {
        const std::string& name = zip.names()[i];
        const bool isListens = name.starts_with("listens/") && name.ends_with(".jsonl");
        if (!isListens && name != "feedback.jsonl")
            continue;
        const auto text = zip.read(i);
        if (!text)
            builder.refuse({name, 0}, text.error().detail);
        else
            forEachJsonLine(*text, takeInto(builder, name, isListens ? addListen : addFeedback));
    }
    return builder.take();
}

} // namespace tonekin
