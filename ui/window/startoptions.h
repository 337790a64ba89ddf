// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace tonekin {

/// What the command line asks for. Paths are bytes, as the shell gave them.
struct StartOptions {
    std::optional<std::filesystem::path> folder;
    std::optional<std::filesystem::path> library;
    std::optional<std::filesystem::path> model;
    bool help = false;
    bool version = false;
    QString complaint; // what is wrong with it; empty when nothing is
};

/// `arguments` without the program's name.
StartOptions parseStart(std::span<const std::string_view> arguments);

/// For --help; plain text.
QString startHelp();

} // namespace tonekin
