// SPDX-License-Identifier: GPL-3.0-or-later
// tonekin-bench: how long each stage takes on this machine, with audio and vectors of its own making.
#include "benchdecode.h"
#include "benchmusic.h"
#ifdef TONEKIN_WITH_NETWORK
#include "benchnetwork.h"
#endif

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view help = R"(Usage: tonekin-bench [OPTION]... [FILE]...

Measures decoding, mel spectrograms, the network, queries and pictures. FILEs are music to decode besides the
minute of made-up music that is always decoded.

  --model=MANIFEST    the network to measure; without it, one of full size with random weights
  --device=DEVICE     where it runs: auto, cpu, cuda, cuda:N (default auto)
  --threads=N         inside one operation of the network (default 1)

and those of Google Benchmark, among them:

  --benchmark_filter=REGEX       only some: decode, decode_tags_mel_loudness, mel, traits, network, query, hubs, units, sheet
  --benchmark_repetitions=N      with mean, median and spread
  --benchmark_format=json        for programs
  --benchmark_list_tests=true    the names alone
)";

struct Choices {
    std::vector<std::filesystem::path> files;
    std::filesystem::path model;
    std::string device = "auto";
    int threads = 1;
    bool help = false;
    bool understood = true;
};

/// Reads what Google Benchmark has left over.
Choices readArguments(int count, char** arguments)
{
    Choices choices;
    for (int place = 1; place < count; ++place) {
        const std::string_view argument = arguments[place];
        const auto value = argument.substr(std::min(argument.size(), argument.find('=') + 1));
        if (argument == "--help" || argument == "-h")
            choices.help = true;
        else if (argument.starts_with("--model="))
            choices.model = value;
        else if (argument.starts_with("--device="))
            choices.device = value;
        else if (argument.starts_with("--threads=") && std::atoi(value.data()) > 0)
            choices.threads = std::atoi(value.data());
        else if (argument.starts_with('-'))
            choices.understood = false;
        else
            choices.files.emplace_back(argument);
    }
    return choices;
}

} // namespace

int main(int count, char** arguments)
{
    std::vector<char*> forBenchmark;
    std::vector<char*> forUs{arguments[0]};
    for (int place = 0; place < count; ++place) {
        const bool theirs = place == 0 || std::string_view(arguments[place]).starts_with("--benchmark_");
        (theirs ? forBenchmark : forUs).push_back(arguments[place]);
    }
    const Choices choices = readArguments(static_cast<int>(forUs.size()), forUs.data());
    if (choices.help || !choices.understood) {
        (choices.help ? std::cout : std::cerr) << help;
        return choices.help ? 0 : 2;
    }

    int benchmarkCount = static_cast<int>(forBenchmark.size());
    benchmark::Initialize(&benchmarkCount, forBenchmark.data());
    if (benchmark::ReportUnrecognizedArguments(benchmarkCount, forBenchmark.data()))
        return 2;
    const tonekin::bench::TemporaryFolder folder;
    tonekin::bench::registerDecodeBenchmarks(folder.path(), choices.files);
#ifdef TONEKIN_WITH_NETWORK
    tonekin::bench::registerNetworkBenchmarks(folder.path(), choices.model, choices.device, choices.threads);
#endif
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
