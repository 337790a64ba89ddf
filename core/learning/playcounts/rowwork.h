// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace tonekin {

/// Does `work(first, end)` for all of [0, rows) in blocks, on `threads` threads of which the caller is one, and calls
/// `tick(rows done)` now and then on the caller's. Blocks come in no fixed order: the work of one must not depend on
/// that of another. False when the stop was asked for before all was done.
bool overRows(std::size_t rows, std::size_t blockRows, int threads, const std::stop_token& stop,
              const std::function<void(std::size_t, std::size_t)>& work, const std::function<void(std::size_t)>& tick);

} // namespace tonekin
