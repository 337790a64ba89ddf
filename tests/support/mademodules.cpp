// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mademodules.h"

#include "support/hostilefiles.h"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace tonekin::test {

namespace {

constexpr int rows = 64;
constexpr std::size_t sampleBytes = 64; // two cycles

std::string zeros(std::size_t count)
{
    return std::string(count, '\0');
}

std::string padded(std::string text, std::size_t size, char filling = '\0')
{
    text.resize(size, filling);
    return text;
}

std::string bytes(std::initializer_list<int> values)
{
    std::string result;
    for (const int value : values)
        result.push_back(static_cast<char>(value));
    return result;
}

std::string little(std::size_t value, int count)
{
    std::string result;
    for (int i = 0; i < count; ++i, value >>= 8)
        result.push_back(static_cast<char>(value & 0xFF));
    return result;
}

std::string big16(std::size_t value)
{
    return bytes({static_cast<int>(value >> 8), static_cast<int>(value & 0xFF)});
}

/// Eight bits with a sign, a whole number of cycles that is looped.
std::string sampleData()
{
    std::string data;
    for (std::size_t i = 0; i < sampleBytes; ++i)
        data.push_back(static_cast<char>(
            std::lround(100.0 * std::sin(4.0 * std::numbers::pi * static_cast<double>(i) / sampleBytes))));
    return data;
}

bool sounds(int row)
{
    return row % 16 == 0;
}

std::string orderList(int patterns, std::size_t size, char filling)
{
    return padded(std::string(static_cast<std::size_t>(patterns), '\0'), size, filling);
}

/// ProTracker: 31 instruments, four channels, lengths in words.
std::string mod(const MadeModule& module)
{
    std::string file = padded(module.title, 20) + padded("tone", 22) + big16(sampleBytes / 2) + bytes({0, 64}) +
                       big16(0) + big16(sampleBytes / 2);
    for (int i = 1; i < 31; ++i)
        file += zeros(28) + big16(1);
    file += bytes({module.patterns, 127}) + orderList(module.patterns, 128, '\0') + "M.K.";
    constexpr int period = 428; // C-2
    for (int row = 0; row < rows; ++row)
        file += (sounds(row) ? bytes({period >> 8, period & 0xFF, 0x10, 0}) : zeros(4)) + zeros(12);
    return file + sampleData();
}

/// Scream Tracker 3: offsets in units of 16 bytes, samples without a sign.
std::string s3m(const MadeModule& module)
{
    const std::size_t orders = static_cast<std::size_t>(module.patterns) / 2 * 2 + 2; // an even number of them
    std::string file = padded(module.title, 28) + bytes({0x1A, 16, 0, 0}) + little(orders, 2) + little(1, 2) +
                       little(1, 2) + little(0, 2) + little(0x1320, 2) + little(2, 2) + "SCRM" +
                       bytes({64, 6, 125, 0x30, 0, 0}) + zeros(10) + bytes({0}) + std::string(31, '\xFF') +
                       orderList(module.patterns, orders, '\xFF');
    std::string pattern;
    for (int row = 0; row < rows; ++row)
        pattern += (sounds(row) ? bytes({0x20, 0x40, 1}) : std::string()) + zeros(1);
    pattern = little(pattern.size() + 2, 2) + pattern;
    const auto rounded = [](std::size_t size) { return (size + 15) / 16 * 16; };
    const std::size_t instrumentAt = rounded(file.size() + 4);
    const std::size_t patternAt = instrumentAt + 80;
    const std::size_t sampleAt = rounded(patternAt + pattern.size());
    file = padded(file + little(instrumentAt / 16, 2) + little(patternAt / 16, 2), instrumentAt);
    file += bytes({1}) + padded("tone.smp", 12) + zeros(1) + little(sampleAt / 16, 2) + little(sampleBytes, 4) +
            little(0, 4) + little(sampleBytes, 4) + bytes({64, 0, 0, 1}) + little(8363, 4) + zeros(12) +
            padded("tone", 28) + "SCRS";
    file = padded(file + pattern, sampleAt);
    for (const char value : sampleData())
        file.push_back(static_cast<char>(value + 128));
    return file;
}

/// FastTracker 2: samples as differences.
std::string xm(const MadeModule& module)
{
    std::string pattern;
    for (int row = 0; row < rows; ++row)
        pattern += (sounds(row) ? bytes({0x80 | 1 | 2, 49, 1}) : bytes({0x80})) + bytes({0x80});
    std::string file = "Extended Module: " + padded(module.title, 20, ' ') + '\x1A' + "FastTracker v2.00   " +
                       little(0x0104, 2) + little(276, 4) + little(static_cast<std::size_t>(module.patterns), 2);
    for (const std::size_t word : {0, 2, 1, 1, 1, 6, 125})
        file += little(word, 2);
    file += orderList(module.patterns, 256, '\0') + little(9, 4) + zeros(1) + little(rows, 2) +
            little(pattern.size(), 2) + pattern;
    file += little(263, 4) + padded("tone", 22) + zeros(1) + little(1, 2) + little(40, 4) + zeros(263 - 33);
    file += little(sampleBytes, 4) + little(0, 4) + little(sampleBytes, 4) + bytes({64, 0, 1, 128, 0, 0}) +
            padded("tone", 22);
    int before = 0;
    for (const char value : sampleData()) {
        file.push_back(static_cast<char>(value - before));
        before = value;
    }
    return file;
}

/// Impulse Tracker, samples without instruments.
std::string it(const MadeModule& module)
{
    const std::size_t orders = static_cast<std::size_t>(module.patterns) + 1;
    std::string pattern;
    for (int row = 0; row < rows; ++row) {
        if (sounds(row) && module.byChance)
            pattern += bytes({0x81, 1 | 2 | 8, 60, 1, 19, 0x33}); // vibrato of random values
        else if (sounds(row))
            pattern += bytes({0x81, 1 | 2, 60, 1});
        else if (module.byChance)
            pattern += bytes({0x81, 8, 8, 0x4F});
        pattern += zeros(1);
    }
    pattern = little(pattern.size(), 2) + little(rows, 2) + zeros(4) + pattern;
    const std::size_t sampleAt = 192 + orders + 8;
    const std::size_t patternAt = sampleAt + 80;
    std::string file = "IMPM" + padded(module.title, 26) + little(0x1004, 2) + little(orders, 2) + little(0, 2) +
                       little(1, 2) + little(1, 2) + little(0x0214, 2) + little(0x0200, 2) + little(9, 2) +
                       little(0, 2) + bytes({128, 48, 6, 125, 128, 0}) + zeros(10) + bytes({32}) +
                       std::string(63, static_cast<char>(0x80 | 32)) + std::string(64, 64) +
                       orderList(module.patterns, orders, '\xFF') + little(sampleAt, 4) + little(patternAt, 4);
    file += "IMPS" + padded("tone.smp", 12) + bytes({0, 64, 0x11, 64}) + padded("tone", 26) + bytes({1, 32}) +
            little(sampleBytes, 4) + little(0, 4) + little(sampleBytes, 4) + little(8363, 4) + zeros(8) +
            little(patternAt + pattern.size(), 4) + zeros(4);
    return file + pattern + sampleData();
}

} // namespace

void writeModule(const std::filesystem::path& file, const MadeModule& module)
{
    switch (module.kind) {
    case ModuleKind::Mod:
        return writeBytes(file, mod(module));
    case ModuleKind::S3m:
        return writeBytes(file, s3m(module));
    case ModuleKind::Xm:
        return writeBytes(file, xm(module));
    case ModuleKind::It:
        return writeBytes(file, it(module));
    }
}

} // namespace tonekin::test
