// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/fetchedactivations.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tonekin {

/// How active each filter is at a moment of a track, compared with what is usual for it: 1 is its strongest
/// activation in a usual track of the library, more is stronger still. Between two frames the activations glide. Plain
/// numbers; any thread.
class LiveLevels {
public:
    /// `usualMaxima` of another size than the activations (a library that was not looked through yet): each filter is
    /// compared with its largest answer in this track instead.
    LiveLevels(FetchedActivationsRef activations, std::vector<float> usualMaxima);

    int filters() const { return m_activations->activations.filters; }
    /// Writes one level a filter. False, and all 0, where the network did not hear the track.
    bool at(double seconds, std::span<float> levels) const;
    /// The answers themselves, as stored at a frame.
    bool activationsAt(double seconds, std::span<float> activations) const;

private:
    int frameHeard(double begun) const;

    FetchedActivationsRef m_activations;
    std::vector<float> m_usualMaxima;
};

/// How brightly a level is drawn, 0..255: by its root, so that half of what is usual at most can be seen, since most
/// answers are small most of the time; and in few steps, since finer ones would only be repainted.
std::uint8_t shadeOfLevel(float level);

} // namespace tonekin
