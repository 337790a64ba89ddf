// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <optional>

namespace tonekin {

/// What a model says of itself, as plain text for display.
struct ModelFacts {
    QString name;
    QString licence; // may be empty
};

/// Reads a manifest as far as that, without judging the rest; empty where there is none that can be read.
std::optional<ModelFacts> modelFacts(const std::filesystem::path& manifest);

} // namespace tonekin
