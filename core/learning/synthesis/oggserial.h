// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tonekin {

/// Gives every page of an Ogg file (RFC 3533) with one stream this serial number and the checksum that goes with it.
/// Encoders draw the number from the clock, and the same sound would not give the same file.
void setOggSerial(std::vector<char>& file, std::uint32_t serial);

} // namespace tonekin
