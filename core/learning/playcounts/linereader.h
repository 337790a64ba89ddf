// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// The lines of a stream that may hold anything: memory is bounded by the longest line allowed.
class LineReader {
public:
    LineReader(std::istream& stream, std::string name, std::size_t longestLine);

    /// True when there is one more line. Errors: InvalidArgument (too long), IoError.
    Result<bool> next();
    /// Without its end; valid until next() is called.
    std::string_view line() const { return m_line; }
    std::size_t number() const { return m_number; } // of the line, from 1
    const std::string& name() const { return m_name; }

private:
    bool fill();

    std::istream& m_stream;
    std::string m_name;
    std::size_t m_longestLine;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; // what is read but not given out lies in [m_begin, m_end)
    std::size_t m_end = 0;
    std::string_view m_line;
    std::size_t m_number = 0;
};

} // namespace tonekin
