// SPDX-License-Identifier: GPL-3.0-or-later
// What the network's units answered, over a library of 100,000 tracks: top tens are to be there in 100 ms, and to take
// no more than 300 MB. A zoomed filter sheet is to be painted within a frame of 16 ms.
#include "library/findingstore.h"
#include "library/library.h"
#include "library/rootstore.h"
#include "library/trackstore.h"
#include "pictures/filtersheet.h"
#include "similarity/unitrankings.h"

#include "benchmusic.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <malloc.h>
#include <numeric>
#include <random>
#include <stdexcept>
#include <time.h>

namespace tonekin::bench {
namespace {

constexpr int tracksToRank = 100'000;
constexpr int tracksToRead = 2'000;
const std::string modelHash(64, 'a');

/// What a network of full size keeps of a track: random, but of each unit in a range of its own.
class MadeActivations {
public:
    explicit MadeActivations(std::uint32_t seed)
        : m_random(seed)
    {
    }

    TrackAnalysis next()
    {
        TrackAnalysis track;
        track.embedding.assign(192, 1.0F / std::sqrt(192.0F));
        for (int filter = 0; filter < 256; ++filter)
            track.filters.push_back({value(filter), 0.1F * value(filter), 200.0F * uniform()});
        for (const int filters : {256, 512, 512}) {
            auto& layer = track.laterPeaks.emplace_back();
            for (int filter = 0; filter < filters; ++filter)
                layer.push_back({value(filter), 200.0F * uniform()});
        }
        for (int unit = 0; unit < 2048; ++unit)
            track.hidden.push_back(std::max(0.0F, value(unit) - 1.0F));
        return track;
    }

private:
    float uniform() { return static_cast<float>(m_random()) / static_cast<float>(std::minstd_rand::max()); }
    float value(int unit)
    {
        const float sum = uniform() + uniform() + uniform();
        return sum * sum * (0.3F + 0.01F * static_cast<float>(unit % 100));
    }
    std::minstd_rand m_random;
};

struct Layers {
    explicit Layers(const TrackAnalysis& track)
    {
        for (const FilterResponse& filter : track.filters) {
            m_values[0].push_back(filter.maximum);
            m_values[1].push_back(filter.mean);
        }
        for (std::size_t later = 0; later < 3; ++later)
            for (const FilterPeak& peak : track.laterPeaks[later])
                m_values[2 + later].push_back(peak.maximum);
        m_values[5] = track.hidden;
        activations = {{{1}, RankBy::Maximum, m_values[0]}, {{1}, RankBy::Mean, m_values[1]},
                       {{2}, RankBy::Maximum, m_values[2]}, {{3}, RankBy::Maximum, m_values[3]},
                       {{4}, RankBy::Maximum, m_values[4]}, {{NetworkLayer::lastHidden}, RankBy::Mean, m_values[5]}};
    }
    std::vector<LayerActivations> activations;

private:
    std::array<std::vector<float>, 6> m_values;
};

/// What the heap holds for good: the system may take pages of it away for a while, so residence says less.
double heldMegabytes()
{
    const auto heap = ::mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6;
}

double processorSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Made once; what making them took, and the memory that they hold, go with them.
struct RankedLibrary {
    UnitRankings rankings;
    double seconds = 0.0;
    double megabytes = 0.0;
};

RankedLibrary rank()
{
    RankedLibrary library;
    const double before = heldMegabytes();
    MadeActivations activations(1);
    for (std::int64_t track = 1; track <= tracksToRank; ++track) {
        const Layers layers(activations.next());
        const double start = processorSeconds();
        library.rankings.add({track}, {static_cast<std::uint64_t>(track / 12 + 1), static_cast<std::uint64_t>(track)},
                             layers.activations);
        library.seconds += processorSeconds() - start;
    }
    library.megabytes = heldMegabytes() - before;
    return library;
}

const RankedLibrary& rankedLibrary()
{
    static const RankedLibrary library = rank();
    return library;
}

void buildRankings(benchmark::State& state)
{
    for (auto _ : state) {
        const RankedLibrary& library = rankedLibrary();
        state.SetIterationTime(library.seconds);
        state.counters["us_per_track"] = library.seconds / tracksToRank * 1e6;
        state.counters["MB_held"] = library.megabytes;
    }
}

/// One click: both lists of a filter and its distribution.
void showFilter(benchmark::State& state)
{
    const UnitRankings& rankings = rankedLibrary().rankings;
    int filter = 0;
    for (auto _ : state) {
        filter = (filter + 37) % 256;
        for (const RankBy by : {RankBy::Maximum, RankBy::Mean}) {
            benchmark::DoNotOptimize(rankings.top({{1}, filter}, by, {}));
            benchmark::DoNotOptimize(rankings.distribution({{1}, filter}, by, 60));
        }
    }
}

void allTopTens(benchmark::State& state)
{
    const UnitRankings& rankings = rankedLibrary().rankings;
    const std::array<std::pair<int, int>, 5> layers{{{1, 256}, {2, 256}, {3, 512}, {4, 512}, {0, 2048}}};
    for (auto _ : state)
        for (const auto& [layer, units] : layers)
            for (int unit = 0; unit < units; ++unit) {
                benchmark::DoNotOptimize(
                    rankings.top({{layer}, unit}, layer == 0 ? RankBy::Mean : RankBy::Maximum, {}));
                if (layer == 1)
                    benchmark::DoNotOptimize(rankings.top({{layer}, unit}, RankBy::Mean, {}));
            }
}

/// How fast a library file gives its tracks' answers, for the one pass that builds the rankings.
void readActivations(benchmark::State& state)
{
    const TemporaryFolder folder;
    auto library = Library::open(folder.path() / "library.sqlite", Library::Access::ReadWrite);
    if (!library || !library->begin())
        throw std::runtime_error("no library can be made");
    const auto root = library->roots().add(folder.path());
    MadeActivations activations(2);
    for (int track = 0; track < tracksToRead; ++track) {
        TrackAnalysis analysed = activations.next();
        analysed.sections.assign(80, {0.0F, 7.4F, analysed.embedding});
        const auto id = library->tracks().add(*root, std::to_string(track), {});
        if (!id || !library->findings().saveAnalysis(*id, {}, {}, analysed, modelHash))
            throw std::runtime_error("the library cannot be filled");
    }
    if (!library->commit())
        throw std::runtime_error("the library cannot be filled");
    for (auto _ : state) {
        UnitRankings rankings;
        const auto read = library->findings().forEachAnalysed(modelHash, [&](const StoredActivations& stored) {
            TrackAnalysis track;
            track.filters = stored.filters;
            track.laterPeaks = stored.laterPeaks;
            track.hidden = stored.hidden;
            rankings.add(stored.id, {}, Layers(track).activations);
            return true;
        });
        if (!read || rankings.tracks() != tracksToRead)
            state.SkipWithError("the library cannot be read");
    }
    state.counters["tracks"] = benchmark::Counter(tracksToRead, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["file_kB_per_track"] =
        static_cast<double>(std::filesystem::file_size(folder.path() / "library.sqlite")) / tracksToRead / 1000.0;
}

FilterKernels madeKernels()
{
    FilterKernels kernels{256, 128, 4, {}};
    std::minstd_rand random(3);
    for (int i = 0; i < 256 * 128 * 4; ++i)
        kernels.weights.push_back(static_cast<float>(random()) / static_cast<float>(std::minstd_rand::max()) - 0.5F);
    return kernels;
}

/// The part that a window of 1920 x 1080 pixels shows, from all of the sheet to a few filters.
void paintWindow(benchmark::State& state, SheetScale scale)
{
    const FilterKernels kernels = madeKernels();
    std::vector<int> order(256);
    std::iota(order.begin(), order.end(), 0);
    const auto zoom = static_cast<int>(state.range(0));
    SheetLayout layout;
    layout.columns = 64;
    layout.cellWidth = 7 * zoom;
    layout.bandHeight = 2.0 * zoom;
    layout.scale = scale;
    const auto [width, height] = sheetSize(kernels, layout);
    const PixelRect part{(width - 1920) / 2, (height - 1080) / 2, 1920, 1080};
    for (auto _ : state)
        benchmark::DoNotOptimize(paintFilterSheet(kernels, order, layout, part));
}

void paintPerFilter(benchmark::State& state)
{
    paintWindow(state, SheetScale::PerFilter);
}
void paintCommon(benchmark::State& state)
{
    paintWindow(state, SheetScale::Common);
}

void orderFilters(benchmark::State& state)
{
    const FilterKernels kernels = madeKernels();
    for (auto _ : state)
        benchmark::DoNotOptimize(orderByLikeness(kernels));
}

BENCHMARK(buildRankings)->Name("units/build_100000")->UseManualTime()->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(showFilter)->Name("units/show_filter")->Unit(benchmark::kMicrosecond);
BENCHMARK(allTopTens)->Name("units/all_top_tens")->Unit(benchmark::kMillisecond);
BENCHMARK(readActivations)->Name("units/read_and_build_2000")->Unit(benchmark::kMillisecond);
BENCHMARK(paintPerFilter)->Name("sheet/window")->Arg(1)->Arg(4)->Arg(16)->Unit(benchmark::kMillisecond);
BENCHMARK(paintCommon)->Name("sheet/window_common_scale")->Arg(1)->Arg(4)->Arg(16)->Unit(benchmark::kMillisecond);
BENCHMARK(orderFilters)->Name("sheet/order_by_likeness")->Unit(benchmark::kMillisecond);

} // namespace
} // namespace tonekin::bench
