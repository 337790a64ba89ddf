// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <string_view>

namespace tonekin {

/// A text from a file (UTF-8 as found) fit for one line of a list: what would steer the display (control characters,
/// direction overrides, line breaks) is shown as a symbol instead, broken UTF-8 as a replacement sign, and it is cut
/// at 500 characters.
QString displayText(std::string_view utf8);

/// A path of any bytes for display, whole.
QString displayPath(const std::filesystem::path& path);

/// For comparing and searching: no case, no diacritics, compatible forms alike.
QString folded(const QString& text);

/// A tool tip that shows `text` literally, whatever markup it may hold; line breaks stay.
QString plainToolTip(const QString& text);

/// "4:31", "1:02:03"; empty when unknown (not above 0, or not a number).
QString timeText(double seconds);

} // namespace tonekin
