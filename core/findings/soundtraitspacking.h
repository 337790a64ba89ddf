// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/soundtraits.h"
#include "findings/packing.h"

namespace tonekin {

/// SoundTraits: each figure as float32, in the struct's order. Exact.
PackedBytes packSoundTraits(const SoundTraits& traits);
std::optional<SoundTraits> unpackSoundTraits(PackedView bytes);

} // namespace tonekin
