// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>

namespace tonekin {

/// The manifest of the model that came with the program: models/tonekin-5.json in a build tree, under share when
/// installed. Errors: ModelMissing, with the places that were looked at.
Result<std::filesystem::path> findShippedModel();

} // namespace tonekin
