// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <cstdint>

namespace tonekin {

struct Salvaged {
    std::int64_t tracks = 0;    // rows taken from the damaged file
    std::int64_t toAnalyse = 0; // tracks whose results are gone
};

/// Takes from a damaged library what is newer than `target` (a restored backup, or an empty library of the present
/// schema), row by row, stepping over what cannot be read. Debian's SQLite has no recovery of its own.
/// Throws DatabaseError for failures of `target` only.
Salvaged salvageInto(Database& target, const Database& damaged);

/// Brings a library whose rows come from different moments into order: no rows without their track, no track called
/// done without its results. Returns the number of tracks put back to waiting.
std::int64_t settleAfterSalvage(Database& target);

} // namespace tonekin
