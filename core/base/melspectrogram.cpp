// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/melspectrogram.h"

#include <algorithm>

namespace tonekin {

double momentOfFrame(std::span<const MelStretch> stretches, double framesPerSecond, double frame)
{
    const auto after = std::ranges::upper_bound(stretches, frame, {}, &MelStretch::firstFrame);
    if (after == stretches.begin() || framesPerSecond <= 0.0)
        return framesPerSecond > 0.0 ? frame / framesPerSecond : 0.0;
    const MelStretch& stretch = *std::prev(after);
    return stretch.startSeconds + (frame - stretch.firstFrame) / framesPerSecond;
}

double MelSpectrogram::secondsOfFrame(double frame) const
{
    return momentOfFrame(stretches, framesPerSecond, frame);
}

} // namespace tonekin
