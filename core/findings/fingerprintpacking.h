// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fingerprint.h"
#include "findings/packing.h"

namespace tonekin {

/// Fingerprints: of each word the bits in which it differs from the one before, by the gaps between them: 3 bits a gap
/// (and 5 more for a wide one), since neighbours share most bits. About two thirds of the words' own size. Exact.
PackedBytes packFingerprint(const Fingerprint& fingerprint);
std::optional<Fingerprint> unpackFingerprint(PackedView bytes);

} // namespace tonekin
