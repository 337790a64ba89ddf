// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace tonekin::test {

/// Runs a step in another process; its return value becomes the exit status.
inline pid_t inAnotherProcess(const std::function<int()>& step)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(step());
    return child;
}

/// Waits for it; -1 when it was killed.
inline int exitOf(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace tonekin::test
