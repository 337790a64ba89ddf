// SPDX-License-Identifier: GPL-3.0-or-later
// A playlist with all rules at once: the budget is 50 ms for 100,000 tracks and 400 ms for 1,000,000. What is made once
// for a library (what is usual in it, the table of its tracks) is not counted, and measured by itself.
#include "benchvectors.h"
#include "catalogue/buildplaylist.h"

#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <string>

namespace tonekin::bench {
namespace {

constexpr float closeEnds = 0.2F; // of random directions
constexpr std::size_t albumTracks = 12;

SharedText text(const std::string& words)
{
    return std::make_shared<const std::string>(words);
}

/// A library in memory: an artist for every three albums, a genre for every fifty, half of the tracks played.
struct BenchLibrary {
    explicit BenchLibrary(std::size_t count)
    {
        std::vector<CatalogueTrackRef> tracks;
        CatalogueTrack track;
        track.root = {1};
        track.state = TrackState::Done;
        track.hasEmbedding = true;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t album = i / albumTracks;
            if (i % albumTracks == 0) {
                const std::string artist = "artist " + std::to_string(album / 3);
                track.names.artist = text(artist);
                track.names.album = track.albumKey = text("album " + std::to_string(album));
                track.artistKeys = std::make_shared<const std::vector<std::string>>(1, artist);
                if (album % 50 == 0)
                    track.names.genre = text("genre " + std::to_string(album / 50 % 100));
            }
            track.id = {static_cast<std::int64_t>(i) + 1};
            track.relativePath = *track.names.artist + "/" + *track.names.album + "/" + std::to_string(i) + ".flac";
            track.names.title = "title " + std::to_string(i);
            track.year = 1950 + static_cast<int>(album % 70);
            track.seconds = static_cast<float>(120 + i * 7 % 300);
            tracks.push_back(std::make_shared<const CatalogueTrack>(track));
            if (i % 2 == 0)
                plays.push_back({track.id, static_cast<std::int64_t>(i * 31 % 40), 0, 1'600'000'000, 0.6});
        }
        catalogue = Catalogue(std::move(tracks), {MusicRoot{{1}, "/music", 0, "", 0}});
        table = playlistTable(catalogue, plays);
        VectorIndex index = randomVectors(count);
        index.correctHubs();
        vectors.write([&](VectorIndex& current) { current = std::move(index); });
    }

    PlaylistSources sources() const
    {
        return {vectors, catalogue, *table, closeEnds,
                [](TrackId id) -> std::optional<float> { return static_cast<float>(id.value * 37 % 200); }};
    }

    Catalogue catalogue;
    std::vector<TrackPlays> plays;
    PlaylistTableRef table;
    LiveVectors vectors;
};

/// Kept from one benchmark to the next.
BenchLibrary& libraryOf(std::int64_t tracks)
{
    static std::map<std::int64_t, std::unique_ptr<BenchLibrary>> libraries;
    auto& library = libraries[tracks];
    if (!library)
        library = std::make_unique<BenchLibrary>(static_cast<std::size_t>(tracks));
    return *library;
}

PlaylistQuery allRules()
{
    PlaylistQuery query;
    query.now = 1'700'000'000;
    PlaylistRules& rules = query.rules;
    rules.tracks = 50;
    rules.minutes = 300.0;
    rules.mostPerArtist = 2;
    rules.mostPerAlbum = 1;
    rules.artistApart = 5;
    rules.albumApart = 5;
    rules.notFolders = {"/music/artist 7", "/music/artist 8"};
    rules.notGenres = {"genre 3", "genre 4"};
    rules.firstYear = 1960;
    rules.lastYear = 2015;
    rules.leastSeconds = 130.0;
    rules.mostSeconds = 400.0;
    rules.lessPlayed = 0.7;
    return query;
}

void list(benchmark::State& state, ListOrder order)
{
    const BenchLibrary& library = libraryOf(state.range(0));
    PlaylistQuery query = allRules();
    query.rules.order = order;
    std::int64_t seed = 0;
    std::size_t rows = 0;
    for (auto _ : state) {
        seed = (seed + 7919) % state.range(0);
        query.seeds = {{seed + 1}, {(seed + 100) % state.range(0) + 1}};
        query.notSeeds = {{(seed + 5000) % state.range(0) + 1}};
        rows = buildPlaylist(query, library.sources()).rows.size();
        benchmark::DoNotOptimize(rows);
    }
    state.counters["rows"] = static_cast<double>(rows);
}

void byCloseness(benchmark::State& state)
{
    list(state, ListOrder::Closeness);
}
void smooth(benchmark::State& state)
{
    list(state, ListOrder::Smooth);
}
void albumLike(benchmark::State& state)
{
    list(state, ListOrder::Album);
}

void path(benchmark::State& state)
{
    const BenchLibrary& library = libraryOf(state.range(0));
    PlaylistQuery query;
    query.rules.tracks = 30;
    query.rules.artistApart = 3;
    std::int64_t seed = 0;
    for (auto _ : state) {
        seed = (seed + 7919) % state.range(0);
        query.seeds = {{seed + 1}};
        query.pathTo = TrackId{(seed + 4242) % state.range(0) + 1};
        benchmark::DoNotOptimize(buildPlaylist(query, library.sources()).rows.size());
    }
}

void matchingCount(benchmark::State& state)
{
    const BenchLibrary& library = libraryOf(state.range(0));
    const PlaylistQuery query = allRules();
    for (auto _ : state)
        benchmark::DoNotOptimize(countMatching(query, library.sources()).matching);
}

void table(benchmark::State& state)
{
    const BenchLibrary& library = libraryOf(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(playlistTable(library.catalogue, library.plays));
}

BENCHMARK(byCloseness)->Name("list/closeness")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(smooth)->Name("list/smooth")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(albumLike)->Name("list/album")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(matchingCount)->Name("list/count")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(path)->Name("list/path")->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(table)->Name("list/table")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace tonekin::bench
