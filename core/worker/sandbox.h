// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worker/channel.h"
#include "worker/messages.h"

#include <thread>

namespace tonekin {

/// What a helper may still do once it has locked itself in.
enum class Confinement {
    Decoder, // read and write what is open, take memory: nothing else
    Network, // all but the network, new programs and changing anything on disk
};

/// Sets the limits that hold for the whole life of the process. Best effort: what the system refuses is left.
void limitResources(const HelperLimits& limits);

/// From now on the process may use that much processor time more before the system ends it (SIGXCPU); 0: no limit.
void allowProcessorSeconds(std::uint32_t seconds);

/// Locks the whole process in, for good: no new privileges, then Landlock and seccomp where the kernel and the build
/// have them. Builds with sanitizers are not confined: these need files of their own for a report.
void confine(Confinement confinement);

/// Ends the process as soon as the parent is gone, even in the middle of a long computation. The death signal of
/// prctl() is not used: it comes when the *thread* that started the helper ends, not only when the parent does.
class ParentWatch {
public:
    explicit ParentWatch(int socket);

private:
    std::jthread m_thread;
};

} // namespace tonekin
