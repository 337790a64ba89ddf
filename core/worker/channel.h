// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worker/messages.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <variant>

namespace tonekin {

/// What stands before each message on the socket.
struct FrameHeader {
    MessageType type = MessageType::Hello;
    std::uint32_t sequence = 0; // a reply carries that of its request
    std::uint32_t length = 0;   // bytes that follow
};
constexpr std::size_t frameHeaderSize = 16;
/// Nothing larger is read, whatever a header says; the mel frames of 15 minutes take 10 MB, the activations of 256
/// filters in them 20 MB.
constexpr std::uint32_t mostFrameLength = 256U << 20;

std::array<std::byte, frameHeaderSize> headerBytes(const FrameHeader& header);
/// nullopt for what cannot be a header.
std::optional<FrameHeader> parseHeader(std::span<const std::byte, frameHeaderSize> bytes);

struct Frame {
    FrameHeader header;
    Bytes payload;
    FileDescriptor descriptor; // that came with it; none most of the time
};

/// Why a message was not sent or did not come.
enum class ChannelEnd { Closed, Deadline, Stopped, Rubbish };

/// How long a call may block, and what else it must look after meanwhile.
struct Patience {
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    int stopDescriptor = -1; // readable: give up with Stopped
    int sideDescriptor = -1; // readable: call drainSide
    std::function<void()> drainSide;
};

/// A descriptor that becomes readable as soon as a stop is requested, so that poll() wakes at once.
class StopSignal {
public:
    explicit StopSignal(std::stop_token stop);
    int descriptor() const { return m_event.get(); }

private:
    struct Raise {
        int descriptor;
        void operator()() const noexcept;
    };
    FileDescriptor m_event;
    std::stop_callback<Raise> m_callback; // last: it may fire while being made
};

enum class Descriptors { Refuse, Accept };

/// nullopt when the message is sent. A peer that is gone is Closed, never a signal.
std::optional<ChannelEnd> sendFrame(int socket, MessageType type, std::uint32_t sequence,
                                    std::span<const std::byte> payload, int descriptor, const Patience& patience);
/// With Refuse, descriptors that the other side sends are dropped by the kernel.
std::variant<Frame, ChannelEnd> receiveFrame(int socket, Descriptors descriptors, const Patience& patience);

} // namespace tonekin
