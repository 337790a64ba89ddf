// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <span>
#include <string_view>

namespace tonekin {

/// One step of the schema. A step that was released is never edited; a change is a new step.
struct Migration {
    int version;
    std::string_view about;
    std::string_view sql;
    void (*then)(Database& database) = nullptr; // what SQL alone cannot do
};

/// All steps, in order, from an empty file to what this program works with.
std::span<const Migration> migrations();
int schemaVersion();

constexpr std::int64_t applicationId = 0x546F6E6B; // "Tonk", in the header of every library file

/// Brings a file from whatever version it has to the last of `steps`: all of it in one transaction, so that a stop at
/// any moment leaves the old version whole. Throws DatabaseError.
void migrate(Database& database, std::span<const Migration> steps);

} // namespace tonekin
