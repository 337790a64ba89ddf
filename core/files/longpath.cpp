// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/longpath.h"

#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <utility>

namespace tonekin {

int openAnyLength(const std::filesystem::path& file, int flags)
{
    std::string rest = file.native();
    int folder = AT_FDCWD;
    const auto leave = [&](int result) {
        const int number = errno;
        if (folder != AT_FDCWD)
            ::close(folder);
        errno = number;
        return result;
    };
    while (rest.size() >= PATH_MAX) {
        const auto slash = rest.rfind('/', PATH_MAX - 2);
        if (slash == std::string::npos || slash == 0) {
            errno = ENAMETOOLONG;
            return leave(-1);
        }
        const int next = ::openat(folder, rest.substr(0, slash).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (next < 0)
            return leave(-1);
        if (folder != AT_FDCWD)
            ::close(folder);
        folder = next;
        rest.erase(0, rest.find_first_not_of('/', slash));
    }
    return leave(::openat(folder, rest.c_str(), flags));
}

} // namespace tonekin
