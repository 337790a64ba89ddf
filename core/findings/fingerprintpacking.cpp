// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/fingerprintpacking.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tonekin {

namespace {

constexpr int gapBits = 3;
constexpr int moreBits = 5;
constexpr std::uint32_t wideGap = (1U << gapBits) - 1; // and what it is wider, in the bits that follow
constexpr int wordBits = 32;
constexpr int headBits = 32;

class BitWriter {
public:
    void put(std::uint32_t value, int bits)
    {
        m_pending |= std::uint64_t{value} << m_pendingBits;
        m_pendingBits += bits;
        for (; m_pendingBits >= 8; m_pendingBits -= 8, m_pending >>= 8U)
            m_bytes.push_back(static_cast<std::uint8_t>(m_pending));
    }
    PackedBytes take()
    {
        if (m_pendingBits > 0)
            m_bytes.push_back(static_cast<std::uint8_t>(m_pending));
        return std::move(m_bytes);
    }

private:
    PackedBytes m_bytes;
    std::uint64_t m_pending = 0;
    int m_pendingBits = 0;
};

class BitReader {
public:
    explicit BitReader(PackedView bytes)
        : m_bytes(bytes)
    {
    }
    std::uint32_t get(int bits) // zero when there is nothing left
    {
        std::uint32_t value = 0;
        for (int bit = 0; bit < bits; ++bit, ++m_place) {
            if (m_place / 8 >= m_bytes.size()) {
                m_short = true;
                return 0;
            }
            value |= ((m_bytes[m_place / 8] >> (m_place % 8)) & 1U) << static_cast<unsigned>(bit);
        }
        return value;
    }
    std::size_t bitsLeft() const { return m_bytes.size() * 8 - std::min(m_place, m_bytes.size() * 8); }
    bool fellShort() const { return m_short; }

private:
    PackedView m_bytes;
    std::size_t m_place = 0; // bits
    bool m_short = false;
};

/// Each set bit by its distance from the one before; 0 ends the word.
void putDifference(BitWriter& writer, std::uint32_t difference)
{
    int last = -1;
    for (; difference != 0; difference &= difference - 1) {
        const int bit = std::countr_zero(difference);
        const auto gap = static_cast<std::uint32_t>(bit - last);
        last = bit;
        writer.put(std::min(gap, wideGap), gapBits);
        if (gap >= wideGap)
            writer.put(gap - wideGap, moreBits);
    }
    writer.put(0, gapBits);
}

std::optional<std::uint32_t> getDifference(BitReader& reader)
{
    std::uint32_t difference = 0;
    int bit = -1;
    for (;;) {
        std::uint32_t gap = reader.get(gapBits);
        if (gap == 0)
            break;
        if (gap == wideGap)
            gap += reader.get(moreBits);
        bit += static_cast<int>(gap);
        if (bit >= wordBits)
            return {};
        difference |= 1U << static_cast<unsigned>(bit);
    }
    if (reader.fellShort())
        return {};
    return difference;
}

bool getWords(BitReader& reader, std::size_t count, std::vector<std::uint32_t>& words)
{
    if (count > reader.bitsLeft() / gapBits)
        return false;
    words.reserve(count);
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto difference = getDifference(reader);
        if (!difference)
            return false;
        words.push_back(word ^= *difference);
    }
    return true;
}

} // namespace

PackedBytes packFingerprint(const Fingerprint& fingerprint)
{
    BitWriter writer;
    writer.put(static_cast<std::uint32_t>(fingerprint.stretches.size()), headBits);
    for (const FingerprintStretch& stretch : fingerprint.stretches) {
        writer.put(stretch.firstWord, headBits);
        writer.put(static_cast<std::uint32_t>(stretch.words.size()), headBits);
        std::uint32_t before = 0;
        for (const std::uint32_t word : stretch.words)
            putDifference(writer, word ^ std::exchange(before, word));
    }
    return writer.take();
}

std::optional<Fingerprint> unpackFingerprint(PackedView bytes)
{
    BitReader reader(bytes);
    const std::size_t count = reader.get(headBits);
    if (reader.fellShort() || count > reader.bitsLeft() / (2 * headBits))
        return {};
    Fingerprint fingerprint;
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < count; ++i) {
        FingerprintStretch& stretch = fingerprint.stretches.emplace_back();
        stretch.firstWord = reader.get(headBits);
        const std::size_t words = reader.get(headBits);
        if (stretch.firstWord < next || !getWords(reader, words, stretch.words))
            return {};
        next = stretch.firstWord + 1ULL;
    }
    if (reader.fellShort() || reader.bitsLeft() >= 8)
        return {};
    return fingerprint;
}

} // namespace tonekin
