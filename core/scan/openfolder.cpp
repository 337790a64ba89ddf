// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/openfolder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <sstream>
#include <string_view>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tonekin {

namespace {

struct CloseStream {
    void operator()(DIR* stream) const noexcept { ::closedir(stream); }
};

ErrorCode codeOf(int number)
{
    switch (number) {
    case ENOENT:
    case ESTALE:
        return ErrorCode::Gone;
    case EACCES:
    case EPERM:
        return ErrorCode::Permission;
    case ENOTDIR:
    case ELOOP:
        return ErrorCode::NotRegular;
    default:
        return ErrorCode::IoError;
    }
}

std::string mountIdOf(int descriptor)
{
    std::ifstream info("/proc/self/fdinfo/" + std::to_string(descriptor));
    for (std::string word; info >> word;) {
        if (word == "mnt_id:" && info >> word)
            return word;
    }
    return {};
}

} // namespace

Error errorFromErrno(int number, const std::string& doing)
{
    return Error{codeOf(number), doing + ": " + std::generic_category().message(number)};
}

Result<FileDescriptor> openFolderAt(int parent, const std::string& name, bool followLink)
{
    const int noFollow = followLink ? 0 : O_NOFOLLOW;
    FileDescriptor handle(::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC | noFollow));
    if (!handle.isOpen())
        return errorFromErrno(errno, "opening the folder");
    return handle;
}

Result<FolderKey> folderKey(int folder)
{
    struct stat info {};
    if (::fstat(folder, &info) != 0)
        return errorFromErrno(errno, "looking at the folder");
    return FolderKey{info.st_dev, info.st_ino};
}

FolderListing listFolder(int folder)
{
    FolderListing listing;
    FileDescriptor own(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::unique_ptr<DIR, CloseStream> stream(own.isOpen() ? ::fdopendir(own.get()) : nullptr);
    if (!stream) {
        listing.cutShort = errorFromErrno(errno, "listing the folder");
        return listing;
    }
    own.release(); // the stream closes it
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(stream.get());
        if (entry == nullptr) {
            if (errno != 0)
                listing.cutShort = errorFromErrno(errno, "listing the folder");
            break;
        }
        const std::string name(static_cast<const char*>(entry->d_name));
        if (name != "." && name != "..")
            listing.entries.push_back({name, entry->d_type});
    }
    std::ranges::sort(listing.entries, {}, &FolderEntry::name);
    return listing;
}

std::string fileSystemByNumber(std::uint32_t number)
{
    // As in linux/magic.h. ext2 and ext3 have the number of ext4, devtmpfs has that of tmpfs.
    constexpr std::array<std::pair<std::uint32_t, const char*>, 34> names{{
        {0xEF53, "ext4"},           {0x9123683E, "btrfs"},    {0x58465342, "xfs"},     {0xF2F52010, "f2fs"},
        {0x3153464A, "jfs"},        {0x52654973, "reiserfs"}, {0x2FC12FC1, "zfs"},     {0xCA451A4E, "bcachefs"},
        {0x01021994, "tmpfs"},      {0x858458F6, "ramfs"},    {0x794C7630, "overlay"}, {0x73717368, "squashfs"},
        {0xE0F5E1E2, "erofs"},      {0x9660, "iso9660"},      {0x15013346, "udf"},     {0x482B, "hfsplus"},
        {0x7366746E, "ntfs3"},      {0x4D44, "vfat"},         {0x2011BAB0, "exfat"},   {0x65735546, "fuse"},
        {0xFF534D42, "cifs"},       {0xFE534D42, "smb3"},     {0x6969, "nfs"},         {0x01021997, "9p"},
        {0x786F4256, "vboxsf"},     {0x9FA0, "proc"},         {0x62656572, "sysfs"},   {0x1CD1, "devpts"},
        {0x0027E0EB, "cgroup"},     {0x63677270, "cgroup2"},  {0x64626720, "debugfs"}, {0x74726163, "tracefs"},
        {0x73636673, "securityfs"}, {0x62656570, "configfs"},
    }};
    const auto found = std::ranges::find(names, number, &std::pair<std::uint32_t, const char*>::first);
    return found == names.end() ? std::string() : std::string(found->second);
}

std::string fileSystemOf(int descriptor)
{
    const std::string mountId = mountIdOf(descriptor);
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; !mountId.empty() && std::getline(mounts, line);) {
        if (!line.starts_with(mountId + ' '))
            continue;
        // The fields before the lone dash vary in number; the type is the first one after it.
        const auto dash = line.find(" - ");
        if (dash == std::string::npos)
            break;
        std::istringstream rest(line.substr(dash + 3));
        std::string type;
        rest >> type;
        return type;
    }
    struct statfs facts {};
    return ::fstatfs(descriptor, &facts) == 0 ? fileSystemByNumber(static_cast<std::uint32_t>(facts.f_type))
                                              : std::string();
}

bool keepsInodeNumbers(const std::string& fileSystem)
{
    constexpr std::array<std::string_view, 14> givesAnew{"vfat", "msdos",  "umsdos", "exfat", "texfat",
                                                         "fuse", "cifs",   "smb2",   "smb3",  "smbfs",
                                                         "9p",   "vboxsf", "prl_fs", "vmhgfs"};
    const bool throughFuse = fileSystem.starts_with("fuse.") || fileSystem == "fuseblk"; // some do keep them
    return !throughFuse && std::ranges::find(givesAnew, fileSystem) == givesAnew.end();
}

std::optional<std::string> pathOfDescriptor(int descriptor)
{
    std::array<char, PATH_MAX> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const auto length = ::readlink(link.c_str(), path.data(), path.size());
    if (length <= 0 || static_cast<std::size_t>(length) == path.size())
        return std::nullopt;
    return std::string(path.data(), static_cast<std::size_t>(length));
}

Result<std::string> readSmallFileAt(int folder, const std::string& name, std::size_t mostBytes)
{
    const FileDescriptor file(::openat(folder, name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat info {};
    if (!file.isOpen() || ::fstat(file.get(), &info) != 0)
        return errorFromErrno(errno, "opening " + name);
    if (!S_ISREG(info.st_mode))
        return Error{ErrorCode::NotRegular, name + " is not a regular file"};
    std::string text(std::min(mostBytes, static_cast<std::size_t>(info.st_size)), '\0');
    std::size_t have = 0;
    while (have < text.size()) {
        const auto count = ::read(file.get(), text.data() + have, text.size() - have);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errorFromErrno(errno, "reading " + name);
        if (count == 0)
            break;
        have += static_cast<std::size_t>(count);
    }
    text.resize(have);
    return text;
}

} // namespace tonekin
