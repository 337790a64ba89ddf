// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"
#include "modelunits.h"

namespace tonekin::cli {

/// By its name: .png or .svg, in any case.
bool isPictureFile(const std::filesystem::path& file);
/// The first layer of the chosen network, as it was published in 2014; returns the exit status.
int writeFilterPicture(const GeneralOptions& general, const ModelUnits& units, const std::filesystem::path& file);

} // namespace tonekin::cli
