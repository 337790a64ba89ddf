// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterpicture.h"

#include "errorwords.h"
#include "files/replacefile.h"
#include "model/firstlayerkernels.h"
#include "pictures/filtersheet.h"
#include "textoutput.h"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <numeric>

namespace tonekin::cli {

namespace {

std::string endingOf(const std::filesystem::path& file)
{
    std::string ending = file.extension().native();
    std::ranges::transform(ending, ending.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return ending;
}

std::vector<std::string> titlesOf(const ModelUnits& units, int filters)
{
    std::vector<std::string> titles;
    for (int filter = 0; filter < filters; ++filter) {
        const NetworkUnit unit{{1}, filter};
        titles.push_back(unitWords(units.isOfLibrary() ? units.noteOn(unit) : nullptr, units.measuredName(unit)));
    }
    return titles;
}

} // namespace

bool isPictureFile(const std::filesystem::path& file)
{
    return endingOf(file) == ".png" || endingOf(file) == ".svg";
}

int writeFilterPicture(const GeneralOptions& general, const ModelUnits& units, const std::filesystem::path& file)
{
    const auto model = readModel(units.file());
    if (!model)
        return complain(model.error());
    const auto kernels = firstLayerKernels(*model);
    if (!kernels)
        return complain(kernels.error());
    std::vector<int> order(static_cast<std::size_t>(kernels->filters));
    std::iota(order.begin(), order.end(), 0);
    const SheetLayout layout = publishedLayout(*kernels);
    const auto [width, height] = sheetSize(*kernels, layout);
    const Status written =
        endingOf(file) == ".png"
            ? writePng(file, paintFilterSheet(*kernels, order, layout))
            : replaceFile(file, filterSheetSvg(*kernels, order, layout, titlesOf(units, kernels->filters)));
    if (!written)
        return complain(written.error());
    if (general.json)
        printJson({{"file", file.native()}, {"filters", kernels->filters}, {"width", width}, {"height", height}});
    else if (!general.quiet)
        std::cout << "Wrote " << kernels->filters << " filters, " << width << " x " << height << " pixels, to "
                  << plainText(file.native()) << '\n';
    return done;
}

} // namespace tonekin::cli
