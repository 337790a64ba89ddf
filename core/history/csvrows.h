// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// The rows of a CSV text in memory (RFC 4180: fields in quotes may hold the separator, line breaks and doubled
/// quotes; LF and CR LF). A row in which a quote is left open is given out with a flaw, and reading goes on at its
/// second line. The text must outlive it.
class CsvRows {
public:
    CsvRows(std::string_view text, char separator);

    bool next(); // to the next row that is not empty
    const std::vector<std::string>& fields() const { return m_fields; }
    std::int64_t line() const { return m_line; }       // where the row begins, from 1
    const std::string& flaw() const { return m_flaw; } // empty: none

private:
    void readRow();
    bool readField();
    bool readQuoted(std::string& field);
    void giveUp(const char* why);

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::size_t m_rowBegin = 0;
    std::int64_t m_line = 0;
    std::int64_t m_nextLine = 1;
    std::vector<std::string> m_fields;
    std::string m_flaw;
};

/// The one of comma, semicolon and tab that the first line has most of outside quotes.
char separatorOf(std::string_view text);

} // namespace tonekin
