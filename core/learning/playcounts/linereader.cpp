// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/linereader.h"

#include <algorithm>
#include <cstring>

namespace tonekin {
namespace {

constexpr std::size_t blockBytes = 1 << 20;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace

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
