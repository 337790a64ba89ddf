// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/sheetexport.h"

#include "painting/filtersheetpainter.h"
#include "theme/theme.h"

#include <QFontMetrics>

namespace tonekin {

namespace {

constexpr int numberPixels = 12;

SheetLayout layoutFor(const FilterKernels& kernels, const SheetOptions& options)
{
    SheetLayout layout = publishedLayout(kernels);
    layout.lowBandsOnTop = options.lowBandsOnTop;
    layout.colours = options.colours;
    layout.scale = options.scale;
    return layout;
}

} // namespace

QImage sheetPicture(const FilterKernels& kernels, const std::vector<int>& order, const SheetOptions& options)
{
    SheetArrangement published;
    published.layout = layoutFor(kernels, options);
    SheetLook look{&ThemeColours::light(), Theme::current().smallFont()}; // on paper, whatever the screen is
    look.font.setPixelSize(numberPixels);
    if (options.numbers)
        published.above = QFontMetrics(look.font).height() + 1;
    const SheetGeometry whole(kernels, published);
    return paintSheet(kernels, order, published, QRect(QPoint(), whole.size()), look);
}

std::string sheetSvg(const FilterKernels& kernels, const std::vector<int>& order, const SheetOptions& options,
                     const std::function<QString(int filter)>& nameOf)
{
    std::vector<std::string> names;
    for (int filter = 0; filter < kernels.filters; ++filter)
        names.push_back(nameOf ? nameOf(filter).toStdString() : std::string());
    return filterSheetSvg(kernels, order, layoutFor(kernels, options), names);
}

} // namespace tonekin
