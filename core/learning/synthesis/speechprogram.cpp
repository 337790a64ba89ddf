// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/speechprogram.h"

#include "model/wholefile.h"
#include "synthesis/recording.h"
#include "synthesis/resampler.h"
#include "synthesis/runprogram.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace tonekin {
namespace {

constexpr std::size_t waveHeaderBytes = 44;
constexpr std::size_t rateAt = 24;
constexpr std::size_t dataAt = 36;
constexpr std::uintmax_t mostBytes = 100'000'000;

std::uint32_t littleEndian(const char* bytes)
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// As espeak-ng writes it: one channel of 16 bits, one header of 44 bytes.
Result<std::vector<float>> readSpeech(const std::filesystem::path& file)
{
    const auto wave = readWholeFile(file, mostBytes);
    if (!wave || wave->size() <= waveHeaderBytes || std::memcmp(wave->data() + dataAt, "data", 4) != 0)
        return Error{ErrorCode::IoError, "espeak-ng said nothing"};
    const double rate = littleEndian(wave->data() + rateAt);
    if (rate < 8000.0 || rate > 48'000.0)
        return Error{ErrorCode::IoError, "espeak-ng speaks at a rate that cannot be"};
    std::vector<float> samples;
    int loudest = 0;
    for (std::size_t at = waveHeaderBytes; at + 1 < wave->size(); at += 2) {
        std::int16_t value = 0;
        std::memcpy(&value, wave->data() + at, 2);
        loudest = std::max(loudest, std::abs(static_cast<int>(value)));
        samples.push_back(static_cast<float>(value) / 32768.0F);
    }
    if (loudest == 0)
        return Error{ErrorCode::IoError, "espeak-ng said nothing"};
    return resample(samples, rate / recordingRate);
}

} // namespace

Result<std::vector<float>> speak(const Utterance& utterance)
{
    const std::filesystem::path program = findProgram("espeak-ng");
    if (program.empty())
        return Error{ErrorCode::NotFound, "the program espeak-ng is not installed"};
    const auto scratch = PrivateFolder::create(std::filesystem::temp_directory_path());
    if (!scratch)
        return scratch.error();
    const auto outcome =
        runProgram({program,
                    {"-v", utterance.voice, "-p", std::to_string(utterance.pitch), "-s",
                     std::to_string(utterance.wordsPerMinute), "-w", "speech.wav", "--", utterance.text},
                    scratch->path()});
    if (!outcome)
        return outcome.error();
    if (outcome->exitCode != 0)
        return Error{ErrorCode::IoError, "espeak-ng failed: " + outcome->words};
    return readSpeech(scratch->path() / "speech.wav");
}

} // namespace tonekin
