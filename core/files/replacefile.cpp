// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/replacefile.h"

#include "files/filedescriptor.h"

#include <cerrno>
#include <optional>
#include <random>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tonekin {
namespace {

Error errorFrom(int number, const std::string& doing, const std::filesystem::path& file)
{
    ErrorCode code = ErrorCode::IoError;
    if (number == ENOSPC || number == EDQUOT)
        code = ErrorCode::DiskFull;
    else if (number == EACCES || number == EPERM || number == EROFS)
        code = ErrorCode::Permission;
    return Error{code, "cannot " + doing + " " + file.native() + ": " + std::generic_category().message(number)};
}

/// A file that is being written under a name of its own. Unless it was moved to its place it vanishes again.
class UnfinishedFile {
public:
    static Result<UnfinishedFile> create(const std::filesystem::path& folder)
    {
        std::random_device random;
        for (int attempt = 0; attempt < 100; ++attempt) {
            const auto path = folder / (".tonekin-" + std::to_string(random()) + ".part");
            const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (descriptor >= 0)
                return UnfinishedFile(path, descriptor);
            if (errno != EEXIST)
                return errorFrom(errno, "write in", folder);
        }
        return errorFrom(EEXIST, "write in", folder);
    }

    UnfinishedFile(UnfinishedFile&& other) noexcept
        : m_path(std::exchange(other.m_path, {}))
        , m_file(std::move(other.m_file))
    {
    }
    UnfinishedFile& operator=(UnfinishedFile&&) = delete;
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    ~UnfinishedFile()
    {
        if (!m_path.empty())
            ::unlink(m_path.c_str());
    }

    Status write(std::string_view text)
    {
        while (!text.empty()) {
            const ssize_t written = ::write(m_file.get(), text.data(), text.size());
            if (written < 0 && errno != EINTR)
                return errorFrom(errno, "write", m_path);
            if (written > 0)
                text.remove_prefix(static_cast<std::size_t>(written));
        }
        return ok();
    }

    Status moveTo(const std::filesystem::path& target, std::optional<mode_t> permissions)
    {
        if (permissions && ::fchmod(m_file.get(), *permissions) != 0)
            return errorFrom(errno, "set permissions of", m_path);
        if (::fsync(m_file.get()) != 0)
            return errorFrom(errno, "write", m_path);
        if (::close(m_file.release()) != 0)
            return errorFrom(errno, "write", m_path);
        if (::rename(m_path.c_str(), target.c_str()) != 0)
            return errorFrom(errno, "replace", target);
        m_path.clear();
        return ok();
    }

private:
    UnfinishedFile(std::filesystem::path path, int descriptor)
        : m_path(std::move(path))
        , m_file(descriptor)
    {
    }

    std::filesystem::path m_path;
    FileDescriptor m_file;
};

} // namespace

Status replaceFile(const std::filesystem::path& file, std::string_view text)
{
    std::error_code none;
    std::filesystem::path target = std::filesystem::canonical(file, none); // through links
    std::optional<mode_t> permissions;
    if (none) {
        target = file;
    } else {
        struct stat found = {};
        if (::stat(target.c_str(), &found) != 0)
            return errorFrom(errno, "replace", target);
        if (!S_ISREG(found.st_mode))
            return Error{ErrorCode::InvalidArgument, target.native() + " is not a regular file"};
        permissions = found.st_mode & 07777U;
    }

    const auto folder = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
    auto unfinished = UnfinishedFile::create(folder);
    if (!unfinished)
        return unfinished.error();
    if (auto written = unfinished->write(text); !written)
        return written;
    return unfinished->moveTo(target, permissions);
}

} // namespace tonekin
