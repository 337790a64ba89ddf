// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/usagelock.h"

#include "library/repair.h"

#include <array>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace tonekin {

namespace {

constexpr std::string_view inUse = "in use";
constexpr std::string_view damaged = "damaged";

/// Size and time of the library file: whoever changes it behind our back changes these.
std::string fingerprintOf(const std::filesystem::path& library)
{
    struct stat info {};
    if (::stat(library.c_str(), &info) != 0)
        return "absent";
    return "clean " + std::to_string(info.st_size) + ' ' + std::to_string(info.st_mtim.tv_sec) + '.' +
           std::to_string(info.st_mtim.tv_nsec);
}

std::string readNote(int descriptor)
{
    std::array<char, 256> buffer{};
    const auto count = ::pread(descriptor, buffer.data(), buffer.size(), 0);
    return count > 0 ? std::string(buffer.data(), static_cast<std::size_t>(count)) : std::string();
}

LeftAs meaningOf(const std::string& note, const std::filesystem::path& library)
{
    if (note.empty())
        return LeftAs::Unknown;
    if (note == damaged)
        return LeftAs::Damaged;
    if (note == inUse)
        return LeftAs::Unclean;
    return note == fingerprintOf(library) ? LeftAs::Clean : LeftAs::Touched;
}

bool waitForShared(int descriptor)
{
    constexpr std::chrono::milliseconds step{20};
    constexpr int mostSteps = 1500;
    for (int i = 0; i < mostSteps; ++i) {
        if (::flock(descriptor, LOCK_SH | LOCK_NB) == 0)
            return true;
        std::this_thread::sleep_for(step);
    }
    return false;
}

} // namespace

Result<UsageLock> UsageLock::take(const std::filesystem::path& library)
{
    UsageLock lock;
    lock.m_library = library;
    const std::string name = library.native() + ".lock";
    lock.m_file = FileDescriptor(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
    lock.m_writable = lock.m_file.isOpen();
    if (!lock.m_writable)
        lock.m_file = FileDescriptor(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!lock.m_file.isOpen())
        return lock;
    lock.m_alone = ::flock(lock.m_file.get(), LOCK_EX | LOCK_NB) == 0;
    if (!lock.m_alone && !waitForShared(lock.m_file.get()))
        return Error{ErrorCode::LibraryInUse,
                     "another program is repairing the library file or bringing it up to date"};
    lock.m_leftAs = meaningOf(readNote(lock.m_file.get()), library);
    return lock;
}

void UsageLock::share()
{
    if (!m_file.isOpen())
        return;
    if (m_alone)
        writeNote(std::string(m_damaged ? damaged : inUse));
    if (::flock(m_file.get(), LOCK_SH) == 0)
        m_alone = false;
}

void UsageLock::noteDamage()
{
    m_damaged = true;
    writeNote(std::string(damaged));
}

void UsageLock::leave()
{
    // Others that are still there will leave the note.
    if (!m_file.isOpen() || (!m_alone && ::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0))
        return;
    // A log that SQLite could not bring into the file, on a full disk for example, is still needed.
    if (readNote(m_file.get()) != damaged)
        writeNote(hasLog(m_library) ? std::string(inUse) : fingerprintOf(m_library));
    m_file = FileDescriptor();
}

void UsageLock::writeNote(const std::string& note)
{
    if (!m_writable)
        return;
    // A note that could not be written, on a full disk for example, costs no more than a check at the next opening.
    if (::ftruncate(m_file.get(), 0) == 0 && ::pwrite(m_file.get(), note.data(), note.size(), 0) < 0)
        m_writable = false;
}

} // namespace tonekin
