// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "worker/channel.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

using EnvironmentEntries = std::vector<std::pair<std::string, std::string>>;

/// How long one exchange may take and who may interrupt it.
struct CallLimits {
    std::chrono::milliseconds time;
    std::stop_token stop;
};

/// One running helper and the socket to it; shared by the decoder, network and playback sides. Owned by one of them,
/// used from one thread at a time. It has its own process group, so that Ctrl-C in a terminal reaches the parent alone.
///
/// After an exchange failed the helper is dead and reaped; the owner drops this object and starts another.
class HelperProcess {
public:
    /// Starts the program and greets it. Errors: WorkerUnavailable, Cancelled.
    static Result<HelperProcess> start(const std::filesystem::path& program, const EnvironmentEntries& environment,
                                       const HelperLimits& limits, std::stop_token stop);
    HelperProcess(HelperProcess&&) noexcept;
    HelperProcess& operator=(HelperProcess&&) noexcept;
    ~HelperProcess(); // kills it

    int processId() const { return m_process; }
    /// False when it died or said something unasked since the last exchange.
    bool isReady() const;
    std::size_t residentBytes() const;

    /// One request, one reply (the payload). Errors: what the helper reports, and those of fail().
    Result<Bytes> exchange(MessageType type, const Bytes& payload, int descriptor, const CallLimits& limits);

    // For requests of several messages: the parts of exchange().
    Status send(MessageType type, const Bytes& payload, int descriptor, const Patience& patience);
    Result<Frame> receive(const Patience& patience);
    Patience patienceFor(std::chrono::milliseconds time, const StopSignal& stop);
    void nextRequest() { ++m_sequence; }
    bool isDead() const { return m_process < 0; }
    /// Kills the helper because its reply holds nonsense.
    Error reject(const std::string& flaw);

private:
    HelperProcess(int process, FileDescriptor socket, FileDescriptor errorOutput);
    Error fail(ChannelEnd end);
    Error errorOfDeath();
    void drainErrorOutput();
    std::string lastWords() const;
    void killAndReap(std::chrono::milliseconds time);

    int m_process = -1;
    FileDescriptor m_socket;
    FileDescriptor m_errorOutput; // its stderr, non-blocking
    std::string m_errorText;      // the end of what it said there
    std::uint32_t m_sequence = 0;
    std::chrono::milliseconds m_time{0}; // of the exchange under way, for the error's detail
};

} // namespace tonekin
