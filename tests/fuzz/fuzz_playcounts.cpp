// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "playcounts/readplaycounts.h"

#include <sstream>

using namespace tonekin;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::istringstream stream{std::string(test::textOf({data, size}))};
    PlayCountLimits limits;
    limits.lines = 1000;
    (void)readPlayCounts(stream, "input", limits, {});
    return 0;
}
