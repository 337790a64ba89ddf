// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/sheetlayout.h"

#include <charconv>

namespace tonekin {
namespace {

/// Text for XML, without the control characters that no XML may hold.
std::string escaped(const std::string& text)
{
    std::string safe;
    for (const char letter : text) {
        if (letter == '&')
            safe += "&amp;";
        else if (letter == '<')
            safe += "&lt;";
        else if (letter == '>')
            safe += "&gt;";
        else if (static_cast<unsigned char>(letter) >= 0x20)
            safe += letter;
    }
    return safe;
}

/// The shortest text of a number, with a point in every locale.
std::string number(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string hex(const Rgb& colour)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += digits[part >> 4U];
        text += digits[part & 15U];
    }
    return text;
}

std::string rectangle(double x, double y, double width, double height, const Rgb& colour)
{
    return R"(<rect x=")" + number(x) + R"(" y=")" + number(y) + R"(" width=")" + number(width) + R"(" height=")" +
           number(height) + R"(" fill=")" + hex(colour) + "\"/>\n";
}

void addFilter(std::string& svg, const FilterKernels& kernels, const SheetGrid& grid, const SheetLayout& layout,
               const PixelRect& place, int filter, float full, const std::string& title)
{
    svg += R"(<g transform="translate()" + std::to_string(place.left) + ' ' + std::to_string(place.top) + ")\">\n";
    svg += "<title>" + escaped(title) + "</title>\n";
    svg += rectangle(-grid.divider, -grid.divider, place.width + 2 * grid.divider, place.height + 2 * grid.divider,
                     dividerColour(layout.colours));
    for (int line = 0; line < kernels.bands; ++line)
        for (int frame = 0; frame < kernels.frames; ++frame) {
            const double share = full > 0.0F ? double{kernels.at(filter, grid.bandOfLine(line), frame)} / full : 0.0;
            svg += rectangle(frame * grid.cellWidth, line * grid.bandHeight, grid.cellWidth, grid.bandHeight,
                             signedColour(share, layout.colours));
        }
    svg += "</g>\n";
}

} // namespace

std::string filterSheetSvg(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout,
                           std::span<const std::string> names)
{
    const SheetGrid grid(kernels, layout);
    const std::string size = std::to_string(grid.width()) + R"(" height=")" + std::to_string(grid.height());
    const std::string box = std::to_string(grid.width()) + ' ' + std::to_string(grid.height());
    std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      R"(<svg xmlns="http://www.w3.org/2000/svg" width=")" +
                      size + R"(" viewBox="0 0 )" + box + "\" shape-rendering=\"crispEdges\">\n";
    svg += rectangle(0, 0, grid.width(), grid.height(), layout.empty);
    const float common = layout.scale == SheetScale::Common ? fullColourWeight(kernels, 0, layout.scale) : 0.0F;
    const auto places = std::min(order.size(), static_cast<std::size_t>(std::max(0, kernels.filters)));
    for (std::size_t place = 0; place < places; ++place) {
        const int filter = order[place];
        std::string title = std::to_string(filter);
        if (static_cast<std::size_t>(filter) < names.size() && !names[static_cast<std::size_t>(filter)].empty())
            title += ": " + names[static_cast<std::size_t>(filter)];
        const float full =
            layout.scale == SheetScale::Common ? common : fullColourWeight(kernels, filter, SheetScale::PerFilter);
        addFilter(svg, kernels, grid, layout, grid.rectOf(static_cast<int>(place)), filter, full, title);
    }
    return svg + "</svg>\n";
}

} // namespace tonekin
