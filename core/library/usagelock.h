// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "files/filedescriptor.h"

#include <filesystem>
#include <string>

namespace tonekin {

/// What is known, at opening, of how the library file was left.
enum class LeftAs {
    Unknown, // never seen before
    Clean,   // closed in order, and not touched since
    Touched, // closed in order, but changed since by something else
    Unclean, // its last user was killed
    Damaged, // its last user came upon damage
};

/// Every open library holds one: a lock file beside it, shared by all its users. Whoever gets it alone may repair or
/// migrate. The last one to leave notes how the file was left. Copes with places where nothing can be written.
class UsageLock {
public:
    /// Waits while another user repairs or migrates. Errors: LibraryInUse.
    static Result<UsageLock> take(const std::filesystem::path& library);

    bool alone() const { return m_alone; }
    LeftAs leftAs() const { return m_leftAs; }
    /// True when this file has been used as a library before.
    bool knownLibrary() const { return m_leftAs != LeftAs::Unknown; }

    /// Lets others in, and notes that the file is in use.
    void share();
    /// To be told at once, since the process may not live to leave in order.
    void noteDamage();
    /// After the last connection of this user was closed.
    void leave();

private:
    void writeNote(const std::string& note);

    std::filesystem::path m_library;
    FileDescriptor m_file;
    LeftAs m_leftAs = LeftAs::Unknown;
    bool m_alone = false;
    bool m_writable = false;
    bool m_damaged = false;
};

} // namespace tonekin
