// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/lengthfield.h"

#include "words/displaytext.h"

#include <optional>

namespace tonekin {

namespace {

std::optional<int> secondsIn(const QString& text)
{
    constexpr int secondsAMinute = 60;
    const QStringList parts = text.trimmed().split(QLatin1Char(':'));
    bool areMinutes = false;
    const int minutes = parts[0].toInt(&areMinutes);
    if (!areMinutes || minutes < 0 || minutes > 999 || parts.size() > 2)
        return std::nullopt;
    if (parts.size() == 1)
        return minutes * secondsAMinute;
    bool areSeconds = false;
    const int seconds = parts[1].toInt(&areSeconds);
    if (!areSeconds || seconds < 0 || seconds >= secondsAMinute)
        return std::nullopt;
    return minutes * secondsAMinute + seconds;
}

} // namespace

LengthField::LengthField(QWidget* parent)
    : QSpinBox(parent)
{
    constexpr int longest = 59 * 60 + 59; // what is longer is shown with hours
    constexpr int step = 10;
    setRange(0, longest);
    setSingleStep(step);
}

QString LengthField::textFromValue(int seconds) const
{
    return timeText(seconds);
}

int LengthField::valueFromText(const QString& text) const
{
    return secondsIn(text).value_or(0);
}

QValidator::State LengthField::validate(QString& text, int&) const
{
    if (text == specialValueText() || secondsIn(text))
        return QValidator::Acceptable;
    const auto isOfLength = [](QChar letter) { return letter.isDigit() || letter == QLatin1Char(':'); };
    return std::ranges::all_of(text, isOfLength) ? QValidator::Intermediate : QValidator::Invalid;
}

} // namespace tonekin
