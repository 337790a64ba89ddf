// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worker/channel.h"

#include <exception>
#include <new>
#include <optional>

namespace tonekin {

/// The helper's end of the socket: descriptor 0.
class RequestLoop {
public:
    int socket() const { return 0; }
    /// The parent's first message; nullopt when there is no such parent.
    std::optional<HelperLimits> greet();
    void welcome();
    /// The next request; nullopt once the parent hung up.
    std::optional<Frame> next();
    /// False when the parent is gone.
    bool reply(const Frame& request, const Result<Bytes>& reply);
    /// Says so to whoever started a helper by hand; the exit status.
    static int notStartedByUs();

private:
    std::uint32_t m_greeting = 0;
};

Error unreadableRequest();

template <typename Value>
Result<Bytes> packed(const Result<Value>& result)
{
    if (!result)
        return result.error();
    return pack(*result);
}

/// Runs a step of the program's; what it throws becomes an Error. Memory has its own code.
template <typename Step>
auto guarded(Step step, ErrorCode otherwise) -> decltype(step())
{
    try {
        return step();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::LimitMemory, "no memory left within the limit"};
    } catch (const std::exception& exception) {
        return Error{otherwise, exception.what()};
    }
}

} // namespace tonekin
