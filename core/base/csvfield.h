// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tonekin {

/// Fields of a table of comma-separated values (RFC 4180) that no spreadsheet takes for a formula.

/// One line; what would be a formula gets an apostrophe before it.
std::string csvText(std::string_view text);
/// Stays a path that can be opened.
std::string csvPath(const std::string& path);
/// With a point, whatever the user's language.
std::string csvNumber(double number, int decimals);

} // namespace tonekin
