// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/speechprogram.h"

#include "synthesis/recording.h"
#include "synthesis/resampler.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace tonekin {
namespace {

constexpr std::size_t waveHeaderBytes = 44;

class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    void close()
    {
        if (m_number >= 0)
            ::close(m_number);
        m_number = -1;
    }

private:
    int m_number;
};

class SpawnActions {
public:
    SpawnActions() { posix_spawn_file_actions_init(&m_actions); }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&m_actions); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    posix_spawn_file_actions_t* get() { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions = {};
};

std::vector<char> readAll(int descriptor)
{
    std::vector<char> bytes;
    std::array<char, 65536> block;
    while (true) {
        const ssize_t count = ::read(descriptor, block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return bytes;
        bytes.insert(bytes.end(), block.begin(), block.begin() + count);
    }
}

/// Standard output of a program that was found in PATH.
Result<std::vector<char>> outputOf(std::vector<std::string> command)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return Error{ErrorCode::IoError, std::string("no pipe: ") + std::strerror(errno)};
    Descriptor read(ends[0]);
    Descriptor write(ends[1]);
    SpawnActions actions;
    posix_spawn_file_actions_adddup2(actions.get(), write.number(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    for (std::string& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t process = 0;
    if (const int failure = posix_spawnp(&process, arguments[0], actions.get(), nullptr, arguments.data(), environ))
        return Error{failure == ENOENT ? ErrorCode::NotFound : ErrorCode::IoError,
                     command[0] + " cannot be started: " + std::strerror(failure)};
    write.close();
    std::vector<char> bytes = readAll(read.number());
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return Error{ErrorCode::IoError, command[0] + " failed"};
    return bytes;
}

std::uint32_t littleEndian(const char* bytes)
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    return value;
}

} // namespace

Result<std::vector<float>> speak(const Utterance& utterance)
{
    std::vector<std::string> command{"espeak-ng", "-v", utterance.voice, "-p", std::to_string(utterance.pitch),
                                     "-s",        std::to_string(utterance.wordsPerMinute), "--stdout"};
    command.emplace_back("--");
    command.push_back(utterance.text);
    auto wave = outputOf(std::move(command));
    if (!wave)
        return wave.error();
    if (wave->size() <= waveHeaderBytes || std::memcmp(wave->data() + 36, "data", 4) != 0)
        return Error{ErrorCode::IoError, "espeak-ng said nothing as " + utterance.voice};
    const double rate = littleEndian(wave->data() + 24);
    if (rate < 8000.0 || rate > 48'000.0)
        return Error{ErrorCode::IoError, "espeak-ng speaks at a rate that cannot be"};
    // The length in the header is that of a stream of unknown length: what came counts.
    std::vector<float> samples;
    for (std::size_t at = waveHeaderBytes; at + 1 < wave->size(); at += 2) {
        std::int16_t value = 0;
        std::memcpy(&value, wave->data() + at, 2);
        samples.push_back(static_cast<float>(value) / 32768.0F);
    }
    return resample(samples, rate / recordingRate);
}

} // namespace tonekin
