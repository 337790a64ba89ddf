// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>
#include <string>

namespace tonekin {

enum class AttemptFailure { OutOfMemory, Other };

/// How one attempt at a computation ended: it worked, or it did not and why.
struct AttemptEnd {
    bool worked = false;
    AttemptFailure failure = AttemptFailure::Other;
    std::string reason;
};

/// The order in which a computation is tried again: out of memory halves the work once; a GPU that fails all the same
/// is left for the CPU. `attempt(chunk)` runs the computation, `leaveGpu(reason)` moves it to the CPU and is called at
/// most once. Returns ok, LimitMemory or ModelError.
Status attemptWithFallback(int& chunk, bool onGpu, const std::function<AttemptEnd(int chunk)>& attempt,
                           const std::function<void(const std::string& reason)>& leaveGpu);

} // namespace tonekin
