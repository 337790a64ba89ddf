// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/requestloop.h"

#include <cstdio>

namespace tonekin {

std::optional<HelperLimits> RequestLoop::greet()
{
    const auto hello = next();
    std::uint32_t version = 0;
    HelperLimits limits;
    if (!hello || hello->header.type != MessageType::Hello || !unpack(hello->payload, version, limits) ||
        version != protocolVersion)
        return std::nullopt;
    m_greeting = hello->header.sequence;
    return limits;
}

void RequestLoop::welcome()
{
    // A parent that is gone by now is noticed at the next request.
    (void)sendFrame(socket(), MessageType::Reply, m_greeting, pack(protocolVersion), -1, {});
}

std::optional<Frame> RequestLoop::next()
{
    auto received = receiveFrame(socket(), Descriptors::Accept, {});
    if (auto* frame = std::get_if<Frame>(&received))
        return std::move(*frame);
    return std::nullopt;
}

bool RequestLoop::reply(const Frame& request, const Result<Bytes>& reply)
{
    const auto sequence = request.header.sequence;
    if (reply)
        return !sendFrame(socket(), MessageType::Reply, sequence, *reply, -1, {});
    return !sendFrame(socket(), MessageType::Failure, sequence, pack(reply.error()), -1, {});
}

int RequestLoop::notStartedByUs()
{
    std::fputs("This program is a part of Tonekin and is started by it.\n", stderr);
    return 2;
}

Error unreadableRequest()
{
    return Error{ErrorCode::InvalidArgument, "unreadable request"};
}

} // namespace tonekin
