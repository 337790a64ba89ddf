// SPDX-License-Identifier: GPL-3.0-or-later
// A query over a whole library: the budget is 10 ms for 100,000 tracks and 100 ms for 1,000,000. What the correction of
// hubs costs: all of it at once, a track more or less, and the query with it.
#include "benchvectors.h"
#include "similarity/similaritydistribution.h"
#include "similarity/similartracks.h"
#include "similarity/vectorindex.h"

#include <benchmark/benchmark.h>

#include <map>

namespace tonekin::bench {
namespace {

/// Kept from one benchmark to the next: making a million vectors takes seconds.
VectorIndex& libraryOf(std::int64_t tracks)
{
    static std::map<std::int64_t, VectorIndex> libraries;
    const auto found = libraries.find(tracks);
    return found != libraries.end()
               ? found->second
               : libraries.emplace(tracks, randomVectors(static_cast<std::size_t>(tracks))).first->second;
}

VectorIndex& correctedLibraryOf(std::int64_t tracks)
{
    VectorIndex& library = libraryOf(tracks);
    library.correctHubs();
    return library;
}

void nearestTwenty(benchmark::State& state)
{
    const VectorIndex& library = libraryOf(state.range(0));
    std::size_t seed = 0;
    for (auto _ : state) {
        seed = (seed + 7919) % library.size();
        benchmark::DoNotOptimize(library.nearest(library.row(seed), 20));
    }
}

void similarTwenty(benchmark::State& state, bool correctHubs)
{
    const VectorIndex& library = correctHubs ? correctedLibraryOf(state.range(0)) : libraryOf(state.range(0));
    const TrackLabels labels{{"an artist"}, "an album", ""};
    const auto labelsOf = [&](TrackId) -> const TrackLabels& { return labels; };
    SimilarOptions options;
    options.correctHubs = correctHubs;
    std::vector<TrackId> seeds{{1}, {2}, {3}};
    for (auto _ : state) {
        seeds[0].value = seeds[0].value % state.range(0) + 1;
        benchmark::DoNotOptimize(similarTracks(library, seeds, {}, labelsOf, options));
    }
}

void similarUncorrected(benchmark::State& state)
{
    similarTwenty(state, false);
}
void similarCorrected(benchmark::State& state)
{
    similarTwenty(state, true);
}

void distribution(benchmark::State& state)
{
    const VectorIndex& library = correctedLibraryOf(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(similarityDistribution(library, 50));
}

void correctAll(benchmark::State& state)
{
    VectorIndex& library = libraryOf(state.range(0));
    for (auto _ : state) {
        library.forgetHubs();
        library.correctHubs();
    }
}

/// A track that comes again with another vector: now and then it belongs to the sample, and all rows follow.
void correctOne(benchmark::State& state)
{
    VectorIndex& library = correctedLibraryOf(state.range(0));
    std::int64_t track = 0;
    for (auto _ : state) {
        track = (track + 7919) % state.range(0);
        const auto other = library.row(static_cast<std::size_t>((track + 1) % state.range(0)));
        library.put({track + 1}, std::vector<float>(other.begin(), other.end()));
    }
}

BENCHMARK(nearestTwenty)->Name("query/nearest")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(similarUncorrected)
    ->Name("query/similar_uncorrected")
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(correctAll)->Name("hubs/all")->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(correctOne)->Name("hubs/one_track")->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(similarCorrected)->Name("query/similar")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(distribution)->Name("query/distribution")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace tonekin::bench
