// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "preferences/filteroptions.h"

#include <QImage>

#include <functional>
#include <string>
#include <vector>

namespace tonekin {

struct FilterKernels;

/// The sheet as it is copied and saved: the whole of it in one row with the published measures, at least 5584 pixels
/// wide for 256 filters, and their numbers where they are wanted.
QImage sheetPicture(const FilterKernels& kernels, const std::vector<int>& order, const SheetOptions& options);
/// The same as a drawing that knows what each filter is called.
std::string sheetSvg(const FilterKernels& kernels, const std::vector<int>& order, const SheetOptions& options,
                     const std::function<QString(int filter)>& nameOf);

} // namespace tonekin
