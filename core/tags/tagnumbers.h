// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tonekin {

// Inside core/tags only: numbers as people and programs write them.

std::string trimmed(std::string_view text);

/// The whole number at the start of a text such as "3/12", when it is in range.
std::optional<int> numberIn(std::string_view text, int lowest, int highest);

/// The first year from 1000 to 2999, wherever it stands: "1999-06-05", "20030405", "05/06/1999", "c. 1975".
std::optional<int> yearIn(std::string_view text);

/// A text that is one number and nothing else, with a point or a comma: half a number read would be a wrong one.
std::optional<double> decimalIn(std::string_view text);

/// A gain: such a number with "dB", "LU" (as large) or no unit behind it.
std::optional<double> decibelIn(std::string_view text);

} // namespace tonekin
