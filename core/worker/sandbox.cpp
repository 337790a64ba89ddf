// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/sandbox.h"

#include "worker/systemcalls.h"

#include <array>
#include <cstdlib>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TONEKIN_SANITIZED 1
#else
#define TONEKIN_SANITIZED 0
#endif

namespace tonekin {

namespace {

constexpr rlim_t mostOpenFiles = 32; // 0 to 2, the user's file, and a few for the libraries' own ends

void limit(__rlimit_resource resource, rlim_t value)
{
    rlimit found{};
    ::getrlimit(resource, &found);
    const rlimit wanted{std::min(value, found.rlim_max), std::min(value, found.rlim_max)};
    ::setrlimit(resource, &wanted);
}

double processorSecondsUsed()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

#ifdef SYS_landlock_create_ruleset

/// The kernel's structure as of its sixth version; the installed header may be older.
struct LandlockRules {
    std::uint64_t filesystem = 0;
    std::uint64_t network = 0;
    std::uint64_t scope = 0;
};

/// Forbids what the kernel's version of Landlock knows: for a decoder everything, for the network what changes files.
void enterLandlock(Confinement confinement)
{
    constexpr unsigned askVersion = 1;
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, askVersion);
    if (version < 1)
        return;
    // Bits: 0 execute, 1 write, 2 read file, 3 read folder, 4-12 remove and make, 13 refer, 14 truncate, 15 device
    // ioctl.
    const int known = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    const std::uint64_t all = (std::uint64_t{1} << known) - 1;
    constexpr std::uint64_t reading = 0b1100;
    constexpr std::uint64_t deviceControl = std::uint64_t{1} << 15;
    const LandlockRules rules{confinement == Confinement::Decoder ? all : all & ~(reading | deviceControl),
                              version >= 4 ? std::uint64_t{0b11} : 0, version >= 6 ? std::uint64_t{0b11} : 0};
    const std::size_t size = version >= 6   ? sizeof rules
                             : version >= 4 ? 2 * sizeof(std::uint64_t)
                                            : sizeof(std::uint64_t);
    const FileDescriptor ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0U)));
    if (ruleset.get() >= 0)
        ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0U);
}

#else

void enterLandlock(Confinement) {}

#endif

} // namespace

void limitResources(const HelperLimits& limits)
{
    if (limits.niceness != 0) {
        ::setpriority(PRIO_PROCESS, 0, limits.niceness);
        const sched_param none{};
        ::sched_setscheduler(0, SCHED_BATCH, &none);
    }
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    if (limits.addressSpace > 0 && !TONEKIN_SANITIZED) // sanitizers reserve terabytes of addresses
        limit(RLIMIT_AS, limits.addressSpace);
}

void allowProcessorSeconds(std::uint32_t seconds)
{
    rlimit found{};
    ::getrlimit(RLIMIT_CPU, &found);
    const auto allowed = static_cast<rlim_t>(processorSecondsUsed()) + 1 + seconds;
    const rlimit wanted{seconds > 0 ? std::min(allowed, found.rlim_max) : found.rlim_max, found.rlim_max};
    ::setrlimit(RLIMIT_CPU, &wanted);
}

void confine(Confinement confinement)
{
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (confinement == Confinement::Decoder)
        limit(RLIMIT_NOFILE, mostOpenFiles);
    if (TONEKIN_SANITIZED)
        return;
    enterLandlock(confinement);
    if (confinement == Confinement::Decoder)
        allowDecoderCallsOnly();
    else
        refuseOutsideCalls();
}

ParentWatch::ParentWatch(int socket)
    : m_thread([socket](const std::stop_token& stop) {
        const StopSignal signal(stop);
        std::array<pollfd, 2> watched{{{socket, POLLRDHUP, 0}, {signal.descriptor(), POLLIN, 0}}};
        while (::poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
        }
        if (watched[1].revents == 0)
            ::_exit(EXIT_SUCCESS);
    })
{
}

} // namespace tonekin
