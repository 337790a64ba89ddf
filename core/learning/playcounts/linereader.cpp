// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/linereader.h"

#include <algorithm>
#include <cstring>

namespace tonekin {
namespace {

constexpr std::size_t blockBytes = 1 << 20;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isContinuation(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

/// How many bytes the character has that begins with these two, 0 when none does (Unicode 15, table 3-7).
std::size_t lengthOf(unsigned char first, unsigned char second)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool tooShort = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second > 0x9F;
        return tooShort || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool outside = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
        return outside ? 0 : 4;
    }
    return 0;
}

} // namespace

bool isUtf8(std::string_view text)
{
    const auto byteAt = [&](std::size_t place) {
        return place < text.size() ? static_cast<unsigned char>(text[place]) : static_cast<unsigned char>(0);
    };
    for (std::size_t place = 0; place < text.size();) {
        const std::size_t length = lengthOf(byteAt(place), byteAt(place + 1));
        if (length == 0)
            return false;
        for (std::size_t i = 1; i < length; ++i)
            if (!isContinuation(byteAt(place + i)))
                return false;
        place += length;
    }
    return true;
}

LineReader::LineReader(std::istream& stream, std::string name, std::size_t longestLine)
    : m_stream(stream)
    , m_name(std::move(name))
    , m_longestLine(longestLine)
    , m_buffer(blockBytes + longestLine + 2)
{
}

/// Moves what is left to the front and reads on behind it. False at the end.
bool LineReader::fill()
{
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
    m_stream.read(m_buffer.data() + m_end, static_cast<std::streamsize>(m_buffer.size() - m_end));
    m_end += static_cast<std::size_t>(m_stream.gcount());
    return m_stream.gcount() > 0;
}

Result<bool> LineReader::next()
{
    const auto findEnd = [this] {
        const void* found = std::memchr(m_buffer.data() + m_begin, '\n', m_end - m_begin);
        return found == nullptr ? m_end : static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
    };
    std::size_t lineEnd = findEnd();
    for (bool more = true; more && lineEnd == m_end && m_end - m_begin <= m_longestLine + 1;) {
        more = fill();
        lineEnd = findEnd(); // also at the end: what is left has moved
    }
    if (m_stream.bad())
        return Error{ErrorCode::IoError, m_name + " cannot be read to its end"};
    if (m_begin == m_end)
        return false;
    ++m_number;
    m_line = std::string_view(m_buffer.data() + m_begin, lineEnd - m_begin);
    m_begin = std::min(lineEnd + 1, m_end);
    if (m_number == 1 && m_line.starts_with(byteOrderMark))
        m_line.remove_prefix(byteOrderMark.size());
    if (m_line.ends_with('\r'))
        m_line.remove_suffix(1);
    if (m_line.size() > m_longestLine)
        return Error{ErrorCode::InvalidArgument,
                     m_name + ", line " + std::to_string(m_number) + ": the line is too long"};
    return true;
}

} // namespace tonekin
