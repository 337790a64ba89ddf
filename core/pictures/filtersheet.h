// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/filterkernels.h"
#include "pictures/picture.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// How signed weights become colours: RedBlue as published in 2014 (negative red, zero white, positive blue),
/// PurpleOrange for those who cannot tell red from others (negative purple, positive orange).
enum class SignedColours { RedBlue, PurpleOrange };
/// What the full colour stands for: each filter's own largest magnitude, as published, or the 99.5th percentile of all.
enum class SheetScale { PerFilter, Common };

/// How the sheet is laid out. One row of all filters in the published picture; several to fit a window.
struct SheetLayout {
    int columns = 256;         // filters in a row
    int cellWidth = 5;         // pixels of one frame
    double bandHeight = 4.375; // pixels of one band; need not be whole: cells are cut at the nearest pixel
    int divider = 1;           // pixels of the dark red line between filters, and around the rows
    bool lowBandsOnTop = true; // as published
    SignedColours colours = SignedColours::RedBlue;
    SheetScale scale = SheetScale::PerFilter;
    Rgb empty{255, 255, 255}; // where the last row has no filters; the page's own colour
};

/// The published picture: 256 filters of 4 frames in one row are at least 5584 x 562 pixels.
SheetLayout publishedLayout(const FilterKernels& kernels);
std::array<int, 2> sheetSize(const FilterKernels& kernels, const SheetLayout& layout); // width, height
/// Where the cells of the filter at a place of the order are drawn.
PixelRect filterRect(const FilterKernels& kernels, const SheetLayout& layout, int place);
/// The place at a pixel; -1 on dividers and beyond the last.
int placeAt(const FilterKernels& kernels, const SheetLayout& layout, int x, int y);

Rgb signedColour(double value, SignedColours colours); // -1 .. 1
Rgb dividerColour(SignedColours colours);
/// The weight of full colour: the largest magnitude of one filter, or the percentile of all; 0 where all are zero.
float fullColourWeight(const FilterKernels& kernels, int filter, SheetScale scale);

/// Nearest-neighbour cells with dividers, of the filters in `order` (their indexes; a place each). Stateless: the same
/// for screen, export and tests.
Picture paintFilterSheet(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout);
/// Only the part of it that a window shows. What lies beyond the sheet has the empty colour.
Picture paintFilterSheet(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout,
                         const PixelRect& part);
/// The same as an SVG document: one rectangle a cell, a title for each filter from `names` (UTF-8, by index; may be
/// empty).
std::string filterSheetSvg(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout,
                           std::span<const std::string> names);

/// Orders of the sheet: each a permutation of the filters' indexes.
/// By a measured value a filter, the largest first; equals by index, and what is not a number at the end.
std::vector<int> orderByNumber(const FilterKernels& kernels, std::span<const double> largestFirst);
/// Neighbours in it look alike: a greedy walk by cosine at the best shift in time, from the filter most like all
/// others. Takes a tenth of a second for 256 of them; a layer of more than 2048 stays in its own order.
std::vector<int> orderByLikeness(const FilterKernels& kernels);

} // namespace tonekin
