// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/foldtext.h"
#include "catalogue/buildplaylist.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace tonekin::made {

/// A library in memory: clusters of tracks around a few directions, each a genre; artists and albums in them.
class MadeCatalogue {
public:
    static constexpr int dimensions = 24;

    explicit MadeCatalogue(int count, int genres = 6, int artists = 40)
    {
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        std::vector<std::vector<float>> centres;
        for (int genre = 0; genre < genres; ++genre) {
            auto& centre = centres.emplace_back();
            for (int axis = 0; axis < dimensions; ++axis)
                centre.push_back(normal(random));
        }
        for (int i = 0; i < count; ++i) {
            const int genre = i % genres;
            CatalogueTrack track;
            track.id = {i + 1};
            track.root = {1};
            track.relativePath = "genre" + std::to_string(genre) + "/" + std::to_string(i) + ".ogg";
            track.names = {"Title " + std::to_string(i), text("Artist " + std::to_string(i % artists)),
                           text("Album " + std::to_string(i / 10)), text("Genre " + std::to_string(genre)), ""};
            track.albumKey = text("album " + std::to_string(i / 10));
            track.artistKeys =
                std::make_shared<const std::vector<std::string>>(1, "artist " + std::to_string(i % artists));
            track.year = 1960 + i % 50;
            track.seconds = 180.0F;
            track.state = TrackState::Done;
            track.hasEmbedding = true;
            std::vector<float> vector;
            for (int axis = 0; axis < dimensions; ++axis)
                vector.push_back(centres[static_cast<std::size_t>(genre)][static_cast<std::size_t>(axis)] +
                                 0.8F * normal(random));
            tracks.push_back(track);
            vectors.push_back(vector);
            plays.push_back({track.id, (i * 7) % 23, 0, 0, std::nullopt});
        }
    }

    /// To be called when tracks, vectors and plays are as they shall be.
    void finish()
    {
        std::vector<CatalogueTrackRef> all;
        std::vector<TrackId> ids;
        std::vector<float> values;
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            all.push_back(std::make_shared<const CatalogueTrack>(tracks[i]));
            if (vectors[i].empty())
                continue;
            ids.push_back(tracks[i].id);
            float squares = 0.0F;
            for (const float value : vectors[i])
                squares += value * value;
            for (const float value : vectors[i])
                values.push_back(value / std::sqrt(squares));
        }
        catalogue = Catalogue(std::move(all), {MusicRoot{{1}, "/music", 0, "", 0}});
        VectorIndex index(dimensions, std::move(ids), std::move(values));
        index.correctHubs();
        live.write([&](VectorIndex& current) { current = std::move(index); });
        table = playlistTable(catalogue, plays);
        closeEnds = similarityDistributionOf();
    }

    PlaylistSources sources() const { return {live, catalogue, *table, closeEnds, energyOf}; }
    PlaylistResult list(const PlaylistQuery& query) const { return buildPlaylist(query, sources()); }

    static SharedText text(const std::string& text) { return std::make_shared<const std::string>(text); }

    std::vector<CatalogueTrack> tracks;
    std::vector<std::vector<float>> vectors; // of any length; empty: none
    std::vector<TrackPlays> plays;
    Catalogue catalogue;
    LiveVectors live;
    PlaylistTableRef table;
    std::optional<float> closeEnds;
    std::function<std::optional<float>(TrackId)> energyOf;

private:
    std::optional<float> similarityDistributionOf() const
    {
        const auto distribution = distributionOf(live, 10);
        return distribution ? std::optional(distribution->closeEnds) : std::nullopt;
    }
};

} // namespace tonekin::made
