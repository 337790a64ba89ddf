// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

// Tracker modules, made by hand from the descriptions of their formats.
namespace tonekin::test {

enum class ModuleKind { Mod, S3m, Xm, It };

/// A module of `patterns` patterns of 7.68 s, in each of which one instrument sounds a tone of about 260 Hz on every
/// sixteenth row. By chance (It only), its pitch wavers, otherwise at each playing.
struct MadeModule {
    ModuleKind kind = ModuleKind::Mod;
    std::string title = "A made module";
    int patterns = 1;
    bool byChance = false;
};
void writeModule(const std::filesystem::path& file, const MadeModule& module);

} // namespace tonekin::test
