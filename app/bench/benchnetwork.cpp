// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchnetwork.h"

#include "benchmusic.h"
#include "dsp/melanalyser.h"
#include "nn/inferencenetwork.h"
#include "nn/randommodel.h"

#include <benchmark/benchmark.h>

#include <iostream>
#include <memory>

namespace tonekin::bench {
namespace {

void analyseSeconds(benchmark::State& state, const std::shared_ptr<InferenceNetwork>& network)
{
    const auto seconds = static_cast<double>(state.range(0));
    const MelFrontEnd& frontEnd = network->manifest().frontEnd;
    const auto mel = computeMelSpectrogram(madeUpMusic(seconds, frontEnd.sampleRate, 1), frontEnd);
    for (auto _ : state) {
        const auto analysed = network->analyse(mel);
        if (!analysed)
            return state.SkipWithError(analysed.error().detail.c_str());
        benchmark::DoNotOptimize(analysed->embedding.data());
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
    auto network = InferenceNetwork::load(file, device, threads);
    if (!network) {
        std::cerr << "No network: " << network.error().detail << '\n';
        return;
    }
    std::cerr << "Network " << network->manifest().name << " on " << network->device() << ' ' << network->deviceNote()
              << '\n';
    const auto shared = std::make_shared<InferenceNetwork>(std::move(*network));
    benchmark::RegisterBenchmark("network/seconds", analyseSeconds, shared)
        ->Arg(30)
        ->Arg(240)
        ->Unit(benchmark::kMillisecond);
}

} // namespace tonekin::bench
