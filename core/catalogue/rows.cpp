// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/rows.h"

#include <nlohmann/json.hpp>

#include <unordered_set>

namespace tonekin {

namespace {

using Json = nlohmann::ordered_json;

} // namespace

std::string bylineOf(const CatalogueTrack& track)
{
    const std::string& artist = *track.names.artist;
    return artist.empty() ? track.names.title : artist + " - " + track.names.title;
}

std::optional<PlaylistEntry> playlistEntry(const Catalogue& catalogue, TrackId id, std::optional<float> similarity)
{
    const CatalogueTrack* track = catalogue.find(id);
    if (!track)
        return {};
    return PlaylistEntry{catalogue.pathOf(*track),
                         track->names.title,
                         *track->names.artist,
                         *track->names.album,
                         static_cast<double>(track->seconds),
                         track->names.musicBrainzRecordingId,
                         similarity};
}

std::vector<PlaylistEntry> playlistEntries(const Catalogue& catalogue, std::span<const TrackId> seeds,
                                           std::span<const SimilarTrack> found, std::size_t most)
{
    std::vector<PlaylistEntry> entries;
    std::unordered_set<TrackId> taken;
    const auto add = [&](TrackId id, float similarity) {
        if ((most > 0 && entries.size() >= most) || !taken.insert(id).second)
            return;
        if (auto entry = playlistEntry(catalogue, id, similarity))
            entries.push_back(*std::move(entry));
    };
    for (const TrackId seed : seeds)
        add(seed, 1.0F);
    for (const SimilarTrack& track : found)
        add(track.id, track.similarity);
    return entries;
}

Json similarJson(const Catalogue& catalogue, std::span<const SimilarTrack> tracks)
{
    auto list = Json::array();
    for (const SimilarTrack& similar : tracks)
        if (const CatalogueTrack* track = catalogue.find(similar.id))
            list.push_back({{"id", similar.id.value},
                            {"path", catalogue.pathOf(*track).native()},
                            {"title", track->names.title},
                            {"artist", *track->names.artist},
                            {"similarity", similar.similarity}});
    return list;
}

Json unitListJson(const Catalogue& catalogue, const UnitList& list)
{
    auto rows = Json::array();
    for (const UnitListRow& row : list.rows) {
        const CatalogueTrack* track = catalogue.find(row.id);
        if (!track)
            continue;
        Json object{{"path", catalogue.pathOf(*track).native()}, {"value", row.value}};
        object["seconds"] = row.seconds ? Json(*row.seconds) : Json();
        if (track->state == TrackState::Missing)
            object["missing"] = true;
        rows.push_back(std::move(object));
    }
    return rows;
}

std::vector<PlaylistEntry> playlistEntries(const Catalogue& catalogue, std::span<const PlaylistRow> rows)
{
    std::vector<PlaylistEntry> entries;
    for (const PlaylistRow& row : rows)
        if (auto entry = playlistEntry(catalogue, row.id, row.similarity))
            entries.push_back(*std::move(entry));
    return entries;
}

std::string_view reasonName(RowReason reason)
{
    switch (reason) {
    case RowReason::Seed:
        return "seed";
    case RowReason::Close:
        return "close";
    case RowReason::Further:
        return "further";
    case RowReason::RarelyPlayed:
        return "rarely_played";
    case RowReason::OftenPlayed:
        return "often_played";
    case RowReason::PathStop:
        return "path_stop";
    case RowReason::PathStep:
        return "path_step";
    }
    return {};
}

Json playlistJson(const Catalogue& catalogue, const PlaylistResult& result)
{
    const bool tellsSteps = !result.legs.empty() || result.order != ListOrder::Closeness;
    auto list = Json::array();
    for (const PlaylistRow& row : result.rows) {
        const CatalogueTrack* track = catalogue.find(row.id);
        if (!track)
            continue;
        Json object{{"id", row.id.value},           {"path", catalogue.pathOf(*track).native()},
                    {"title", track->names.title},  {"artist", *track->names.artist},
                    {"similarity", row.similarity}, {"reason", reasonName(row.reason)},
                    {"close", row.isClose},         {"nearest", row.nearest.value}};
        if (tellsSteps)
            object["step"] = row.step ? Json(*row.step) : Json();
        list.push_back(std::move(object));
    }
    return list;
}

} // namespace tonekin
