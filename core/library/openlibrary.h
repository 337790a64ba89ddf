// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/connection.h"
#include "library/library.h"

#include <memory>

namespace tonekin {

/// Where each step of opening is decided; see RELIABILITY for the order.
Result<std::unique_ptr<Connection>> openLibrary(const std::filesystem::path& file, Library::Access access);

} // namespace tonekin
