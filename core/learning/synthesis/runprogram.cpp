// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/runprogram.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace tonekin {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t mostWords = 16'384;

class Pipe {
public:
    Pipe() { m_open = pipe2(m_ends.data(), O_CLOEXEC) == 0; }
    ~Pipe()
    {
        closeWriting();
        if (m_open)
            close(m_ends[0]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    bool isOpen() const { return m_open; }
    int reading() const { return m_ends[0]; }
    int writing() const { return m_ends[1]; }
    void closeWriting()
    {
        if (m_open && m_ends[1] >= 0)
            close(std::exchange(m_ends[1], -1));
    }

private:
    std::array<int, 2> m_ends{-1, -1};
    bool m_open = false;
};

/// posix_spawn's two sets of orders, freed at the end of the scope.
struct SpawnOrders {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnOrders(const std::filesystem::path& folder, int output)
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
        posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnOrders()
    {
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
    }
    SpawnOrders(const SpawnOrders&) = delete;
    SpawnOrders& operator=(const SpawnOrders&) = delete;
};

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

Result<int> start(const ProgramRun& run, int output)
{
    std::vector<std::string> arguments{run.program.string()};
    arguments.insert(arguments.end(), run.arguments.begin(), run.arguments.end());
    const char* path = std::getenv("PATH");
    // Python's order of sets would otherwise differ from run to run.
    std::vector<std::string> environment{std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin"),
                                         "HOME=" + run.folder.string(), "LC_ALL=C.UTF-8", "PYTHONHASHSEED=0",
                                         "PYTHONDONTWRITEBYTECODE=1"};
    const SpawnOrders orders(run.folder, output);
    pid_t process = -1;
    const int failed = posix_spawn(&process, run.program.c_str(), &orders.actions, &orders.attributes,
                                   pointersTo(arguments).data(), pointersTo(environment).data());
    if (failed != 0)
        return Error{ErrorCode::NotFound, "cannot start " + run.program.string() + ": " + std::strerror(failed)};
    return process;
}

/// Reads until the program and what it started have closed their outputs. False: the time was over first.
bool collect(int from, Clock::time_point deadline, std::string& words)
{
    std::array<char, 4096> piece{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{from, POLLIN, 0};
        const int ready = left > 0 ? poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return false;
        const ssize_t count = read(from, piece.data(), piece.size());
        if (count <= 0)
            return true;
        words.append(piece.data(), std::min(static_cast<std::size_t>(count), mostWords - words.size()));
    }
}

int waitFor(int process)
{
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

} // namespace

Result<ProgramOutcome> runProgram(const ProgramRun& run)
{
    Pipe output;
    if (!output.isOpen())
        return Error{ErrorCode::IoError, std::string("no pipe: ") + std::strerror(errno)};
    const auto process = start(run, output.writing());
    if (!process)
        return process.error();
    output.closeWriting();
    ProgramOutcome outcome;
    const bool inTime = collect(output.reading(), Clock::now() + run.limit, outcome.words);
    if (!inTime)
        kill(-*process, SIGKILL);
    const int status = waitFor(*process);
    if (!inTime)
        return Error{ErrorCode::LimitTime, run.program.filename().string() + " took too long"};
    if (!WIFEXITED(status))
        return Error{ErrorCode::WorkerCrashed, run.program.filename().string() + " crashed"};
    outcome.exitCode = WEXITSTATUS(status);
    return outcome;
}

std::filesystem::path findProgram(const std::string& name)
{
    const auto runs = [](const std::filesystem::path& file) {
        std::error_code none;
        return std::filesystem::is_regular_file(file, none) && access(file.c_str(), X_OK) == 0;
    };
    if (name.find('/') != std::string::npos)
        return runs(name) ? std::filesystem::absolute(name) : std::filesystem::path();
    const char* path = std::getenv("PATH");
    std::string rest = path != nullptr ? path : "/usr/bin:/bin";
    while (!rest.empty()) {
        const auto end = std::min(rest.find(':'), rest.size());
        const auto file = std::filesystem::path(rest.substr(0, end)) / name;
        if (end > 0 && runs(file))
            return file;
        rest.erase(0, end + 1);
    }
    return {};
}

Result<PrivateFolder> PrivateFolder::create(const std::filesystem::path& parent)
{
    std::string name = (parent / "tonekin-synthesis-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        return Error{ErrorCode::IoError, "no folder can be made in " + parent.string() + ": " + std::strerror(errno)};
    return PrivateFolder(name);
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{
}

PrivateFolder::~PrivateFolder()
{
    std::error_code leftBehind;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, leftBehind);
}

} // namespace tonekin
