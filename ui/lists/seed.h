// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"

namespace tonekin {

enum class SeedKind { Like, NotLike };

/// A track that a list is to sound like, or not.
struct Seed {
    TrackId id;
    SeedKind kind = SeedKind::Like;
    bool operator==(const Seed&) const = default;
};

} // namespace tonekin
