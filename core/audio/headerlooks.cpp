// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/headerlooks.h"

#include "base/audiolimits.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace tonekin {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t headBytes = 65'536;
constexpr int mostTagsInFront = 16;

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
    return offset + word.size() <= bytes.size() &&
           std::equal(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset),
                      [](char letter, std::uint8_t byte) { return static_cast<std::uint8_t>(letter) == byte; });
}

/// Where a chunk of a WAV file starts, with at least 16 bytes of it in `head`.
std::optional<std::size_t> findWavChunk(const Bytes& head, std::string_view name)
{
    if (!isAt(head, 0, "RIFF") || !isAt(head, 8, "WAVE"))
        return std::nullopt;
    std::size_t chunk = 12;
    while (chunk + 16 <= head.size() && !isAt(head, chunk, name)) {
        const std::size_t size = littleEndian(head, chunk + 4, 4);
        chunk += 8 + size + size % 2;
    }
    return chunk + 16 <= head.size() ? std::optional(chunk) : std::nullopt;
}

/// Of a stream of sound, by its first packet; empty for others.
std::string codecOfOggStream(const Bytes& bytes, std::size_t packet)
{
    constexpr std::array<std::pair<std::string_view, const char*>, 4> starts{{{"\x01vorbis", "vorbis"},
                                                                              {"OpusHead", "opus"},
                                                                              {"\x7F"
                                                                               "FLAC",
                                                                               "flac"},
                                                                              {"Speex   ", "speex"}}};
    for (const auto& [word, codec] : starts)
        if (isAt(bytes, packet, word))
            return codec;
    return {};
}

} // namespace

bool believable(int sampleRate, int channels)
{
    return sampleRate >= 1000 && sampleRate <= highestSampleRate && channels >= 1 && channels <= mostChannels;
}

bool wavHasBadParameters(DescriptorInput& input)
{
    const Bytes head = bytesAt(input, 0, headBytes);
    const auto format = findWavChunk(head, "fmt ");
    if (!format)
        return false;
    const std::uint32_t channels = littleEndian(head, *format + 10, 2);
    const std::uint32_t rate = littleEndian(head, *format + 12, 4);
    return rate > static_cast<std::uint32_t>(highestSampleRate) ||
           !believable(static_cast<int>(rate), static_cast<int>(channels));
}

bool wavIsCut(DescriptorInput& input)
{
    const Bytes head = bytesAt(input, 0, headBytes);
    const auto data = findWavChunk(head, "data");
    if (!data)
        return false;
    const std::uint32_t claimed = littleEndian(head, *data + 4, 4);
    return claimed != UINT32_MAX && static_cast<std::int64_t>(*data) + 8 + claimed > input.size();
}

bool asfIsCut(DescriptorInput& input)
{
    constexpr std::array<std::uint8_t, 16> fileProperties{0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11,
                                                          0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65};
    constexpr std::ptrdiff_t sizeField = 16 + 8 + 16; // behind the object's name and length and the file's id
    const Bytes head = bytesAt(input, 0, headBytes);
    const auto properties = std::ranges::search(head, fileProperties);
    if (properties.empty() || head.end() - properties.begin() < sizeField + 8)
        return false;
    const auto field = static_cast<std::size_t>(properties.begin() - head.begin() + sizeField);
    const std::uint64_t high = littleEndian(head, field + 4, 4);
    const auto claimed = static_cast<std::int64_t>(high << 32 | littleEndian(head, field, 4));
    return claimed > 0 && input.size() < claimed - claimed / 50;
}

bool asfIsEncrypted(DescriptorInput& input)
{
    constexpr std::array<std::uint8_t, 16> contentEncryption{0xFB, 0xB3, 0x11, 0x22, 0x23, 0xBD, 0xD2, 0x11,
                                                             0xB4, 0xB7, 0x00, 0xA0, 0xC9, 0x55, 0xFC, 0x6E};
    constexpr std::array<std::uint8_t, 16> extendedEncryption{0x14, 0xE6, 0x8A, 0x29, 0x22, 0x26, 0x17, 0x4C,
                                                              0xB9, 0x35, 0xDA, 0xE0, 0x7E, 0xE9, 0x28, 0x9C};
    const Bytes head = bytesAt(input, 0, headBytes);
    return !std::ranges::search(head, contentEncryption).empty() ||
           !std::ranges::search(head, extendedEncryption).empty();
}

std::int64_t endOfId3InFront(DescriptorInput& input)
{
    constexpr std::size_t header = 10;
    constexpr std::uint8_t hasFooter = 0x10;
    std::int64_t end = 0;
    for (int tags = 0; tags < mostTagsInFront; ++tags) {
        const Bytes head = bytesAt(input, end, header);
        const auto size = head.size() == header ? std::span(head).last(4) : std::span<const std::uint8_t>();
        if (!isAt(head, 0, "ID3") || !std::ranges::all_of(size, [](std::uint8_t byte) { return byte < 0x80; }))
            break;
        const std::int64_t body =
            std::accumulate(size.begin(), size.end(), std::int64_t{0},
                            [](std::int64_t value, std::uint8_t sevenBits) { return value << 7 | sevenBits; });
        end += static_cast<std::int64_t>((head[5] & hasFooter) != 0 ? 2 * header : header) + body;
    }
    return end;
}

std::string oggGoesOnAs(DescriptorInput& input, std::string_view first)
{
    constexpr std::size_t header = 27;
    constexpr std::size_t mostSegments = 255;
    constexpr std::uint8_t startsStream = 0x02;
    bool inSound = false; // behind the pages that start the streams of a link of the chain
    bool linked = false;
    std::int64_t page = 0;
    for (;;) {
        const Bytes head = bytesAt(input, page, header + mostSegments + 8);
        if (!isAt(head, 0, "OggS") || head.size() < header || head.size() < header + head[26])
            return {};
        const std::size_t segments = head[26];
        if ((head[5] & startsStream) == 0) {
            inSound = true;
        } else {
            linked |= std::exchange(inSound, false);
            std::string codec = codecOfOggStream(head, header + segments);
            if (linked && !codec.empty() && codec != first)
                return codec;
        }
        const auto lengths = std::span(head).subspan(header, segments);
        page += static_cast<std::int64_t>(header + segments + std::accumulate(lengths.begin(), lengths.end(), 0U));
    }
}

bool oggEndsInsideAPage(DescriptorInput& input)
{
    constexpr std::size_t header = 27;
    constexpr std::size_t longestPage = header + 255 + 255 * 255;
    const std::int64_t start = std::max<std::int64_t>(0, input.size() - static_cast<std::int64_t>(longestPage));
    const Bytes tail = bytesAt(input, start, longestPage);
    constexpr std::string_view capture = "OggS";
    const auto last = std::ranges::find_end(
        tail, capture, [](std::uint8_t byte, char letter) { return byte == static_cast<std::uint8_t>(letter); });
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
