// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/readingtime.h"

#include <algorithm>
#include <cstdint>
#include <sys/stat.h>

namespace tonekin {

std::chrono::milliseconds readingTime(int descriptor)
{
    constexpr std::int64_t slowestBytesPerMillisecond = 8'000;
    constexpr std::chrono::milliseconds most = std::chrono::minutes(30);
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0)
        return {};
    return std::min(std::chrono::milliseconds(std::max<std::int64_t>(0, facts.st_size) / slowestBytesPerMillisecond),
                    most);
}

} // namespace tonekin
