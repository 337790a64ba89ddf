// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pictures/filtersheet.h"

namespace tonekin {

/// How the user wishes to see the sheet.
struct SheetOptions {
    bool inOneRow = false;
    bool lowBandsOnTop = true; // as published
    bool numbers = true;
    SignedColours colours = SignedColours::RedBlue;
    SheetScale scale = SheetScale::PerFilter;
    bool operator==(const SheetOptions&) const = default;
};

enum class FilterOrder { Number, Name, Likeness, Use };

/// What the Filters page remembers between runs.
struct FilterOptions {
    SheetOptions sheet;
    FilterOrder order = FilterOrder::Number;
    int listLength = 10;
    bool operator==(const FilterOptions&) const = default;
};

} // namespace tonekin
