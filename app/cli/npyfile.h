// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace tonekin::cli {

/// Writes a matrix of 32-bit floats as NumPy's format 1.0 has it (numpy.org, "NEP 1: A Simple File Format for NumPy
/// Arrays"). An existing file is replaced only when the new one is complete. Errors: IoError, Permission, DiskFull.
Status writeNpy(const std::filesystem::path& file, std::size_t rows, std::size_t columns,
                std::span<const float> values);

} // namespace tonekin::cli
