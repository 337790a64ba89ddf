// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/soundlabels.h"

#include <vector>

namespace tonekin {

/// Everything of this folder is made at this rate: what folds back at 32 kHz lies above the 11 kHz that the network's
/// front end hears.
inline constexpr int recordingRate = 32'000;

/// A made recording: one channel, samples within +-1, with what is exactly known of it.
/// `labels.path` stays empty until it is stored.
struct Recording {
    std::vector<float> samples;
    SoundLabels labels;
    double seconds() const { return static_cast<double>(samples.size()) / recordingRate; }
};

} // namespace tonekin
