// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchdecode.h"

#include "audio/decodeaudio.h"
#include "benchmusic.h"
#include "decodetrack.h"
#include "dsp/melanalyser.h"
#include "dsp/soundtraitsmeter.h"
#include "files/openregularfile.h"
#include "worker/decoderprocess.h"

#include <benchmark/benchmark.h>

#include <iostream>

#include <unistd.h>

namespace tonekin::bench {
namespace {

constexpr double seconds = 60.0;
constexpr int sampleRate = 44100;
constexpr int channels = 2;
constexpr double mostSeconds = 15 * 60.0;

/// How many seconds of music went by in a second of processor time.
benchmark::Counter speed(double secondsDecoded)
{
    return {secondsDecoded, benchmark::Counter::kIsRate};
}

class Silence : public AudioSink {
public:
    void startStretch(double) override {}
    void add(const AudioBlock& block) override { benchmark::DoNotOptimize(block.mono.data()); }
};

void decodeOnly(benchmark::State& state, const std::filesystem::path& path)
{
    const auto file = openRegularFile(path);
    double decoded = 0.0;
    for (auto _ : state) {
        Silence sink;
        if (!file || ::lseek(file->get(), 0, SEEK_SET) != 0)
            return state.SkipWithError("the file cannot be opened");
        const auto audio = decodeAudio(file->get(), DecodeOptions{}, sink);
        if (!audio)
            return state.SkipWithError(audio.error().detail.c_str());
        decoded += audio->facts.analysedSeconds;
    }
    state.counters["x_realtime"] = speed(decoded);
}

void wholePass(benchmark::State& state, const std::filesystem::path& path)
{
    const auto file = openRegularFile(path);
    double decoded = 0.0;
    for (auto _ : state) {
        if (!file || ::lseek(file->get(), 0, SEEK_SET) != 0)
            return state.SkipWithError("the file cannot be opened");
        const auto track = decodeTrack(file->get(), MelFrontEnd{}, mostSeconds);
        if (!track)
            return state.SkipWithError(track.error().detail.c_str());
        decoded += track->audio.analysedSeconds;
    }
    state.counters["x_realtime"] = speed(decoded);
}

void melOnly(benchmark::State& state)
{
    const MelFrontEnd frontEnd;
    const auto samples = madeUpMusic(seconds, frontEnd.sampleRate, 1);
    for (auto _ : state)
        benchmark::DoNotOptimize(computeMelSpectrogram(samples, frontEnd));
    state.counters["x_realtime"] = speed(seconds * static_cast<double>(state.iterations()));
}

void traitsOnly(benchmark::State& state)
{
    const MelFrontEnd frontEnd;
    const auto samples = madeUpMusic(seconds, frontEnd.sampleRate, 1);
    for (auto _ : state) {
        SoundTraitsMeter meter(frontEnd.sampleRate);
        meter.add(samples);
        benchmark::DoNotOptimize(meter.finish());
    }
    state.counters["x_realtime"] = speed(seconds * static_cast<double>(state.iterations()));
}

void registerBoth(const std::string& name, const std::filesystem::path& file)
{
    benchmark::RegisterBenchmark(("decode/" + name).c_str(), decodeOnly, file)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("decode_tags_mel_loudness/" + name).c_str(), wholePass, file)
        ->Unit(benchmark::kMillisecond);
}

} // namespace

void registerDecodeBenchmarks(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& files)
{
    const auto wave = folder / "music.wav";
    if (writeWave(wave, madeUpMusic(seconds, sampleRate, channels), sampleRate, channels))
        registerBoth("wav", wave);
    for (const std::string ending : {"flac", "mp3", "ogg", "opus", "m4a"}) {
        const auto encoded = folder / ("music." + ending);
        if (encode(wave, encoded))
            registerBoth(ending, encoded);
        else
            std::cerr << "No " << ending << ": the ffmpeg program, which would make it, is not there or cannot.\n";
    }
    for (const auto& file : files)
        registerBoth(file.filename().native(), std::filesystem::absolute(file));
    benchmark::RegisterBenchmark("mel", melOnly)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("traits", traitsOnly)->Unit(benchmark::kMillisecond);
}

} // namespace tonekin::bench
