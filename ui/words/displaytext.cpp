// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/displaytext.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace tonekin {

namespace {

constexpr qsizetype longestShown = 500;

// Marks, embeddings, overrides and isolates: a tag must not turn the rest of a line round.
bool steersDirection(char16_t unit)
{
    return unit == 0x061c || unit == 0x200e || unit == 0x200f || (unit >= 0x202a && unit <= 0x202e) ||
           (unit >= 0x2066 && unit <= 0x2069);
}

char16_t shownFor(char16_t unit)
{
    constexpr char16_t newLine = 0x2424;
    constexpr char16_t unseen = 0x2426;
    if (unit == u'\n' || unit == u'\r' || unit == 0x2028 || unit == 0x2029 || unit == 0x0085)
        return newLine;
    if (unit < 0x20)
        return static_cast<char16_t>(0x2400 + unit);
    if (unit == 0x7f)
        return 0x2421;
    if ((unit >= 0x80 && unit < 0xa0) || unit == 0x200b || unit == 0xfeff || steersDirection(unit))
        return unseen;
    return unit;
}

QString cleaned(QString text)
{
    for (QChar& character : text)
        character = QChar(shownFor(character.unicode()));
    return text;
}

} // namespace

QString displayText(std::string_view utf8)
{
    QString text =
        QString::fromUtf8(utf8.data(), static_cast<qsizetype>(std::min<std::size_t>(utf8.size(), 4 * longestShown)));
    if (text.size() > longestShown) {
        const bool splitsPair = text.at(longestShown - 1).isHighSurrogate();
        text.truncate(splitsPair ? longestShown - 1 : longestShown);
        text += QChar(0x2026);
    }
    return cleaned(std::move(text));
}

QString displayPath(const std::filesystem::path& path)
{
    return cleaned(QString::fromUtf8(path.native()));
}

QString folded(const QString& text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    QString result;
    result.reserve(apart.size());
    for (const QChar character : apart)
        if (!character.isMark())
            result += character;
    return result.toCaseFolded();
}

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    QString escaped = text.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QString timeText(double seconds)
{
    constexpr double longest = 1000.0 * 3600.0;
    if (!(seconds > 0.0) || seconds > longest)
        return {};
    const auto whole = std::max(1LL, std::llround(seconds));
    const auto hours = whole / 3600;
    const auto minutes = whole / 60 % 60;
    const QString rest = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (hours == 0)
        return QStringLiteral("%1:%2").arg(minutes).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(hours).arg(minutes, 2, 10, QLatin1Char('0')).arg(rest);
}

} // namespace tonekin
