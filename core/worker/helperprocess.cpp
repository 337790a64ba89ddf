// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/helperprocess.h"

#include "worker/spawn.h"

#include <array>
#include <csignal>
#include <cstring>
#include <fstream>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostErrorText = 4096;
constexpr auto greetingTime = 30s;     // from a cold, slow disk
constexpr auto goodbyeTime = 1s;       // from closing its end to ending
constexpr auto deathTime = 1s;         // even a killed process may hang on a dead network share
constexpr auto hastyDeathTime = 100ms; // the same, when the caller wants to go on at once

std::string seconds(std::chrono::milliseconds time)
{
    return std::to_string(time.count() / 1000) + "." + std::to_string(time.count() % 1000 / 100) + " s";
}

} // namespace

Result<HelperProcess> HelperProcess::start(const std::filesystem::path& program, const EnvironmentEntries& environment,
                                           const HelperLimits& limits, std::stop_token stop)
{
    auto spawned = spawnHelper(program, environment);
    if (!spawned)
        return spawned.error();
    HelperProcess helper(spawned->process, std::move(spawned->socket), std::move(spawned->errorOutput));
    auto greeting =
        helper.exchange(MessageType::Hello, pack(protocolVersion, limits), -1, {greetingTime, std::move(stop)});
    if (!greeting) {
        if (greeting.error().code == ErrorCode::Cancelled)
            return greeting.error();
        return Error{ErrorCode::WorkerUnavailable,
                     program.filename().string() + " does not start: " + greeting.error().detail};
    }
    std::uint32_t version = 0;
    if (!unpack(*greeting, version) || version != protocolVersion)
        return Error{ErrorCode::WorkerUnavailable, program.filename().string() + " is of another version"};
    return helper;
}

HelperProcess::HelperProcess(int process, FileDescriptor socket, FileDescriptor errorOutput)
    : m_process(process)
    , m_socket(std::move(socket))
    , m_errorOutput(std::move(errorOutput))
{
}

HelperProcess::HelperProcess(HelperProcess&& other) noexcept
    : m_process(std::exchange(other.m_process, -1))
    , m_socket(std::move(other.m_socket))
    , m_errorOutput(std::move(other.m_errorOutput))
    , m_errorText(std::move(other.m_errorText))
    , m_sequence(other.m_sequence)
    , m_time(other.m_time)
{
}

HelperProcess& HelperProcess::operator=(HelperProcess&& other) noexcept
{
    std::swap(m_process, other.m_process);
    std::swap(m_socket, other.m_socket);
    std::swap(m_errorOutput, other.m_errorOutput);
    std::swap(m_errorText, other.m_errorText);
    std::swap(m_sequence, other.m_sequence);
    std::swap(m_time, other.m_time);
    return *this;
}

HelperProcess::~HelperProcess()
{
    killAndReap(deathTime); // it holds nothing that would be lost
}

bool HelperProcess::isReady() const
{
    pollfd watched{m_socket.get(), POLLIN, 0};
    return m_process >= 0 && ::poll(&watched, 1, 0) == 0;
}

std::size_t HelperProcess::residentBytes() const
{
    std::ifstream file("/proc/" + std::to_string(m_process) + "/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    file >> total >> resident;
    return file ? resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

Patience HelperProcess::patienceFor(std::chrono::milliseconds time, const StopSignal& stop)
{
    m_time = time;
    return {std::chrono::steady_clock::now() + time, stop.descriptor(), m_errorOutput.get(),
            [this] { drainErrorOutput(); }};
}

Result<Bytes> HelperProcess::exchange(MessageType type, const Bytes& payload, int descriptor, const CallLimits& limits)
{
    const StopSignal stop(limits.stop);
    const Patience patience = patienceFor(limits.time, stop);
    nextRequest();
    if (auto sent = send(type, payload, descriptor, patience); !sent)
        return sent.error();
    auto reply = receive(patience);
    if (!reply)
        return reply.error();
    return std::move(reply->payload);
}

Status HelperProcess::send(MessageType type, const Bytes& payload, int descriptor, const Patience& patience)
{
    if (m_process < 0)
        return Error{ErrorCode::WorkerUnavailable, "the helper has ended"};
    if (const auto end = sendFrame(m_socket.get(), type, m_sequence, payload, descriptor, patience))
        return fail(*end);
    return ok();
}

Result<Frame> HelperProcess::receive(const Patience& patience)
{
    if (m_process < 0)
        return Error{ErrorCode::WorkerUnavailable, "the helper has ended"};
    auto received = receiveFrame(m_socket.get(), Descriptors::Refuse, patience);
    if (const auto* end = std::get_if<ChannelEnd>(&received))
        return fail(*end);
    Frame& frame = std::get<Frame>(received);
    if (frame.header.sequence != m_sequence)
        return reject("answer to another question");
    if (frame.header.type == MessageType::Reply)
        return std::move(frame);
    Error error{ErrorCode::WorkerCrashed, {}};
    if (frame.header.type != MessageType::Failure || !unpack(frame.payload, error))
        return reject("neither an answer nor a failure");
    return error;
}

Error HelperProcess::reject(const std::string& flaw)
{
    killAndReap(deathTime);
    return Error{ErrorCode::WorkerCrashed, "the helper answered with rubbish: " + flaw + lastWords()};
}

Error HelperProcess::fail(ChannelEnd end)
{
    switch (end) {
    case ChannelEnd::Stopped:
        killAndReap(hastyDeathTime);
        return Error{ErrorCode::Cancelled, {}};
    case ChannelEnd::Deadline:
        killAndReap(deathTime);
        return Error{ErrorCode::LimitTime, "no answer within " + seconds(m_time) + lastWords()};
    case ChannelEnd::Rubbish:
        return reject("not a message");
    case ChannelEnd::Closed:
        break;
    }
    return errorOfDeath();
}

Error HelperProcess::errorOfDeath()
{
    const auto status = waitForEnd(m_process, goodbyeTime);
    if (!status) {
        killAndReap(deathTime);
        return Error{ErrorCode::WorkerCrashed, "the helper hung up" + lastWords()};
    }
    m_process = -1;
    drainErrorOutput();
    if (m_errorText.find("bad_alloc") != std::string::npos)
        return Error{ErrorCode::LimitMemory, "the helper ran out of memory" + lastWords()};
    if (*status >= 0 && WIFSIGNALED(*status)) {
        const int number = WTERMSIG(*status);
        const std::string name = "signal " + std::to_string(number) + " (" + strsignal(number) + ")";
        return Error{number == SIGXCPU ? ErrorCode::LimitTime : ErrorCode::WorkerCrashed, name + lastWords()};
    }
    const int exitStatus = *status >= 0 ? WEXITSTATUS(*status) : -1;
    return Error{ErrorCode::WorkerCrashed, "the helper ended with status " + std::to_string(exitStatus) + lastWords()};
}

void HelperProcess::drainErrorOutput()
{
    std::array<char, mostErrorText> chunk{};
    for (int reads = 0; reads < 32; ++reads) { // a helper that writes without end must not keep us here
        const ssize_t got = ::read(m_errorOutput.get(), chunk.data(), chunk.size());
        if (got <= 0)
            return;
        m_errorText.append(chunk.data(), static_cast<std::size_t>(got));
        if (m_errorText.size() > mostErrorText)
            m_errorText.erase(0, m_errorText.size() - mostErrorText);
    }
}

std::string HelperProcess::lastWords() const
{
    return m_errorText.empty() ? std::string() : "; it said: " + soundText(m_errorText);
}

void HelperProcess::killAndReap(std::chrono::milliseconds time)
{
    if (m_process < 0)
        return;
    ::kill(m_process, SIGKILL);
    drainErrorOutput();
    if (!waitForEnd(m_process, time))
        reapLater(m_process);
    m_process = -1;
}

} // namespace tonekin
