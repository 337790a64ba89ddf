// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags/tagnumbers.h"

#include <algorithm>
#include <charconv>

namespace tonekin {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view digits = "0123456789";
constexpr std::string_view trueMinus = "\xE2\x88\x92"; // U+2212
constexpr int firstYear = 1000;
constexpr int lastYear = 2999;

int valueOf(std::string_view someDigits)
{
    int value = 0;
    std::from_chars(someDigits.data(), someDigits.data() + someDigits.size(), value);
    return value;
}

bool isYear(std::string_view four)
{
    return valueOf(four) >= firstYear && valueOf(four) <= lastYear;
}

/// Zero stands for what is not known.
bool areMonthAndDay(std::string_view month, std::string_view day)
{
    return valueOf(month) <= 12 && valueOf(day) <= 31;
}

/// The year in a run of digits, in which month, day and time may stand as well.
std::optional<int> yearInDigits(std::string_view run)
{
    const auto part = [run](std::size_t start, std::size_t count) { return run.substr(start, count); };
    const std::size_t size = run.size();
    const bool timeStamp = size == 8 || size == 12 || size == 14;
    const bool yearFirst = size == 4 || (size == 6 && areMonthAndDay(part(4, 2), "0")) ||
                           (timeStamp && areMonthAndDay(part(4, 2), part(6, 2)));
    if (yearFirst && isYear(part(0, 4)))
        return valueOf(part(0, 4));
    const bool yearLast =
        (size == 6 && areMonthAndDay(part(0, 2), "0")) ||
        (size == 8 && (areMonthAndDay(part(0, 2), part(2, 2)) || areMonthAndDay(part(2, 2), part(0, 2))));
    if (yearLast && isYear(part(size - 4, 4)))
        return valueOf(part(size - 4, 4));
    return std::nullopt;
}

} // namespace

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::optional<int> numberIn(std::string_view text, int lowest, int highest)
{
    const std::string number = trimmed(text);
    const char* start = number.data() + (number.starts_with('+') ? 1 : 0);
    int value = 0;
    const auto [end, error] = std::from_chars(start, number.data() + number.size(), value);
    if (error != std::errc{} || value < lowest || value > highest)
        return std::nullopt;
    return value;
}

std::optional<int> yearIn(std::string_view text)
{
    for (std::size_t start = text.find_first_of(digits); start != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_not_of(digits, start), text.size());
        if (const auto year = yearInDigits(text.substr(start, end - start)))
            return year;
        start = text.find_first_of(digits, end);
    }
    return std::nullopt;
}

std::optional<double> decimalIn(std::string_view text)
{
    std::string number = trimmed(text);
    if (number.starts_with(trueMinus))
        number.replace(0, trueMinus.size(), "-");
    else if (number.starts_with('+') && !number.starts_with("+-"))
        number.erase(0, 1);
    if (const std::size_t comma = number.find(','); comma != std::string::npos)
        number[comma] = '.';
    double value = 0.0;
    const char* const last = number.data() + number.size();
    const auto [end, error] = std::from_chars(number.data(), last, value, std::chars_format::fixed);
    const bool finite = number.find_first_of(digits) != std::string::npos; // it also reads "nan" and "inf"
    if (error != std::errc{} || end != last || !finite)
        return std::nullopt;
    return value;
}

std::optional<double> decibelIn(std::string_view text)
{
    const std::string gain = trimmed(text);
    const std::size_t end = gain.find_last_of("0123456789.,");
    if (end == std::string::npos)
        return std::nullopt;
    std::string unit = trimmed(std::string_view(gain).substr(end + 1));
    std::ranges::transform(unit, unit.begin(), [](char letter) {
        return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    });
    if (!unit.empty() && unit != "db" && unit != "lu")
        return std::nullopt;
    return decimalIn(std::string_view(gain).substr(0, end + 1));
}

} // namespace tonekin
