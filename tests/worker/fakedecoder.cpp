// SPDX-License-Identifier: GPL-3.0-or-later
// A decoder helper that does what the "music" file tells it: it stands for hostile files and broken libraries.
#include "worker/channel.h"
#include "worker/helperserver.h"
#include "worker/sandbox.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <map>
#include <sstream>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace tonekin;

namespace {

std::string textOf(int descriptor)
{
    std::array<char, 256> text{};
    const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
    return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

DecodedTrack trackOf(const std::string& title, const MelFrontEnd& frontEnd, int frames = 40)
{
    DecodedTrack track;
    track.tags.title = title;
    track.tags.year = 1977;
    track.audio = {"wav", "pcm_s16le", 44100, 2, 1411200, 12.5, 12.5};
    title.copy(reinterpret_cast<char*>(track.audioHash.bytes.data()), track.audioHash.bytes.size()); // one each
    track.mel.bands = frontEnd.bands;
    track.mel.framesPerSecond = frontEnd.framesPerSecond();
    for (int value = 0; value < frames * frontEnd.bands; ++value)
        track.mel.values.push_back(static_cast<float>(value % 97) / 10.0F);
    track.mel.stretches = {{0, 0.0}, {frames / 2, 600.0}};
    track.waveform = {{1, 2, 3}, {0, 1, 2}};
    track.loudnessLufs = -14.5;
    track.findings = {{FindingKind::Fingerprint, currentVersion(FindingKind::Fingerprint), {1, 2, 3}},
                      {FindingKind::SoundTraits, currentVersion(FindingKind::SoundTraits), {4, 5}}};
    track.warnings = {{ErrorCode::ExcerptOnly, "two windows"}};
    return track;
}

[[noreturn]] void sleepForEver()
{
    for (;;)
        std::this_thread::sleep_for(std::chrono::seconds(1));
}

[[noreturn]] void spin()
{
    for (;;)
        (void)::getppid(); // a system call, so that the loop is not optimised away
}

void sayRaw(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(0, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
}

void sayHeader(std::uint32_t sequence, std::uint32_t length, MessageType type = MessageType::Reply)
{
    sayRaw(headerBytes({type, sequence, length}));
}

std::size_t takeMemoryWithoutEnd()
{
    std::vector<std::vector<char>> blocks;
    for (;;)
        blocks.emplace_back(std::size_t{1} << 24, 'x');
}

/// Everything that a file which took over the decoder might try; the names of what worked.
std::string escapes()
{
    std::string worked;
    const auto attempt = [&](const char* name, const std::function<long()>& act) {
        errno = 0;
        const bool refused = act() < 0 && (errno == EPERM || errno == EACCES || errno == ENOSYS);
        if (!refused)
            worked += std::string(worked.empty() ? "" : " ") + name;
    };
    attempt("read-file", [] { return ::open("/etc/hostname", O_RDONLY | O_CLOEXEC); });
    attempt("read-own-memory", [] { return ::open("/proc/self/mem", O_RDWR | O_CLOEXEC); });
    attempt("make-file", [] { return ::open("/tmp/tonekin-escaped", O_WRONLY | O_CREAT | O_CLOEXEC, 0600); });
    attempt("list-folder", [] { return ::syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY); });
    attempt("remove-file", [] { return ::unlink("/tmp/tonekin-no-such-file"); });
    attempt("internet-socket", [] { return ::socket(AF_INET, SOCK_STREAM, 0); });
    attempt("local-socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0); });
    attempt("run-program", [] { return ::execl("/bin/true", "true", nullptr); });
    attempt("fork", [] {
        const long child = ::syscall(SYS_fork);
        if (child == 0)
            ::_exit(0);
        return child;
    });
    attempt("kill-parent", [] { return ::kill(::getppid(), 0); });
    attempt("trace", [] { return ::syscall(SYS_ptrace, 16, ::getppid(), 0, 0); });
    attempt("new-code", [] {
        void* const page =
            ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return page == MAP_FAILED ? -1L : 0L;
    });
    return worked;
}

/// How the process was set up: descriptors above the standard ones and limits.
std::string setUp()
{
    std::ostringstream text;
    int open = 0;
    for (int descriptor = 3; descriptor < 256; ++descriptor)
        open += ::fcntl(descriptor, F_GETFD) >= 0 ? 1 : 0;
    rlimit core{};
    rlimit size{};
    rlimit files{};
    ::getrlimit(RLIMIT_CORE, &core);
    ::getrlimit(RLIMIT_FSIZE, &size);
    ::getrlimit(RLIMIT_NOFILE, &files);
    // The track, and the watch over the parent once its thread runs.
    text << (open <= 2 ? "few" : "many") << " core=" << core.rlim_cur << " size=" << size.rlim_cur
         << " files=" << files.rlim_cur << " threads=" << std::getenv("OMP_NUM_THREADS");
    return text.str();
}

Result<DecodedTrack> decode(int descriptor, const MelFrontEnd& frontEnd, double)
{
    const std::string order = textOf(descriptor);
    const std::array<std::byte, 64> noise{std::byte{0x5A}};
    DecodedTrack track = trackOf(order, frontEnd);
    const std::map<std::string, std::function<void()>> deeds{
        {"crash", [] { std::raise(SIGSEGV); }},
        {"abort", [] { std::abort(); }},
        {"exit", [] { std::_Exit(3); }},
        {"hang", [] { sleepForEver(); }},
        {"spin", [] { allowProcessorSeconds(1), spin(); }},
        {"stop", [] { std::raise(SIGSTOP); }},
        {"allocate", [] { (void)takeMemoryWithoutEnd(); }},
        {"allocate-fatally", []() noexcept { (void)takeMemoryWithoutEnd(); }},
        {"throw", [] { throw std::runtime_error("the library threw"); }},
        {"rubbish", [&] { sayRaw(noise), sleepForEver(); }},
        {"endless-length", [] { sayHeader(2, 0xFFFFFFFFU), sleepForEver(); }},
        {"long-length", [&] { sayHeader(2, mostFrameLength), sayRaw(noise), sleepForEver(); }},
        {"old-sequence", [] { sayHeader(1, 0), sleepForEver(); }},
        {"odd-type", [] { sayHeader(2, 0, MessageType::Decode), sleepForEver(); }},
        {"odd-code",
         [] {
             const Bytes text = pack(std::string("library_damaged"), std::string());
             sayHeader(2, static_cast<std::uint32_t>(text.size()), MessageType::Failure);
             sayRaw(text);
             sleepForEver();
         }},
        {"twice", [] { sayHeader(2, 0); }},
        {"shout",
         [] {
             const std::string line(1 << 16, '!');
             for (int lines = 0; lines < 64; ++lines)
                 (void)!::write(2, line.data(), line.size());
         }},
        {"last-words", [] { (void)!::write(2, "assertion failed", 16), std::abort(); }},
        {"other-bands", [&] { track.mel.bands = frontEnd.bands - 1; }},
        {"not-a-number", [&] { track.mel.values[3] = std::nanf(""); }},
        {"too-long", [&] { track = trackOf(order, frontEnd, 5000); }},
        {"unordered",
         [&] {
             track.mel.stretches = {{0, 0.0}, {30, 1.0}, {20, 2.0}};
         }},
        {"bad-text", [&] { track.tags.title = std::string("a\xFF\0b\xC3", 5); }},
        {"escape", [&] { track.tags.title = escapes(); }},
        {"set-up", [&] { track.tags.title = setUp(); }},
    };
    if (order == "bad-file")
        return Error{ErrorCode::CorruptHeader, "no frame found"};
    if (order.starts_with("network ")) // passes an order on to the network helper
        track.mel.values[0] = std::stof(order.substr(8));
    if (order.starts_with("die "))
        std::abort();
    if (order.starts_with("slow"))
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (const auto deed = deeds.find(order); deed != deeds.end())
        deed->second();
    ::lseek(descriptor, 3, SEEK_SET);
    return track;
}

/// A ramp that tells by its values from where it was read; 1,000 frames.
class Ramp : public PlaybackSource {
public:
    Ramp(int descriptor, int sampleRate, int channels)
        : m_descriptor(descriptor)
        , m_sampleRate(sampleRate)
        , m_channels(static_cast<std::size_t>(channels))
    {
    }
    double durationSeconds() const override { return frames / static_cast<double>(m_sampleRate); }
    Result<std::size_t> read(std::span<float> samples) override
    {
        if (textOf(m_descriptor) == "crash")
            std::abort();
        if (textOf(m_descriptor) == "hang")
            sleepForEver();
        std::size_t written = 0;
        for (; written + m_channels <= samples.size() && m_next < frames; ++m_next) {
            for (std::size_t channel = 0; channel < m_channels; ++channel)
                samples[written++] = m_next == 5 ? std::nanf("") : static_cast<float>(m_next) / frames;
        }
        return written;
    }
    Status seek(double seconds) override
    {
        if (seconds > durationSeconds())
            return Error{ErrorCode::InvalidArgument, "behind the end"};
        m_next = static_cast<int>(seconds * m_sampleRate + 0.5);
        return ok();
    }

private:
    static constexpr int frames = 1000;
    int m_descriptor;
    int m_sampleRate;
    std::size_t m_channels;
    int m_next = 0;
};

} // namespace

int main()
{
    const char* const start = std::getenv("TONEKIN_FAKE_START");
    const std::string how = start != nullptr ? start : "";
    if (how == "exit")
        return 127;
    if (how == "rubbish")
        sayRaw(std::as_bytes(std::span("HTTP/1.1 400 Bad Request\r\n\r\n")));
    if (how == "hang-up")
        ::close(0);
    if (how == "rubbish" || how == "hang-up" || how == "hang")
        sleepForEver();

    DecoderSteps steps;
    steps.decode = decode;
    steps.probe = [](int descriptor) -> Result<ProbedTrack> {
        const DecodedTrack track = trackOf(textOf(descriptor), {});
        return ProbedTrack{track.tags, track.audio, track.audioHash};
    };
    steps.picture = [](int descriptor, int mostColumns) -> Result<SpectrogramPicture> {
        const int columns = textOf(descriptor) == "wide" ? mostColumns + 1 : mostColumns;
        return SpectrogramPicture{2, columns, std::vector<std::uint8_t>(static_cast<std::size_t>(2 * columns), 9), 0,
                                  0.1};
    };
    steps.cover = [](int descriptor, int edge) -> Result<std::vector<std::uint8_t>> {
        if (textOf(descriptor) == "bare")
            return Error{ErrorCode::NotFound, "no picture"};
        return std::vector<std::uint8_t>(static_cast<std::size_t>(edge), 0x89);
    };
    steps.play = [](int descriptor, int sampleRate, int channels) -> Result<std::unique_ptr<PlaybackSource>> {
        if (textOf(descriptor) == "bad-file")
            return Error{ErrorCode::NotAudio, "text"};
        return std::unique_ptr<PlaybackSource>(std::make_unique<Ramp>(descriptor, sampleRate, channels));
    };
    return serveDecoder(steps);
}
