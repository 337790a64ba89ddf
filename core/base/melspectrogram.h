// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace tonekin {

/// Where a run of frames comes from. A track that was read whole has one stretch that starts at 0 s; a very long one,
/// read in windows spread over it, has one a window.
struct MelStretch {
    int firstFrame = 0;
    double startSeconds = 0.0;
    bool operator==(const MelStretch&) const = default;
};

/// The moment in a track at which a (fractional) frame begins.
double momentOfFrame(std::span<const MelStretch> stretches, double framesPerSecond, double frame);

/// Log-mel frames of one track, in order of time.
struct MelSpectrogram {
    int bands = 0;
    double framesPerSecond = 0.0;
    std::vector<float> values;         // [frames x bands], one frame after the other, band 0 lowest
    std::vector<MelStretch> stretches; // ascending by firstFrame; the first starts at frame 0

    int frames() const { return bands > 0 ? static_cast<int>(values.size()) / bands : 0; }
    std::span<const float> frame(int index) const
    {
        return std::span(values).subspan(static_cast<std::size_t>(index) * bands, static_cast<std::size_t>(bands));
    }
    /// The moment in the track at which a (fractional) frame begins.
    double secondsOfFrame(double frame) const;
};

} // namespace tonekin
