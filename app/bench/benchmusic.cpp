// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmusic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <numbers>
#include <random>
#include <stdexcept>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tonekin::bench {
namespace {

void append(std::string& bytes, std::uint32_t value, int count)
{
    for (int place = 0; place < count; ++place)
        bytes += static_cast<char>((value >> (8 * place)) & 0xFFU);
}

std::string waveHeader(std::size_t dataBytes, int sampleRate, int channels)
{
    const auto rate = static_cast<std::uint32_t>(sampleRate);
    const auto frameBytes = static_cast<std::uint32_t>(2 * channels);
    std::string header = "RIFF";
    append(header, static_cast<std::uint32_t>(36 + dataBytes), 4);
    header += "WAVEfmt ";
    append(header, 16, 4);
    append(header, 1, 2); // PCM
    append(header, static_cast<std::uint32_t>(channels), 2);
    append(header, rate, 4);
    append(header, rate * frameBytes, 4);
    append(header, frameBytes, 2);
    append(header, 16, 2);
    header += "data";
    append(header, static_cast<std::uint32_t>(dataBytes), 4);
    return header;
}

} // namespace

std::vector<float> madeUpMusic(double seconds, int sampleRate, int channels)
{
    constexpr std::array<std::array<double, 3>, 4> chords{
        {{220.0, 277.2, 329.6}, {196.0, 246.9, 293.7}, {174.6, 220.0, 261.6}, {164.8, 207.7, 246.9}}};
    const auto frames = static_cast<std::size_t>(seconds * sampleRate);
    std::vector<float> samples;
    samples.reserve(frames * static_cast<std::size_t>(channels));
    std::minstd_rand noise(1);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const double time = static_cast<double>(frame) / sampleRate;
        const double sinceBeat = std::fmod(time, 0.5);
        double sample = 0.3 * std::exp(-30.0 * sinceBeat) *
                        (static_cast<double>(noise()) / static_cast<double>(std::minstd_rand::max()) - 0.5);
        for (const double note : chords[static_cast<std::size_t>(time / 2.0) % chords.size()]) {
            for (int harmonic = 1; harmonic <= 6; ++harmonic)
                sample += 0.1 / harmonic * std::sin(2.0 * std::numbers::pi * note * harmonic * time);
        }
        for (int channel = 0; channel < channels; ++channel)
            samples.push_back(static_cast<float>(channel == 0 ? sample : 0.8 * sample));
    }
    return samples;
}

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "tonekin-bench-XXXXXX").native();
    if (!::mkdtemp(pattern.data()))
        throw std::runtime_error("cannot make a temporary folder");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

bool writeWave(const std::filesystem::path& file, const std::vector<float>& samples, int sampleRate, int channels)
{
    std::string bytes = waveHeader(2 * samples.size(), sampleRate, channels);
    for (const float sample : samples) {
        const auto value = static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767.0F));
        append(bytes, static_cast<std::uint16_t>(value), 2);
    }
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return out.good();
}

bool encode(const std::filesystem::path& wave, const std::filesystem::path& encoded)
{
    std::vector<std::string> words{"ffmpeg", "-nostdin", "-v", "error", "-y", "-i", wave.native(), encoded.native()};
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
        return false;
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace tonekin::bench
