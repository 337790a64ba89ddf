// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/openregularfile.h"

#include "files/longpath.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace tonekin {

namespace {

ErrorCode codeOfOpenFailure(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ESTALE:
        return ErrorCode::Gone;
    case EACCES:
    case EPERM:
        return ErrorCode::Permission;
    case ENXIO: // a FIFO or a device without anybody at the other end
    case ENODEV:
    case ELOOP:
        return ErrorCode::NotRegular;
    default:
        return ErrorCode::IoError;
    }
}

} // namespace

Result<FileDescriptor> openRegularFile(const std::filesystem::path& file)
{
    FileDescriptor opened(openAnyLength(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (opened.get() < 0) {
        const int number = errno;
        return Error{codeOfOpenFailure(number), std::strerror(number)};
    }
    struct stat facts = {};
    if (::fstat(opened.get(), &facts) != 0)
        return Error{ErrorCode::IoError, std::strerror(errno)};
    if (!S_ISREG(facts.st_mode))
        return Error{ErrorCode::NotRegular, "not a regular file"};
    if (facts.st_size == 0)
        return Error{ErrorCode::EmptyFile, "0 bytes"};
    // Non-blocking was for the opening alone: some network file systems would answer reads with "try again".
    if (::fcntl(opened.get(), F_SETFL, 0) != 0)
        return Error{ErrorCode::IoError, std::strerror(errno)};
    return opened;
}

} // namespace tonekin
