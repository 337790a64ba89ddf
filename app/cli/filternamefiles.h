// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "askedlibrary.h"
#include "commandline.h"
#include "modelunits.h"

#include <optional>

namespace tonekin::cli {

/// The user's names for the units of the network that the library was analysed with, to a file and back. Both return
/// the exit status. A file of another network's names is refused, and so is a malformed one: nothing is changed then.
int exportFilterNames(const GeneralOptions& general, const ModelUnits& units, const std::optional<AskedLibrary>& opened,
                      const std::filesystem::path& file);
int importFilterNames(const GeneralOptions& general, const std::filesystem::path& model,
                      const std::filesystem::path& file);

} // namespace tonekin::cli
