// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/oggserial.h"

#include <array>
#include <cstring>
#include <span>

namespace tonekin {
namespace {

constexpr std::size_t headerBytes = 27;
constexpr std::size_t serialAt = 14;
constexpr std::size_t checksumAt = 22;
constexpr std::size_t segmentsAt = 26;

/// RFC 3533: polynomial 0x04C11DB7, unreflected, starting with 0.
std::uint32_t checksum(std::span<const char> page)
{
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i << 24U;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 0x80000000U) != 0 ? (value << 1U) ^ 0x04C11DB7U : value << 1U;
            made.at(i) = value;
        }
        return made;
    }();
    std::uint32_t sum = 0;
    for (const char byte : page)
        sum = (sum << 8U) ^ table[((sum >> 24U) ^ static_cast<unsigned char>(byte)) & 0xFFU];
    return sum;
}

void putLittleEndian(char* target, std::uint32_t value)
{
    for (int i = 0; i < 4; ++i)
        target[i] = static_cast<char>((value >> (8 * i)) & 0xFFU);
}

} // namespace

void setOggSerial(std::vector<char>& file, std::uint32_t serial)
{
    std::size_t at = 0;
    while (at + headerBytes <= file.size() && std::memcmp(file.data() + at, "OggS", 4) == 0) {
        const auto segments = static_cast<unsigned char>(file[at + segmentsAt]);
        std::size_t length = headerBytes + segments;
        if (at + length > file.size())
            return;
        for (std::size_t i = 0; i < segments; ++i)
            length += static_cast<unsigned char>(file[at + headerBytes + i]);
        if (at + length > file.size())
            return;
        putLittleEndian(file.data() + at + serialAt, serial);
        putLittleEndian(file.data() + at + checksumAt, 0);
        putLittleEndian(file.data() + at + checksumAt, checksum({file.data() + at, length}));
        at += length;
    }
}

} // namespace tonekin
