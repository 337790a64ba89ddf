// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/channel.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tonekin {

namespace {

constexpr std::uint32_t magic = 0x314B4E54; // "TNK1"
constexpr std::size_t firstRoom = std::size_t{1} << 16;

/// Milliseconds for poll(), rounded up so that it does not spin in the last one; -1: for ever.
int pollTime(std::chrono::steady_clock::time_point deadline)
{
    if (deadline == std::chrono::steady_clock::time_point::max())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3600 * 1000));
}

/// Blocks until the socket is ready; nullopt then.
std::optional<ChannelEnd> waitFor(int socket, short events, const Patience& patience)
{
    for (;;) {
        // poll() passes over negative descriptors.
        std::array<pollfd, 3> watched{
            {{socket, events, 0}, {patience.stopDescriptor, POLLIN, 0}, {patience.sideDescriptor, POLLIN, 0}}};
        const int ready = ::poll(watched.data(), watched.size(), pollTime(patience.deadline));
        if (ready < 0 && errno != EINTR)
            return ChannelEnd::Closed;
        if (ready > 0 && watched[1].revents != 0)
            return ChannelEnd::Stopped;
        if (ready > 0 && watched[2].revents != 0)
            patience.drainSide();
        if (ready > 0 && watched[0].revents != 0)
            return std::nullopt;
        if (std::chrono::steady_clock::now() >= patience.deadline)
            return ChannelEnd::Deadline;
        if ((watched[2].revents & (POLLHUP | POLLERR)) != 0 && (watched[2].revents & POLLIN) == 0) {
            // The side is closed for good and would be "ready" for ever: wait for the socket alone.
            Patience rest = patience;
            rest.sideDescriptor = -1;
            return waitFor(socket, events, rest);
        }
    }
}

bool tryAgain(int number)
{
    return number == EAGAIN || number == EWOULDBLOCK || number == EINTR;
}

/// Room for one descriptor beside a message.
struct ControlRoom {
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> bytes{};
};

ssize_t sendSome(int socket, std::span<const std::byte> bytes, int descriptor)
{
    iovec part{const_cast<std::byte*>(bytes.data()), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    ControlRoom room;
    if (descriptor >= 0) {
        message.msg_control = room.bytes.data();
        message.msg_controllen = room.bytes.size();
        cmsghdr* control = CMSG_FIRSTHDR(&message);
        control->cmsg_level = SOL_SOCKET;
        control->cmsg_type = SCM_RIGHTS;
        control->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(control), &descriptor, sizeof descriptor);
    }
    return ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

ssize_t receiveSome(int socket, std::span<std::byte> bytes, FileDescriptor* descriptor)
{
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    ControlRoom room;
    if (descriptor != nullptr) {
        message.msg_control = room.bytes.data();
        message.msg_controllen = room.bytes.size();
    }
    const ssize_t got = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got < 0 || descriptor == nullptr)
        return got;
    for (cmsghdr* control = CMSG_FIRSTHDR(&message); control != nullptr; control = CMSG_NXTHDR(&message, control)) {
        if (control->cmsg_level == SOL_SOCKET && control->cmsg_type == SCM_RIGHTS) {
            int received = -1;
            std::memcpy(&received, CMSG_DATA(control), sizeof received);
            *descriptor = FileDescriptor(received);
        }
    }
    return got;
}

std::optional<ChannelEnd> sendAll(int socket, std::span<const std::byte> bytes, int descriptor,
                                  const Patience& patience)
{
    while (!bytes.empty()) {
        if (const auto end = waitFor(socket, POLLOUT, patience))
            return end;
        const ssize_t sent = sendSome(socket, bytes, descriptor);
        if (sent < 0 && !tryAgain(errno))
            return ChannelEnd::Closed;
        if (sent > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
            descriptor = -1; // it went with the first byte
        }
    }
    return std::nullopt;
}

std::optional<ChannelEnd> receiveAll(int socket, std::span<std::byte> bytes, FileDescriptor* descriptor,
                                     const Patience& patience)
{
    while (!bytes.empty()) {
        if (const auto end = waitFor(socket, POLLIN, patience))
            return end;
        const ssize_t got = receiveSome(socket, bytes, descriptor);
        if (got == 0 || (got < 0 && !tryAgain(errno)))
            return ChannelEnd::Closed;
        if (got > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
    return std::nullopt;
}

/// Memory grows with what really arrives, so a header that lies about its length costs nothing.
std::optional<ChannelEnd> receivePayload(int socket, std::size_t length, Bytes& payload, const Patience& patience)
{
    while (payload.size() < length) {
        const std::size_t had = payload.size();
        payload.resize(std::min(length, std::max(firstRoom, 2 * had)));
        if (const auto end = receiveAll(socket, std::span(payload).subspan(had), nullptr, patience))
            return end;
    }
    return std::nullopt;
}

template <typename T>
void writeAt(std::span<std::byte> bytes, std::size_t offset, T value)
{
    std::memcpy(bytes.data() + offset, &value, sizeof value);
}

template <typename T>
T readAt(std::span<const std::byte> bytes, std::size_t offset)
{
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

} // namespace

std::array<std::byte, frameHeaderSize> headerBytes(const FrameHeader& header)
{
    std::array<std::byte, frameHeaderSize> bytes{};
    writeAt(bytes, 0, magic);
    writeAt(bytes, 4, static_cast<std::uint32_t>(header.type));
    writeAt(bytes, 8, header.sequence);
    writeAt(bytes, 12, header.length);
    return bytes;
}

std::optional<FrameHeader> parseHeader(std::span<const std::byte, frameHeaderSize> bytes)
{
    const auto type = readAt<std::uint32_t>(bytes, 4);
    const auto length = readAt<std::uint32_t>(bytes, 12);
    const bool typeKnown =
        type >= static_cast<std::uint32_t>(MessageType::Hello) && type <= static_cast<std::uint32_t>(lastMessageType);
    if (readAt<std::uint32_t>(bytes, 0) != magic || !typeKnown || length > mostFrameLength)
        return std::nullopt;
    return FrameHeader{static_cast<MessageType>(type), readAt<std::uint32_t>(bytes, 8), length};
}

StopSignal::StopSignal(std::stop_token stop)
    : m_event(stop.stop_possible() ? ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK) : -1)
    , m_callback(std::move(stop), Raise{m_event.get()})
{
}

void StopSignal::Raise::operator()() const noexcept
{
    const std::uint64_t one = 1;
    // Nothing can be done about a failure here, and an event descriptor at 0 has none.
    [[maybe_unused]] const ssize_t written = ::write(descriptor, &one, sizeof one);
}

std::optional<ChannelEnd> sendFrame(int socket, MessageType type, std::uint32_t sequence,
                                    std::span<const std::byte> payload, int descriptor, const Patience& patience)
{
    if (payload.size() > mostFrameLength)
        return ChannelEnd::Rubbish;
    const auto header = headerBytes({type, sequence, static_cast<std::uint32_t>(payload.size())});
    if (const auto end = sendAll(socket, header, descriptor, patience))
        return end;
    return sendAll(socket, payload, -1, patience);
}

std::variant<Frame, ChannelEnd> receiveFrame(int socket, Descriptors descriptors, const Patience& patience)
{
    Frame frame;
    std::array<std::byte, frameHeaderSize> bytes{};
    FileDescriptor* const descriptor = descriptors == Descriptors::Accept ? &frame.descriptor : nullptr;
    if (const auto end = receiveAll(socket, bytes, descriptor, patience))
        return *end;
    const auto header = parseHeader(bytes);
    if (!header)
        return ChannelEnd::Rubbish;
    frame.header = *header;
    if (const auto end = receivePayload(socket, header->length, frame.payload, patience))
        return *end;
    return frame;
}

} // namespace tonekin
