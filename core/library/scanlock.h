// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "files/filedescriptor.h"

#include <filesystem>

namespace tonekin {

/// Held by the one scan that may write to a library file, across processes. Freed by the system when its holder dies.
class ScanLock {
public:
    /// Errors: LibraryInUse (with the holder's process id).
    static Result<ScanLock> take(const std::filesystem::path& libraryFile);

private:
    explicit ScanLock(FileDescriptor file);
    FileDescriptor m_file;
};

} // namespace tonekin
