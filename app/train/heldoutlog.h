// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace tonekin {

/// Adds a line to the list of all times that held-out tracks were measured on: when (UTC), which network, why. Kept
/// beside the networks, so that nobody has to remember how often they were looked at. Errors: IoError.
Status noteHeldOutLook(const std::filesystem::path& log, const std::string& model, const std::string& modelHash,
                       const std::string& why);

} // namespace tonekin
