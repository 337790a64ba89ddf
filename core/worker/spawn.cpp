// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/spawn.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace tonekin {

namespace {

/// posix_spawn's two sets of orders, freed at the end of the scope.
class SpawnOrders {
public:
    SpawnOrders()
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
    }
    ~SpawnOrders()
    {
        posix_spawnattr_destroy(&m_attributes);
        posix_spawn_file_actions_destroy(&m_actions);
    }
    SpawnOrders(const SpawnOrders&) = delete;
    SpawnOrders& operator=(const SpawnOrders&) = delete;

    void giveDescriptors(int socket, int errorOutput)
    {
        posix_spawn_file_actions_adddup2(&m_actions, errorOutput, STDERR_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, socket, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addchdir_np(&m_actions, "/");
#if __GLIBC_PREREQ(2, 34)
        // What other libraries in this process opened without close-on-exec stays here too.
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
#endif
    }
    void startAfresh()
    {
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    int spawn(pid_t& process, const char* program, char* const* arguments, char* const* environment) const
    {
        return ::posix_spawn(&process, program, &m_actions, &m_attributes, arguments, environment);
    }

private:
    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

std::vector<std::string> environmentWith(const EnvironmentEntries& entries)
{
    std::vector<std::string> result;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const bool replaced = std::ranges::any_of(entries, [&](const auto& own) {
            return text.size() > own.first.size() && text.starts_with(own.first) && text[own.first.size()] == '=';
        });
        if (!replaced)
            result.emplace_back(text);
    }
    for (const auto& [name, value] : entries)
        result.push_back(name + '=' + value);
    return result;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

Error unavailable(const std::string& what, int number)
{
    return Error{ErrorCode::WorkerUnavailable, what + ": " + std::strerror(number)};
}

/// At least 3, so that putting it in place of descriptor 0 to 2 cannot overwrite another that is still needed.
FileDescriptor aboveStandard(FileDescriptor descriptor)
{
    if (descriptor.get() < 0 || descriptor.get() > STDERR_FILENO)
        return descriptor;
    return FileDescriptor(::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

struct Pair {
    FileDescriptor ours;
    FileDescriptor theirs;
};

Result<Pair> connectedSockets()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return unavailable("no socket", errno);
    return Pair{FileDescriptor(ends[0]), aboveStandard(FileDescriptor(ends[1]))};
}

Result<Pair> errorPipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return unavailable("no pipe", errno);
    Pair pair{FileDescriptor(ends[0]), aboveStandard(FileDescriptor(ends[1]))};
    if (::fcntl(pair.ours.get(), F_SETFL, O_NONBLOCK) != 0)
        return unavailable("no pipe", errno);
    return pair;
}

struct Abandoned {
    std::mutex mutex;
    std::vector<int> processes;
};

Abandoned& abandoned()
{
    static Abandoned list;
    return list;
}

} // namespace

Result<SpawnedProcess> spawnHelper(const std::filesystem::path& program, const EnvironmentEntries& environment)
{
    reapAbandoned();
    std::error_code problem;
    const std::filesystem::path absolute = std::filesystem::absolute(program, problem); // it starts in another folder
    if (problem)
        return Error{ErrorCode::WorkerUnavailable, program.string() + ": " + problem.message()};
    auto sockets = connectedSockets();
    if (!sockets)
        return sockets.error();
    auto errorOutput = errorPipe();
    if (!errorOutput)
        return errorOutput.error();

    SpawnOrders orders;
    orders.giveDescriptors(sockets->theirs.get(), errorOutput->theirs.get());
    orders.startAfresh();
    std::vector<std::string> arguments{absolute.native()};
    std::vector<std::string> variables = environmentWith(environment);
    SpawnedProcess spawned;
    const int number =
        orders.spawn(spawned.process, absolute.c_str(), pointersTo(arguments).data(), pointersTo(variables).data());
    if (number != 0)
        return unavailable(absolute.string(), number);
    spawned.socket = std::move(sockets->ours);
    spawned.errorOutput = std::move(errorOutput->ours);
    return spawned;
}

std::optional<int> waitForEnd(int process, std::chrono::milliseconds time)
{
    using namespace std::chrono_literals;
    const auto deadline = std::chrono::steady_clock::now() + time;
    for (auto pause = 100us;; pause = std::min<std::chrono::microseconds>(2 * pause, 5ms)) {
        int status = 0;
        const pid_t ended = ::waitpid(process, &status, WNOHANG);
        if (ended == process)
            return status;
        if (ended < 0 && errno != EINTR)
            return -1;
        if (std::chrono::steady_clock::now() >= deadline)
            return std::nullopt;
        std::this_thread::sleep_for(pause);
    }
}

void reapLater(int process)
{
    Abandoned& list = abandoned();
    const std::scoped_lock lock(list.mutex);
    list.processes.push_back(process);
}

void reapAbandoned()
{
    Abandoned& list = abandoned();
    const std::scoped_lock lock(list.mutex);
    std::erase_if(list.processes, [](int process) { return ::waitpid(process, nullptr, WNOHANG) != 0; });
}

} // namespace tonekin
