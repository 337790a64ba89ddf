// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/runprogram.h"

#include <filesystem>
#include <string>

// What tests of sound need and a plain build does not: soundfonts and MMA, where the system has them.
namespace tonekin::test {

/// Empty: it is not installed.
inline std::filesystem::path installedSoundFont(const std::string& name)
{
    for (const char* folder : {"/usr/share/sounds/sf2", "/usr/share/sounds/sf3", "/usr/share/soundfonts"})
        if (const auto file = std::filesystem::path(folder) / name; std::filesystem::exists(file))
            return file;
    return {};
}

/// Why arrangements cannot be made here; empty: they can.
inline std::string whyNoArrangements()
{
    for (const char* font : {"FluidR3_GM.sf2", "TimGM6mb.sf2", "OPL-3_FM_128M.sf2"})
        if (!std::filesystem::exists(std::filesystem::path("/usr/share/sounds/sf2") / font))
            return std::string(font) + " is not in /usr/share/sounds/sf2";
    if (findProgram("mma").empty() || !std::filesystem::exists("/usr/share/mma/lib/stdlib"))
        return "MMA is not installed";
    return {};
}

} // namespace tonekin::test
