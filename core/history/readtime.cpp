// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historybuilder.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace tonekin {

namespace {

/// Takes a text apart from its front.
class TimeText {
public:
    explicit TimeText(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<int> number(std::size_t leastDigits, std::size_t mostDigits)
    {
        std::size_t digits = 0;
        while (digits < m_text.size() && digits < mostDigits && m_text[digits] >= '0' && m_text[digits] <= '9')
            ++digits;
        if (digits < leastDigits)
            return std::nullopt;
        int value = 0;
        std::from_chars(m_text.data(), m_text.data() + digits, value);
        m_text.remove_prefix(digits);
        return value;
    }
    bool skip(char wanted)
    {
        if (m_text.empty() || m_text.front() != wanted)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    std::optional<int> monthName()
    {
        constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        for (std::size_t i = 0; i < names.size(); ++i)
            if (m_text.starts_with(names[i])) {
                m_text.remove_prefix(names[i].size());
                return static_cast<int>(i) + 1;
            }
        return std::nullopt;
    }
    void skipFraction()
    {
        if (skip('.'))
            while (!m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9')
                m_text.remove_prefix(1);
    }
    bool atEnd() const { return m_text.empty(); }

private:
    std::string_view m_text;
};

std::optional<std::int64_t> secondsOf(std::optional<int> year, std::optional<int> month, std::optional<int> day)
{
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    return std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()} * 86400;
}

/// "+02:00", "-0530", "Z", " UTC" or nothing, in seconds east of Greenwich.
std::optional<std::int64_t> zone(TimeText& text)
{
    while (text.skip(' ')) {
    }
    if (text.skip('Z') || text.atEnd() || (text.skip('U') && text.skip('T') && text.skip('C')))
        return 0;
    const bool west = text.skip('-');
    if (!west && !text.skip('+'))
        return std::nullopt;
    const auto hours = text.number(2, 2);
    text.skip(':');
    const auto minutes = text.number(2, 2);
    if (!hours || !minutes)
        return std::nullopt;
    return (west ? -1 : 1) * (*hours * 3600 + *minutes * 60);
}

/// What follows the date: nothing, or hours, minutes, perhaps seconds and a zone.
std::optional<std::int64_t> withClock(std::optional<std::int64_t> date, TimeText& text)
{
    if (!date || text.atEnd())
        return date;
    text.skip(',');
    if (!text.skip('T'))
        text.skip(' ');
    const auto hours = text.number(1, 2);
    const bool colon = text.skip(':');
    const auto minutes = text.number(2, 2);
    if (!hours || !colon || !minutes || *hours > 24 || *minutes > 59)
        return std::nullopt;
    std::optional<int> seconds = 0;
    if (text.skip(':'))
        seconds = text.number(2, 2);
    text.skipFraction();
    const auto east = zone(text);
    if (!seconds || !east || !text.atEnd())
        return std::nullopt;
    return *date + *hours * 3600 + *minutes * 60 + *seconds - *east;
}

std::optional<std::int64_t> yearFirst(TimeText text)
{
    const auto year = text.number(4, 4);
    const char between = text.skip('-') ? '-' : text.skip('/') ? '/' : '\0';
    if (between == '\0')
        return std::nullopt;
    const auto month = text.number(2, 2);
    if (!text.skip(between))
        return std::nullopt;
    const auto day = text.number(2, 2);
    return withClock(secondsOf(year, month, day), text);
}

std::optional<std::int64_t> dayFirst(TimeText text)
{
    const auto day = text.number(1, 2);
    if (!text.skip(' '))
        return std::nullopt;
    const auto month = text.monthName();
    if (!text.skip(' '))
        return std::nullopt;
    const auto year = text.number(4, 4);
    return withClock(secondsOf(year, month, day), text);
}

} // namespace

std::optional<double> readNumber(std::string_view text)
{
    double value = 0.0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> readTime(std::string_view text)
{
    if (const auto number = readNumber(text)) {
        constexpr double earliestMilliseconds = 1e11; // as seconds that would be the year 5138
        const double seconds = *number >= earliestMilliseconds ? *number / 1000.0 : *number;
        if (seconds < 0.0 || seconds > 1e11)
            return std::nullopt;
        return static_cast<std::int64_t>(seconds);
    }
    const auto time = yearFirst(TimeText(text));
    return time ? time : dayFirst(TimeText(text));
}

} // namespace tonekin
