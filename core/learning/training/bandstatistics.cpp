// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/bandstatistics.h"

#include "measures/trackrelations.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr double leastVariance = 1e-4; // a band that never changes would divide by nothing

/// Sums over the frames of one sort of tracks.
struct BandSums {
    std::vector<double> values;
    std::vector<double> squares;
    double frames = 0.0;

    explicit BandSums(std::size_t bands)
        : values(bands, 0.0)
        , squares(bands, 0.0)
    {
    }
    void add(const MelSpectrogram& mel)
    {
        frames += mel.frames();
        for (int i = 0; i < mel.frames(); ++i) {
            const auto frame = mel.frame(i);
            for (std::size_t band = 0; band < values.size(); ++band) {
                values[band] += frame[band];
                squares[band] += static_cast<double>(frame[band]) * frame[band];
            }
        }
    }
};

} // namespace

void standardise(ModelManifest& manifest, const LoadedTracks& tracks, double syntheticShare)
{
    const auto bands = static_cast<std::size_t>(manifest.frontEnd.bands);
    BandSums made(bands);
    BandSums real(bands);
    for (std::size_t i = 0; i < tracks.mels.size(); ++i)
        (isSynthetic(tracks, i) ? made : real).add(tracks.mels[i]);
    if (real.frames + made.frames <= 0.0)
        return;
    const double share = real.frames <= 0.0 ? 1.0 : made.frames <= 0.0 ? 0.0 : syntheticShare;
    const double perReal = (1.0 - share) / std::max(1.0, real.frames);
    const double perSynthetic = share / std::max(1.0, made.frames);
    for (std::size_t band = 0; band < bands; ++band) {
        const double mean = perReal * real.values[band] + perSynthetic * made.values[band];
        const double variance = perReal * real.squares[band] + perSynthetic * made.squares[band] - mean * mean;
        manifest.bandMean[band] = static_cast<float>(mean);
        manifest.bandScale[band] = static_cast<float>(std::sqrt(std::max(variance, leastVariance)));
    }
}

} // namespace tonekin
