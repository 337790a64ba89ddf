// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pictures/filtersheet.h"

namespace tonekin {

/// How the user wishes to see the sheet.
struct SheetWishes {
    bool inOneRow = false;
    bool lowBandsOnTop = true; // as published
    bool numbers = true;
    SignedColours colours = SignedColours::RedBlue;
    SheetScale scale = SheetScale::PerFilter;
    bool operator==(const SheetWishes&) const = default;
};

enum class FilterOrder { Number, Name, Likeness, Use };

/// What the Filters page remembers between runs.
struct FilterWishes {
    SheetWishes sheet;
    FilterOrder order = FilterOrder::Number;
    int listLength = 10;
    bool operator==(const FilterWishes&) const = default;
};

} // namespace tonekin
