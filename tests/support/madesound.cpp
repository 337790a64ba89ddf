// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/madesound.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <numbers>
#include <random>

extern char** environ;

namespace tonekin::test {

namespace {

std::size_t countOf(double seconds, int sampleRate)
{
    return static_cast<std::size_t>(std::llround(seconds * sampleRate));
}

/// Little-endian bytes, one value after the other.
class ByteWriter {
public:
    void number(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes.push_back(static_cast<char>(value >> (8 * i)));
    }
    void text(const char* word) { m_bytes.append(word); }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

int bytesASample(WavFormat format)
{
    switch (format) {
    case WavFormat::UnsignedByte:
        return 1;
    case WavFormat::Int16:
        return 2;
    case WavFormat::Int24:
        return 3;
    default:
        return 4;
    }
}

void addSample(ByteWriter& out, float sample, WavFormat format)
{
    const auto scaled = [sample](double fullScale) {
        return static_cast<std::uint64_t>(std::llround(std::clamp(static_cast<double>(sample), -1.0, 1.0) * fullScale));
    };
    switch (format) {
    case WavFormat::UnsignedByte:
        out.number(scaled(127.0) + 128, 1);
        break;
    case WavFormat::Int16:
        out.number(scaled(32'767.0), 2);
        break;
    case WavFormat::Int24:
        out.number(scaled(8'388'607.0), 3);
        break;
    case WavFormat::Int32:
        out.number(scaled(2'147'483'647.0), 4);
        break;
    case WavFormat::Float32: {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &sample, sizeof bits);
        out.number(bits, 4);
        break;
    }
    }
}

} // namespace

Samples tone(double hertz, double seconds, int sampleRate, double amplitude)
{
    Samples samples(countOf(seconds, sampleRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(amplitude *
                                        std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / sampleRate));
    return samples;
}

Samples sweep(double fromHertz, double toHertz, double seconds, int sampleRate, double amplitude)
{
    Samples samples(countOf(seconds, sampleRate));
    double phase = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(samples.size());
        phase += 2.0 * std::numbers::pi * fromHertz * std::pow(toHertz / fromHertz, part) / sampleRate;
        samples[i] = static_cast<float>(amplitude * std::sin(phase));
    }
    return samples;
}

Samples noise(double seconds, int sampleRate, std::uint32_t seed, double amplitude)
{
    std::mt19937 random(seed);
    Samples samples(countOf(seconds, sampleRate));
    for (float& sample : samples)
        sample = static_cast<float>(amplitude * (static_cast<double>(random()) / 2147483648.0 - 1.0));
    return samples;
}

Samples kicks(double beatsAMinute, double seconds, int sampleRate, double amplitude)
{
    Samples samples(countOf(seconds, sampleRate));
    const double beat = 60.0 / beatsAMinute;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = std::fmod(static_cast<double>(i) / sampleRate, beat);
        const double phase = 2.0 * std::numbers::pi * (50.0 * time + 8.0 * (1.0 - std::exp(-time * 25.0)));
        samples[i] = static_cast<float>(amplitude * std::exp(-time * 9.0) * std::sin(phase));
    }
    return samples;
}

Samples silence(double seconds, int sampleRate)
{
    return Samples(countOf(seconds, sampleRate));
}

Samples mix(const Samples& one, const Samples& other)
{
    Samples sum = one.size() >= other.size() ? one : other;
    const Samples& shorter = one.size() >= other.size() ? other : one;
    for (std::size_t i = 0; i < shorter.size(); ++i)
        sum[i] += shorter[i];
    return sum;
}

Samples tune(double seconds, int sampleRate, std::uint32_t seed)
{
    std::mt19937 random(seed);
    const double tempo = 90.0 + static_cast<double>(random() % 60);
    Samples result = mix(kicks(tempo, seconds, sampleRate, 0.3), noise(seconds, sampleRate, seed, 0.02));
    constexpr std::array<int, 4> chord{0, 4, 7, 12};
    for (double start = 0.0; start < seconds; start += 1.0) {
        const int root = static_cast<int>(random() % 12);
        const auto offset = countOf(start, sampleRate);
        for (const int step : chord) {
            const Samples note = tone(220.0 * std::pow(2.0, (root + step) / 12.0), 1.0, sampleRate, 0.08);
            for (std::size_t i = 0; i < note.size() && offset + i < result.size(); ++i)
                result[offset + i] += note[i];
        }
    }
    return result;
}

Samples spread(const Samples& mono, int channels)
{
    Samples result;
    result.reserve(mono.size() * static_cast<std::size_t>(channels));
    for (const float sample : mono)
        result.insert(result.end(), static_cast<std::size_t>(channels), sample);
    return result;
}

void writeWav(const std::filesystem::path& file, std::span<const float> interleaved, const WavHeader& header)
{
    const int width = bytesASample(header.format);
    const auto truth = static_cast<std::int64_t>(interleaved.size()) * width;
    const auto claim = static_cast<std::uint64_t>(header.claimedDataBytes >= 0 ? header.claimedDataBytes : truth);
    ByteWriter out;
    out.text("RIFF");
    out.number(std::min<std::uint64_t>(claim + 36, UINT32_MAX), 4);
    out.text("WAVEfmt ");
    out.number(16, 4);
    out.number(header.format == WavFormat::Float32 ? 3 : 1, 2);
    out.number(header.channels, 2);
    out.number(header.sampleRate, 4);
    out.number(std::uint64_t{header.sampleRate} * header.channels * static_cast<std::uint64_t>(width), 4);
    out.number(std::uint64_t{header.channels} * static_cast<std::uint64_t>(width), 2);
    out.number(static_cast<std::uint64_t>(width) * 8, 2);
    out.text("data");
    out.number(claim, 4);
    for (const float sample : interleaved)
        addSample(out, sample, header.format);
    std::ofstream(file, std::ios::binary) << out.bytes();
}

bool ffmpeg(const std::vector<std::string>& arguments)
{
    std::vector<std::string> words{"timeout", "30", "ffmpeg", "-v", "error", "-nostdin", "-y"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    pid_t process = 0;
    if (::posix_spawnp(&process, "timeout", nullptr, nullptr, pointers.data(), environ) != 0)
        return false;
    int status = 0;
    return ::waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool convert(const std::filesystem::path& from, const std::filesystem::path& to,
             const std::vector<std::string>& options)
{
    std::vector<std::string> arguments{"-i", from.string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back(to.string());
    return ffmpeg(arguments);
}

} // namespace tonekin::test
