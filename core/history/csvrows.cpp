// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/csvrows.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr std::size_t longestField = 16384;
constexpr std::size_t mostFields = 64;

} // namespace

CsvRows::CsvRows(std::string_view text, char separator)
    : m_text(text)
    , m_separator(separator)
{
}

bool CsvRows::next()
{
    while (m_at < m_text.size()) {
        m_fields.clear();
        m_flaw.clear();
        m_rowBegin = m_at;
        m_line = m_nextLine;
        readRow();
        const auto read = m_text.substr(m_rowBegin, m_at - m_rowBegin);
        m_nextLine += std::ranges::count(read, '\n');
        const bool isEmpty = m_fields.size() == 1 && m_fields.front().empty();
        if (!isEmpty || !m_flaw.empty())
            return true;
    }
    return false;
}

void CsvRows::readRow()
{
    while (readField()) {
    }
}

/// True when another field of the row follows.
bool CsvRows::readField()
{
    std::string field;
    if (m_fields.size() >= mostFields) {
        giveUp("the line has too many fields");
        return false;
    }
    if (m_at < m_text.size() && m_text[m_at] == '"') {
        if (!readQuoted(field))
            return false;
    } else {
        const auto end = std::min(m_text.find(m_separator, m_at), m_text.find('\n', m_at));
        field = m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        m_at = std::min(end, m_text.size());
        if (field.ends_with('\r') && (m_at >= m_text.size() || m_text[m_at] == '\n'))
            field.pop_back();
    }
    if (field.size() > longestField) {
        giveUp("a field is too long");
        return false;
    }
    m_fields.push_back(std::move(field));
    if (m_at < m_text.size() && m_text[m_at] == '\r')
        ++m_at;
    if (m_at >= m_text.size())
        return false;
    const char after = m_text[m_at];
    if (after != m_separator && after != '\n') {
        giveUp("something follows a closing quote");
        return false;
    }
    ++m_at;
    return after == m_separator;
}

bool CsvRows::readQuoted(std::string& field)
{
    for (++m_at; m_at < m_text.size() && field.size() <= longestField; ++m_at) {
        if (m_text[m_at] != '"') {
            field += m_text[m_at];
        } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
            field += '"';
            ++m_at;
        } else {
            ++m_at;
            return true;
        }
    }
    giveUp("a quote is not closed");
    return false;
}

void CsvRows::giveUp(const char* why)
{
    m_flaw = why;
    const auto end = m_text.find('\n', m_rowBegin);
    m_at = end == std::string_view::npos ? m_text.size() : end + 1;
}

char separatorOf(std::string_view text)
{
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    bool quoted = false;
    for (const char c : text.substr(0, text.find('\n'))) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted) {
            commas += c == ',';
            semicolons += c == ';';
            tabs += c == '\t';
        }
    }
    if (tabs > 0 && tabs >= std::max(commas, semicolons))
        return '\t';
    return semicolons > commas ? ';' : ',';
}

} // namespace tonekin
