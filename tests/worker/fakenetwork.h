// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tonekin::test {

/// What a track's first value makes the fake network helper do, or the index of a unit that is to be excited.
enum class NetworkOrder {
    Analyse,
    DieOnGpu,
    DieAlways,
    Hang,
    Throw,
    OwnFailure,
    NotFinite,
    NotUnit,
    OtherSize,
    FallBackInside,
    Escape,
    ReadFile,
    Negative,
    OtherTimes,
    TooMany,
};

} // namespace tonekin::test
