// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/headerlooks.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <vector>

namespace tonekin {

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes bytesAt(DescriptorInput& input, std::int64_t position, std::size_t count)
{
    Bytes bytes(count);
    bytes.resize(input.readAt(position, bytes));
    return bytes;
}

std::uint32_t littleEndian(const Bytes& bytes, std::size_t offset, int count)
{
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value |= static_cast<std::uint32_t>(bytes[offset + static_cast<std::size_t>(i)]) << (8 * i);
    return value;
}

bool isAt(const Bytes& bytes, std::size_t offset, std::string_view word)
{
    return offset + word.size() <= bytes.size()
           && std::equal(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset),
                         [](char letter, std::uint8_t byte) { return static_cast<std::uint8_t>(letter) == byte; });
}

} // namespace

bool believable(int sampleRate, int channels)
{
    return sampleRate >= 1000 && sampleRate <= 768'000 && channels >= 1 && channels <= 64;
}

bool wavHasBadParameters(DescriptorInput& input)
{
    const Bytes head = bytesAt(input, 0, 65'536);
    if (!isAt(head, 0, "RIFF") || !isAt(head, 8, "WAVE"))
        return false;
    std::size_t chunk = 12;
    while (chunk + 16 <= head.size()) {
        if (isAt(head, chunk, "fmt ")) {
            const std::uint32_t channels = littleEndian(head, chunk + 10, 2);
            const std::uint32_t rate = littleEndian(head, chunk + 12, 4);
            return rate > 768'000 || !believable(static_cast<int>(rate), static_cast<int>(channels));
        }
        const std::size_t size = littleEndian(head, chunk + 4, 4);
        chunk += 8 + size + size % 2;
    }
    return false;
}

bool asfIsEncrypted(DescriptorInput& input)
{
    constexpr std::array<std::uint8_t, 16> contentEncryption{0xFB, 0xB3, 0x11, 0x22, 0x23, 0xBD, 0xD2, 0x11,
                                                             0xB4, 0xB7, 0x00, 0xA0, 0xC9, 0x55, 0xFC, 0x6E};
    constexpr std::array<std::uint8_t, 16> extendedEncryption{0x14, 0xE6, 0x8A, 0x29, 0x22, 0x26, 0x17, 0x4C,
                                                              0xB9, 0x35, 0xDA, 0xE0, 0x7E, 0xE9, 0x28, 0x9C};
    const Bytes head = bytesAt(input, 0, 65'536);
    return !std::ranges::search(head, contentEncryption).empty() || !std::ranges::search(head, extendedEncryption).empty();
}

bool oggEndsInsideAPage(DescriptorInput& input)
{
    constexpr std::size_t header = 27;
    constexpr std::size_t longestPage = header + 255 + 255 * 255;
    const std::int64_t start = std::max<std::int64_t>(0, input.size() - static_cast<std::int64_t>(longestPage));
    const Bytes tail = bytesAt(input, start, longestPage);
    constexpr std::string_view capture = "OggS";
    const auto last = std::ranges::find_end(tail, capture, [](std::uint8_t byte, char letter) {
        return byte == static_cast<std::uint8_t>(letter);
    });
    if (last.empty())
        return false; // something else hangs on behind the audio
    const auto page = static_cast<std::size_t>(last.begin() - tail.begin());
    if (page + header > tail.size())
        return true;
    const std::size_t segments = tail[page + 26];
    if (page + header + segments > tail.size())
        return true;
    const auto* lengths = tail.data() + page + header;
    const std::size_t body = std::accumulate(lengths, lengths + segments, std::size_t{0});
    return page + header + segments + body > tail.size();
}

} // namespace tonekin
