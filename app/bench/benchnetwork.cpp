// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchnetwork.h"

#include "benchmusic.h"
#include "dsp/melanalyser.h"
#include "nn/hearingnetwork.h"
#include "nn/randommodel.h"

#include <benchmark/benchmark.h>

#include <iostream>
#include <memory>

namespace tonekin::bench {
namespace {

void hearSeconds(benchmark::State& state, const std::shared_ptr<HearingNetwork>& network)
{
    const auto seconds = static_cast<double>(state.range(0));
    const MelFrontEnd& frontEnd = network->manifest().frontEnd;
    const auto mel = computeMelSpectrogram(madeUpMusic(seconds, frontEnd.sampleRate, 1), frontEnd);
    for (auto _ : state) {
        const auto heard = network->hear(mel);
        if (!heard)
            return state.SkipWithError(heard.error().detail.c_str());
        benchmark::DoNotOptimize(heard->embedding.data());
    }
    state.counters["x_realtime"] =
        benchmark::Counter(seconds * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

} // namespace

void registerNetworkBenchmarks(const std::filesystem::path& folder, const std::filesystem::path& manifest,
                               const std::string& device, int threads)
{
    auto file = manifest;
    if (file.empty()) {
        file = folder / "random.json";
        if (const auto made = createRandomModel(file, fullSizeManifest("random"), 1); !made) {
            std::cerr << "No network: " << made.error().detail << '\n';
            return;
        }
    }
    auto network = HearingNetwork::load(file, device, threads);
    if (!network) {
        std::cerr << "No network: " << network.error().detail << '\n';
        return;
    }
    std::cerr << "Network " << network->manifest().name << " on " << network->device() << ' ' << network->deviceNote()
              << '\n';
    const auto shared = std::make_shared<HearingNetwork>(std::move(*network));
    benchmark::RegisterBenchmark("network/seconds", hearSeconds, shared)
        ->Arg(30)
        ->Arg(240)
        ->Unit(benchmark::kMillisecond);
}

} // namespace tonekin::bench
