// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/trackactivations.h"

namespace tonekin {

double TrackActivations::secondsOfFrame(double frame) const
{
    return momentOfFrame(stretches, framesPerSecond, frame);
}

int TrackActivations::frameAt(double seconds) const
{
    constexpr double rounding = 1e-6; // of a frame, so that a frame's own moment leads back to it
    const std::vector<MelStretch> whole{{0, 0.0}};
    const std::vector<MelStretch>& all = stretches.empty() ? whole : stretches;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int end = i + 1 < all.size() ? all[i + 1].firstFrame : frames();
        const double within = (seconds - all[i].startSeconds) * framesPerSecond + rounding;
        if (within >= 0.0 && within < end - all[i].firstFrame)
            return all[i].firstFrame + static_cast<int>(within);
    }
    return -1;
}

} // namespace tonekin
