// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/systemcalls.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

namespace tonekin {

namespace {

struct ReleaseFilter {
    void operator()(void* filter) const noexcept { ::seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

Filter filterWith(std::uint32_t action)
{
    Filter filter(::seccomp_init(action));
    if (filter)
        ::seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);
    return filter;
}

constexpr std::array decoderCalls{
    // the open descriptors
    "read",
    "write",
    "readv",
    "writev",
    "pread64",
    "preadv",
    "lseek",
    "_llseek",
    "fstat",
    "fstat64",
    "newfstatat",
    "fstatat64",
    "statx",
    "close",
    "fcntl",
    "fcntl64",
    "poll",
    "ppoll",
    "ppoll_time64",
    "recvmsg",
    "sendmsg",
    "recvfrom",
    "sendto",
    "eventfd2",
    "fadvise64",
    "arm_fadvise64_64",
    // memory (mmap and mprotect have rules of their own)
    "munmap",
    "mremap",
    "madvise",
    "brk",
    "membarrier",
    // threads and time
    "futex",
    "futex_time64",
    "set_robust_list",
    "rseq",
    "sched_yield",
    "sched_getaffinity",
    "getcpu",
    "clock_gettime",
    "clock_gettime64",
    "clock_getres",
    "clock_nanosleep",
    "clock_nanosleep_time64",
    "nanosleep",
    "gettimeofday",
    "time",
    "restart_syscall",
    "exit",
    "exit_group",
    // signals to oneself
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sigreturn",
    "sigaltstack",
    // about oneself
    "getpid",
    "gettid",
    "getuid",
    "geteuid",
    "getgid",
    "getegid",
    "getrusage",
    "getrlimit",
    "ugetrlimit",
    "setrlimit",
    "sysinfo",
    "uname",
    "getrandom",
};

constexpr std::array outsideCalls{
    // network
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendmmsg",
    // other programs and processes
    "execve",
    "execveat",
    "fork",
    "vfork",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "kill",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    // changing files
    "creat",
    "openat2",
    "truncate",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "mknod",
    "mknodat",
    "chmod",
    "fchmod",
    "fchmodat",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
    "setxattr",
    "lsetxattr",
    "removexattr",
    "lremovexattr",
    "utimensat",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    // the system
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "io_uring_setup",
    "init_module",
    "finit_module",
    "kexec_load",
    "keyctl",
    "add_key",
    "request_key",
    "reboot",
    "swapon",
    "setns",
    "unshare",
};

template <std::size_t Size>
void addAll(const Filter& filter, std::uint32_t action, const std::array<const char*, Size>& names)
{
    for (const char* name : names) {
        const int number = ::seccomp_syscall_resolve_name(name);
        if (number != __NR_SCMP_ERROR) // names of other processors and newer kernels are passed over
            ::seccomp_rule_add(filter.get(), action, number, 0);
    }
}

void allow(const Filter& filter, int number, scmp_arg_cmp condition)
{
    ::seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, number, 1, &condition);
}

void allowMemoryWithoutCode(const Filter& filter)
{
    const scmp_arg_cmp notExecutable = SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    allow(filter, SCMP_SYS(mmap), notExecutable);
    allow(filter, SCMP_SYS(mmap2), notExecutable);
    allow(filter, SCMP_SYS(mprotect), notExecutable);
}

void allowThreads(const Filter& filter)
{
    allow(filter, SCMP_SYS(clone), SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    // Its flags lie in memory, out of a filter's sight; "no such call" makes the C library take clone instead.
    ::seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

} // namespace

void allowDecoderCallsOnly()
{
    const Filter filter = filterWith(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return;
    addAll(filter, SCMP_ACT_ALLOW, decoderCalls);
    allowMemoryWithoutCode(filter);
    allowThreads(filter);
    allow(filter, SCMP_SYS(tgkill), SCMP_A0_64(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())));
    allow(filter, SCMP_SYS(prlimit64), SCMP_A0_64(SCMP_CMP_EQ, 0));
    ::seccomp_load(filter.get());
}

void refuseOutsideCalls()
{
    const Filter filter = filterWith(SCMP_ACT_ALLOW);
    if (!filter)
        return;
    addAll(filter, SCMP_ACT_ERRNO(EPERM), outsideCalls);
    constexpr std::array writing{O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
    for (const int flag : writing) {
        const auto bits = static_cast<scmp_datum_t>(flag);
        const scmp_arg_cmp inOpen = SCMP_A1_64(SCMP_CMP_MASKED_EQ, bits, bits);
        const scmp_arg_cmp inOpenAt = SCMP_A2_64(SCMP_CMP_MASKED_EQ, bits, bits);
        ::seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1, &inOpen);
        ::seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1, &inOpenAt);
    }
    ::seccomp_load(filter.get());
}

} // namespace tonekin
