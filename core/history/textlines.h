// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace tonekin {

/// The lines of a text in memory, without their ends (LF or CR LF). The text must outlive it.
class TextLines {
public:
    explicit TextLines(std::string_view text)
        : m_rest(text)
    {
    }

    bool next()
    {
        if (m_rest.empty())
            return false;
        const auto end = m_rest.find('\n');
        m_line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        if (m_line.ends_with('\r'))
            m_line.remove_suffix(1);
        ++m_number;
        return true;
    }
    std::string_view line() const { return m_line; }
    std::int64_t number() const { return m_number; } // from 1

private:
    std::string_view m_rest;
    std::string_view m_line;
    std::int64_t m_number = 0;
};

} // namespace tonekin
