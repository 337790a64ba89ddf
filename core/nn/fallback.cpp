// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/fallback.h"

#include <algorithm>

namespace tonekin {

Status attemptWithFallback(int& chunk, bool onGpu, const std::function<AttemptEnd(int chunk)>& attempt,
                           const std::function<void(const std::string& reason)>& leaveGpu)
{
    AttemptEnd end = attempt(chunk);
    if (!end.worked && end.failure == AttemptFailure::OutOfMemory) {
        chunk = std::max(1, chunk / 2);
        end = attempt(chunk);
    }
    if (!end.worked && onGpu) {
        leaveGpu(end.reason);
        end = attempt(chunk);
    }
    if (end.worked)
        return ok();
    return Error{end.failure == AttemptFailure::OutOfMemory ? ErrorCode::LimitMemory : ErrorCode::ModelError,
                 end.reason};
}

} // namespace tonekin
