// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

// Music for tests: computed, never recorded.
namespace tonekin::test {

/// Mono samples, full scale 1.
using Samples = std::vector<float>;

Samples tone(double hertz, double seconds, int sampleRate, double amplitude = 0.5);
/// Rises evenly in pitch (not in Hz) over its length.
Samples sweep(double fromHertz, double toHertz, double seconds, int sampleRate, double amplitude = 0.5);
Samples noise(double seconds, int sampleRate, std::uint32_t seed = 1, double amplitude = 0.3);
/// A drum of falling pitch on every beat.
Samples kicks(double beatsAMinute, double seconds, int sampleRate, double amplitude = 0.8);
Samples silence(double seconds, int sampleRate);
/// Something like music: a chord that changes, kicks and a little noise.
Samples tune(double seconds, int sampleRate, std::uint32_t seed = 1);
Samples mix(const Samples& one, const Samples& other);

/// Every channel the same; interleaved.
Samples spread(const Samples& mono, int channels);

enum class WavFormat { UnsignedByte, Int16, Int24, Int32, Float32 };

/// What a WAV header says; tests make it lie.
struct WavHeader {
    std::uint16_t channels = 1;
    std::uint32_t sampleRate = 44'100;
    WavFormat format = WavFormat::Int16;
    std::int64_t claimedDataBytes = -1; // -1: the truth
};

void writeWav(const std::filesystem::path& file, std::span<const float> interleaved, const WavHeader& header);

/// Runs the ffmpeg program: what goes before the output file, separated by single spaces. False when it fails.
bool ffmpeg(const std::vector<std::string>& arguments);
/// One file to another by ffmpeg, its ending choosing the container.
bool convert(const std::filesystem::path& from, const std::filesystem::path& to,
             const std::vector<std::string>& options = {});

} // namespace tonekin::test
