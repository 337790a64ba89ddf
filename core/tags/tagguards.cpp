// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags/tagguards.h"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tonekin {

namespace {

constexpr std::size_t mostUnpacked = std::size_t{64} << 20;
constexpr std::size_t chunkSize = std::size_t{1} << 16;
constexpr std::size_t deepestAtom = 24;
constexpr int mostAtoms = 200'000;

std::size_t readAt(int descriptor, std::int64_t position, std::span<std::uint8_t> bytes)
{
    const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(position));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

std::uint64_t bigEndian(std::span<const std::uint8_t> bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8 | byte;
    return value;
}

/// ID3's numbers of seven bits a byte.
std::uint64_t syncSafe(std::span<const std::uint8_t> bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 7 | (byte & 0x7F);
    return value;
}

/// Unpacks into nothing and counts, so that the answer costs no memory.
bool unpacksTooFar(int descriptor, std::int64_t position, std::int64_t end)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return false;
    std::vector<std::uint8_t> input(chunkSize);
    std::vector<std::uint8_t> output(chunkSize);
    std::size_t unpacked = 0;
    int state = Z_OK;
    while (state == Z_OK && position < end && unpacked <= mostUnpacked) {
        const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(chunkSize, end - position));
        const std::size_t got = readAt(descriptor, position, std::span(input).first(wanted));
        if (got == 0)
            break;
        position += static_cast<std::int64_t>(got);
        stream.next_in = input.data();
        stream.avail_in = static_cast<uInt>(got);
        do {
            stream.next_out = output.data();
            stream.avail_out = static_cast<uInt>(output.size());
            state = inflate(&stream, Z_NO_FLUSH);
            unpacked += output.size() - stream.avail_out;
        } while (state == Z_OK && stream.avail_out == 0 && unpacked <= mostUnpacked);
        if (state == Z_BUF_ERROR)
            state = Z_OK; // wants more input
    }
    inflateEnd(&stream);
    return unpacked > mostUnpacked;
}

bool isContainerAtom(std::string_view name)
{
    constexpr std::array<std::string_view, 11> containers{"moov", "udta", "mdia", "meta", "ilst", "stbl",
                                                          "minf", "moof", "traf", "trak", "stsd"};
    return std::ranges::find(containers, name) != containers.end();
}

} // namespace

bool id3TagIsABomb(int descriptor)
{
    std::array<std::uint8_t, 10> head{};
    if (readAt(descriptor, 0, head) != head.size() || head[0] != 'I' || head[1] != 'D' || head[2] != '3')
        return false;
    const int version = head[3];
    if (version != 3 && version != 4)
        return false; // version 2 knows no packed frames
    const auto end = static_cast<std::int64_t>(10 + syncSafe(std::span(head).subspan(6, 4)));
    std::int64_t position = 10;
    std::array<std::uint8_t, 10> frame{};
    while (position + 10 < end && readAt(descriptor, position, frame) == frame.size() && frame[0] != 0) {
        const auto sizeBytes = std::span(frame).subspan(4, 4);
        const auto size = static_cast<std::int64_t>(version == 4 ? syncSafe(sizeBytes) : bigEndian(sizeBytes));
        const bool packed = (frame[9] & (version == 4 ? 0x08 : 0x80)) != 0;
        const std::int64_t body = position + 10;
        const std::int64_t bodyEnd = std::min(body + size, end);
        // Four bytes with the unpacked length come first; they may lie, so it is unpacked to see.
        if (packed && unpacksTooFar(descriptor, body + 4, bodyEnd))
            return true;
        position = body + size;
    }
    return false;
}

bool mp4NestsTooDeep(int descriptor)
{
    std::vector<std::int64_t> ends{::lseek(descriptor, 0, SEEK_END)}; // of the atoms that we are in
    std::int64_t position = 0;
    std::array<std::uint8_t, 16> head{};
    for (int atoms = 0; atoms < mostAtoms; ++atoms) {
        while (!ends.empty() && position + 8 > ends.back()) {
            position = ends.back();
            ends.pop_back();
        }
        if (ends.empty() || readAt(descriptor, position, std::span(head).first(8)) != 8)
            return false;
        auto size = static_cast<std::int64_t>(bigEndian(std::span(head).first(4)));
        std::int64_t header = 8;
        if (size == 1 && readAt(descriptor, position, head) == head.size()) {
            size = static_cast<std::int64_t>(bigEndian(std::span(head).subspan(8)) & INT64_MAX);
            header = 16;
        } else if (size == 0) {
            size = ends.back() - position;
        }
        if (size < header)
            return false; // TagLib stops here too
        const std::string_view name(reinterpret_cast<const char*>(head.data()) + 4, 4);
        const std::int64_t end = size < ends.back() - position ? position + size : ends.back();
        if (!isContainerAtom(name)) {
            position = end;
            continue;
        }
        ends.push_back(end);
        if (ends.size() > deepestAtom)
            return true;
        position += header + (name == "meta" ? 4 : name == "stsd" ? 8 : 0);
    }
    return true; // nor has any real file as many
}

} // namespace tonekin
