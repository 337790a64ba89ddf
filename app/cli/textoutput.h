// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace tonekin::cli {

/// A text of any bytes on one line of a terminal: control characters, which could steer it, become '?', and what is
/// not UTF-8 the replacement sign.
std::string plainText(std::string_view bytes);

/// A number with so many digits after the point, which is a point in every locale.
std::string decimal(double value, int digits);

/// "4:31", "1:02:03".
std::string timeText(double seconds);

/// True when errors and progress go to a terminal whose user has not asked for plain text (NO_COLOR, TERM=dumb).
bool errorsGoToColourTerminal();
bool errorsGoToTerminal();

/// Prints JSON for programs. Bytes of paths that are not UTF-8 are printed as replacement signs.
void printJson(const nlohmann::ordered_json& value);

} // namespace tonekin::cli
