// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/scanlock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tonekin {

namespace {

std::string holderOf(int descriptor)
{
    std::array<char, 32> text{};
    const auto count = ::pread(descriptor, text.data(), text.size(), 0);
    return count > 0 ? std::string(text.data(), static_cast<std::size_t>(count)) : std::string("unknown");
}

Error notTaken(int number, const std::string& detail)
{
    switch (number) {
    case EROFS:
        return {ErrorCode::LibraryReadOnly, detail};
    case EACCES:
    case EPERM:
        return {ErrorCode::Permission, detail};
    case ENOSPC:
        return {ErrorCode::DiskFull, detail};
    default:
        return {ErrorCode::IoError, detail};
    }
}

} // namespace

Result<ScanLock> ScanLock::take(const std::filesystem::path& libraryFile)
{
    std::error_code ignored;
    const auto file = std::filesystem::weakly_canonical(std::filesystem::absolute(libraryFile), ignored);
    std::filesystem::create_directories(file.parent_path(), ignored);
    const std::string name = file.native() + ".scan";
    FileDescriptor opened(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!opened.isOpen())
        return notTaken(errno, name + ": " + std::generic_category().message(errno));
    if (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorCode::LibraryInUse, "process " + holderOf(opened.get()) + " is scanning into this library"};
    // Who it is helps people only; without the number the lock holds all the same.
    const std::string holder = std::to_string(::getpid());
    if (::ftruncate(opened.get(), 0) == 0 && ::pwrite(opened.get(), holder.data(), holder.size(), 0) < 0)
        return notTaken(errno, "noting the process in " + name);
    return ScanLock(std::move(opened));
}

ScanLock::ScanLock(FileDescriptor file)
    : m_file(std::move(file))
{
}

} // namespace tonekin
