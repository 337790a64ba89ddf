// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace tonekin {

/// How long an open file may take just for being read once from end to end, on a slow disk or network; to be added to
/// the deadline of whatever reads all of it. At most half an hour, for a sparse file can claim any size. Zero where the
/// size is not known.
std::chrono::milliseconds readingTime(int descriptor);

} // namespace tonekin
