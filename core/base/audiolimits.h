// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tonekin {

// The most that is believed of a file.

inline constexpr int highestSampleRate = 6'144'000; // Hz; DSD1024, which FFmpeg counts in bytes of eight bits
inline constexpr int mostChannels = 64;

} // namespace tonekin
