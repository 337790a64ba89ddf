// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"

#include <span>
#include <vector>

namespace tonekin {

/// What a network has to beat: mean and standard deviation of 20 cepstral coefficients (the cosine transform of each
/// log-mel frame, without its loudness term) over the track.
std::vector<float> timbreStatistics(const MelSpectrogram& mel);

/// Brings every dimension to mean 0 and deviation 1 over all rows.
void standardiseRows(std::span<std::vector<float>> rows);

} // namespace tonekin
