// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"

#include <span>
#include <vector>

namespace tonekin {

/// The activation of every filter of the first layer at every frame of a track. A filter's largest value is what the
/// library keeps as FilterResponse::maximum, its mean is FilterResponse::mean.
struct TrackActivations {
    int filters = 0;
    double framesPerSecond = 0.0;
    std::vector<float> values;         // [frames x filters], >= 0, one frame after the other
    std::vector<MelStretch> stretches; // as of the spectrogram; a stretch has a few frames less than there
    int frames() const { return filters > 0 ? static_cast<int>(values.size()) / filters : 0; }
    std::span<const float> frame(int index) const
    {
        return std::span(values).subspan(static_cast<std::size_t>(index) * filters, static_cast<std::size_t>(filters));
    }
    /// The moment in the track at which the filter's first frame begins.
    double secondsOfFrame(double frame) const;
    /// The frame that begins last at or before a moment; -1 where none does that was read: between stretches, before
    /// the first, and a frame or more after the last one began.
    int frameAt(double seconds) const;
};

/// A made stimulus: the log-mel patch that drives one unit as far as gradient ascent gets.
struct ExcitingPatch {
    MelSpectrogram mel;             // as long as what the unit sees; a unit of the hidden layer: one section
    float activation = 0.0F;        // the unit's, on it
    float restingActivation = 0.0F; // and to the mean spectrogram that the ascent began at
};

} // namespace tonekin
