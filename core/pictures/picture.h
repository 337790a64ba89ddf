// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tonekin {

struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb&) const = default;
};

/// Pixels, row after row from the top.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<Rgb> pixels; // [height x width]
    Rgb at(int x, int y) const { return pixels[static_cast<std::size_t>(y) * width + x]; }
};

struct PixelRect {
    int left = 0, top = 0, width = 0, height = 0;
    int right() const { return left + width; }  // the first column beyond it
    int bottom() const { return top + height; } // the first row beyond it
    bool operator==(const PixelRect&) const = default;
};

/// Writes beside the target and renames. Errors: IoError, Permission, DiskFull, InvalidArgument (an empty picture, more
/// than a PNG can be wide or high, a target that is not a regular file).
Status writePng(const std::filesystem::path& file, const Picture& picture);

} // namespace tonekin
