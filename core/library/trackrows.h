// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/statement.h"
#include "library/trackstore.h"

#include <functional>
#include <vector>

namespace tonekin {

/// States as stored; Missing and Excluded are marks of their own, so that what lies below them is not forgotten.
constexpr int storedWaiting = 0;
constexpr int storedDone = 1;
constexpr int storedDoneWithWarning = 2;
constexpr int storedFailed = 3;

TrackState shownState(bool missing, bool excluded, std::int64_t stored);

/// Rows of the table `track`, by id. `where` is SQL of ours; what it leaves open is bound by `bind`.
std::vector<TrackRow> readTrackRows(const Database& database, const std::string& where,
                                    const std::function<void(Statement&)>& bind);

} // namespace tonekin
