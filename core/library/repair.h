// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <filesystem>
#include <string>

namespace tonekin {

/// Sets a damaged library file aside, with its log, under "NAME.corrupt-TIME", and puts in its place the best that can
/// be had: the file without its log where only that was at fault; otherwise the newest good backup, or an empty
/// library, with everything that can still be read from the damaged file. Nothing is deleted, and the new file appears
/// whole or not at all. Returns words for the user. To be called by the only user of the file; throws DatabaseError.
std::string repairLibrary(const std::filesystem::path& library);

/// A log that lies beside a library that was closed in order belongs to some other file. Returns words for the user.
std::string setStrayLogAside(const std::filesystem::path& library);

/// The names of the files that SQLite keeps beside a library file.
std::filesystem::path logOf(const std::filesystem::path& library);
bool hasLog(const std::filesystem::path& library); // with something in it

} // namespace tonekin
