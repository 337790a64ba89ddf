// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "measures/systemscores.h"

namespace tonekin {

/// What a network has to beat: mean and standard deviation of 20 cepstral coefficients (the cosine transform of each
/// log-mel frame, without its loudness term) over the track. [40]
Description timbreStatistics(const MelSpectrogram& mel);

/// Simpler still: mean and standard deviation of every band over the track. [2 bands]
Description melStatistics(const MelSpectrogram& mel);
/// Standardised over the library that is searched, then its principal components that hold 95 % of the variance.
Comparison principalComponentCosine();

/// What can be known without listening: the logarithm of the length and the mean loudness (the logarithm of the power
/// over all bands). Two tracks are as similar as the two numbers, standardised over the library, are close. [2]
/// Halves of one track are equally long, which this system notices and none of the others does.
Description lengthAndLoudness(const MelSpectrogram& mel);
Comparison standardisedDistance();

} // namespace tonekin
