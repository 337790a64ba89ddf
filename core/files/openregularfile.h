// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "files/filedescriptor.h"

#include <filesystem>

namespace tonekin {

/// Opens a file of the user's as the rules for hostile files ask: without following a FIFO into a wait, regular files
/// only. Errors: Gone, Permission, NotRegular, EmptyFile, IoError.
Result<FileDescriptor> openRegularFile(const std::filesystem::path& file);

} // namespace tonekin
