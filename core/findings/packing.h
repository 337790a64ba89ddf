// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/trackanalysis.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// How findings lie in the library file: little-endian, as small as its use allows. Unpacking checks sizes
/// and values and gives nothing for bytes that cannot be what was packed. Pure functions.
using PackedBytes = std::vector<std::uint8_t>;
using PackedView = std::span<const std::uint8_t>;

/// Track vectors: float32, exact, since they decide about neighbours.
PackedBytes packEmbedding(const Embedding& embedding);
/// Appends `dimensions` floats to `values`; false, and nothing appended, for a wrong size, a number that is none or a
/// length that is not 1.
bool unpackEmbedding(PackedView bytes, int dimensions, std::vector<float>& values);
bool isUnitVector(std::span<const float> vector);

/// Section vectors: 8 bits a value with a scale for each section (cosine with the original above 0.9998).
PackedBytes packSections(const std::vector<Section>& sections);
std::optional<std::vector<Section>> unpackSections(PackedView bytes);

/// Filters: maximum and mean in half precision, the moment to 1/65535 of the latest one.
PackedBytes packFilters(const std::vector<FilterResponse>& filters);
std::optional<std::vector<FilterResponse>> unpackFilters(PackedView bytes);

/// Where filters of later layers were most active: maximum in half precision, the moment to 1/65535 of the latest one.
PackedBytes packPeaks(const std::vector<std::vector<FilterPeak>>& layers);
std::optional<std::vector<std::vector<FilterPeak>>> unpackPeaks(PackedView bytes);

/// Hidden units: 8 bits a value between the lowest and the highest of the track.
PackedBytes packHidden(const std::vector<float>& hidden);
std::optional<std::vector<float>> unpackHidden(PackedView bytes);

/// Waveform and loudness (LUFS): the loudness as float64, the peaks, then the means of the same number of columns.
struct WaveformFinding {
    Waveform waveform;
    double loudnessLufs = -70.0;
};
PackedBytes packWaveform(const Waveform& waveform, double loudnessLufs);
std::optional<WaveformFinding> unpackWaveform(PackedView bytes);

} // namespace tonekin
