// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "files/filedescriptor.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

// Everything here is relative to open folders, so that neither the depth of a path nor its length matters.

/// What makes a folder the same folder, whatever way led to it.
struct FolderKey {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    auto operator<=>(const FolderKey&) const = default;
};

struct FolderEntry {
    std::string name;   // bytes
    unsigned char type; // as in dirent: DT_REG ..., DT_UNKNOWN where the file system does not tell
};

struct FolderListing {
    std::vector<FolderEntry> entries; // by name, without "." and ".."
    std::optional<Error> cutShort;    // why there may be more
};

/// Opens a folder below another one (or below AT_FDCWD). Never waits for what is not a folder.
/// Errors: Gone, Permission, NotRegular (no folder), IoError.
Result<FileDescriptor> openFolderAt(int parent, const std::string& name, bool followLink);
Result<FolderKey> folderKey(int folder);
FolderListing listFolder(int folder);

/// The type of the file system that an open descriptor lies on, "ext4"; empty where the system does not tell. By the
/// table of mounts; by its number where that has no line for it, as in a chroot.
std::string fileSystemOf(int descriptor);
/// The usual name for the number that statfs() gives; empty for one that is not known.
std::string fileSystemByNumber(std::uint32_t number);
/// Whether a file has the same inode number after the next mount; true of types that are not known.
bool keepsInodeNumbers(const std::string& fileSystem);
/// The path that an open descriptor has now; nothing where it is too long or the system does not tell.
std::optional<std::string> pathOfDescriptor(int descriptor);

/// At most `mostBytes` of a small regular file. Errors: as above.
Result<std::string> readSmallFileAt(int folder, const std::string& name, std::size_t mostBytes);

Error errorFromErrno(int number, const std::string& doing);

} // namespace tonekin
