// SPDX-License-Identifier: GPL-3.0-or-later
#include "localprocesses.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tonekin {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patience{15}; // for processes to notice by themselves that another one has gone

/// A folder that nobody else can look into, gone when this goes.
class PrivateFolder {
public:
    PrivateFolder()
    {
        std::error_code ignored;
        std::string name = (std::filesystem::temp_directory_path(ignored) / "tonekin-train-XXXXXX").string();
        if (mkdtemp(name.data()) != nullptr)
            m_path = name;
    }
    ~PrivateFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// This program once more. The new process is killed when this one goes. -1 if there can be none.
pid_t startAgain(std::vector<std::string> arguments)
{
    std::vector<char*> pointers;
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process != 0)
        return process;
    // Only what is safe after a fork from a program with threads.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent)
        execv("/proc/self/exe", pointers.data());
    _exit(static_cast<int>(ExitStatus::Failed));
}

/// The processes of one training.
class LocalProcesses {
public:
    LocalProcesses() = default;
    ~LocalProcesses() { endAll(SIGKILL); }
    LocalProcesses(const LocalProcesses&) = delete;
    LocalProcesses& operator=(const LocalProcesses&) = delete;

    bool start(const std::vector<std::string>& arguments)
    {
        const pid_t process = startAgain(arguments);
        if (process > 0)
            m_running.push_back({static_cast<int>(m_running.size()), process});
        return process > 0;
    }

    /// Until all have ended.
    ExitStatus wait(const std::stop_token& stop)
    {
        bool asked = false;
        while (!m_running.empty()) {
            if (stop.stop_requested() && !std::exchange(asked, true))
                signalAll(SIGTERM);
            look();
            if (m_firstFailure && Clock::now() > m_failedAt + patience)
                endAll(SIGKILL);
            std::this_thread::sleep_for(betweenLooks);
        }
        return m_firstFailure.value_or(ExitStatus::Done);
    }

private:
    struct Running {
        int rank;
        pid_t process;
    };

    void look()
    {
        std::erase_if(m_running, [this](const Running& running) {
            int status = 0;
            if (waitpid(running.process, &status, WNOHANG) != running.process)
                return false;
            note(running.rank, status);
            return true;
        });
    }
    void note(int rank, int status)
    {
        const bool left = WIFEXITED(status);
        // Said of each: one that noticed the death of another may have ended before that one is looked at.
        if (!left)
            std::cerr << "tonekin-train: process " << rank << " was killed by signal " << WTERMSIG(status)
                      << "; the training ends\n";
        if ((left && WEXITSTATUS(status) == 0) || m_firstFailure)
            return;
        m_firstFailure = left ? static_cast<ExitStatus>(WEXITSTATUS(status)) : ExitStatus::Failed;
        m_failedAt = Clock::now();
    }
    void signalAll(int signal)
    {
        for (const Running& running : m_running)
            kill(running.process, signal);
    }
    void endAll(int signal)
    {
        signalAll(signal);
        for (const Running& running : m_running)
            waitpid(running.process, nullptr, 0);
        m_running.clear();
    }

    std::vector<Running> m_running;
    std::optional<ExitStatus> m_firstFailure;
    Clock::time_point m_failedAt;
};

} // namespace

ExitStatus runLocalProcesses(int world, const std::vector<std::string>& arguments, std::stop_token stop)
{
    const PrivateFolder folder;
    if (folder.path().empty())
        return tellError({ErrorCode::IoError, "no folder could be made for the processes to find each other"});
    LocalProcesses processes;
    for (int rank = 0; rank < world; ++rank) {
        std::vector<std::string> its = arguments;
        its.insert(its.end(),
                   {"--rank", std::to_string(rank), "--rendezvous", (folder.path() / "rendezvous").string()});
        if (!processes.start(its))
            return tellError({ErrorCode::IoError, "process " + std::to_string(rank) + " cannot be started"});
    }
    return processes.wait(stop);
}

} // namespace tonekin
