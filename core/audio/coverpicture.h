// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace tonekin {

/// The picture that a file carries (the front cover, if it has several), scaled down to fit edge x edge pixels and
/// encoded as PNG. Pictures of more than 32 MB or 32 million pixels are not looked at. The descriptor stays the
/// caller's. Errors: NotFound when there is no picture, or none that can be shown; those of a file that is no audio.
Result<std::vector<std::uint8_t>> coverPicture(int descriptor, int edge, std::chrono::milliseconds mostTime);

} // namespace tonekin
