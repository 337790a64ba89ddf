// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/unitnote.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

/// The user's names for a network's units, as a small JSON file to keep or to hand on.
struct UnitNotes {
    std::string modelHash;
    std::string modelName; // for people
    std::vector<UnitNote> notes;
};

/// Replaces the file as a whole or leaves it. Errors: IoError, Permission, DiskFull, InvalidArgument (notes that could
/// not be read back).
Status writeUnitNotes(const std::filesystem::path& file, const UnitNotes& notes);
/// Of at most 4 MB. Errors: NotFound, InvalidArgument with what is wrong (no such file format, another version, a unit
/// twice, texts too long or not UTF-8).
Result<UnitNotes> readUnitNotes(const std::filesystem::path& file);

} // namespace tonekin
