// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "measures/systemscores.h"

namespace tonekin {

/// The classical system to beat, after the "timbre" measure of Musly (Schnitzer 2013, from Mandel and Ellis 2005): the
/// Gaussian of 25 cepstral coefficients of 36 mel bands over the middle 60 seconds.
///
/// Our log-mel is regrouped from its bands to 36 by their power. What differs from the original is the window (2048
/// samples here, 1024 there) and how loudness is evened out (by the loudest band of a frame here, by the highest sample
/// there). [25 means, then the lower triangle of the covariance row by row, then the logarithm of its determinant]
Description timbreGaussian(const MelSpectrogram& mel);

/// Minus the square root of the Jensen-Shannon divergence, where the mixture of the two Gaussians is taken to be the
/// one Gaussian of the same mean and covariance. To be corrected by mutual proximity, as in the original.
SimilarityMatrix gaussianSimilarities(Descriptions queries, Descriptions candidates);

} // namespace tonekin
