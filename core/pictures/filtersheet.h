// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// The first layer's kernels as numbers, in the units of the standardised input.
struct FilterKernels {
    int filters = 0;
    int bands = 0;
    int frames = 0;
    std::vector<float> weights; // [filters x bands x frames], band 0 lowest
    float at(int filter, int band, int frame) const
    {
        return weights[(static_cast<std::size_t>(filter) * bands + band) * frames + frame];
    }
};

struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb&) const = default;
};

/// Pixels, row after row from the top.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<Rgb> pixels; // [height x width]
};

/// How signed weights become colours: RedBlue as published in 2014 (negative red, zero white, positive blue), PurpleOrange
/// for those who cannot tell red from others (negative purple, positive orange).
enum class SignedColours { RedBlue, PurpleOrange };
/// What the full colour stands for: each filter's own largest magnitude, as published, or the 99.5th percentile of all.
enum class SheetScale { PerFilter, Common };

/// How the sheet is laid out. One row of all filters in the published picture; several to fit a window.
struct SheetLayout {
    int columns = 256;        // filters in a row
    int cellWidth = 5;        // pixels of one frame
    double bandHeight = 4.375; // pixels of one band; need not be whole: cells are cut at the nearest pixel
    int divider = 1;          // pixels of the dark red line between filters, and around the rows
    bool lowBandsOnTop = true; // as published
    SignedColours colours = SignedColours::RedBlue;
    SheetScale scale = SheetScale::PerFilter;
};

struct PixelRect {
    int left = 0, top = 0, width = 0, height = 0;
    bool operator==(const PixelRect&) const = default;
};

/// The published picture: 256 filters of 4 frames in one row are at least 5584 x 562 pixels.
SheetLayout publishedLayout(const FilterKernels& kernels);
std::array<int, 2> sheetSize(const FilterKernels& kernels, const SheetLayout& layout); // width, height
/// Where the filter at a place of `order` is drawn.
PixelRect filterRect(const FilterKernels& kernels, const SheetLayout& layout, int place);
/// The place at a pixel; -1 on dividers and beyond the last.
int placeAt(const FilterKernels& kernels, const SheetLayout& layout, int x, int y);

Rgb signedColour(double value, SignedColours colours); // -1 .. 1
Rgb dividerColour(SignedColours colours);

/// Nearest-neighbour cells with dividers, of the filters in `order` (their indexes; a place each). Stateless: the same for
/// screen, export and tests.
Picture paintFilterSheet(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout);
/// Only the part of it that a window shows.
Picture paintFilterSheet(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout,
                         const PixelRect& part);
/// The same as an SVG document: one rectangle a cell, a title for each filter from `names` (by index; may be empty).
std::string filterSheetSvg(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout,
                           std::span<const std::string> names);

/// Writes beside the target and renames. Errors: IoError, DiskFull.
Status writePng(const std::filesystem::path& file, const Picture& picture);

/// Orders of the sheet: each a permutation of the filters' indexes.
std::vector<int> orderByNumber(const FilterKernels& kernels, std::span<const double> largestFirst);
/// Neighbours in it look alike: a greedy walk by cosine at the best shift in time, from the filter most like all others.
std::vector<int> orderByLikeness(const FilterKernels& kernels);

} // namespace tonekin
