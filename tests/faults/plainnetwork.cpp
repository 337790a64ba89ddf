// SPDX-License-Identifier: GPL-3.0-or-later
// A network helper for tests about files: it hears any spectrogram, as a vector of a few plain sums over its bands.
#include "worker/helperserver.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tonekin;

namespace {

constexpr int dimensions = 8;

NetworkFacts theFacts()
{
    NetworkFacts facts;
    facts.modelName = "plain";
    facts.modelHash = "0123456789abcdef";
    facts.dimensions = dimensions;
    facts.filters = 1;
    facts.hiddenUnits = 1;
    facts.device = "cpu";
    return facts;
}

Embedding unitVectorOf(const MelSpectrogram& mel)
{
    Embedding vector(dimensions, 0.01F); // so that silence has one, too
    for (std::size_t i = 0; i < mel.values.size(); ++i)
        vector[i % static_cast<std::size_t>(mel.bands) * dimensions / static_cast<std::size_t>(mel.bands)] +=
            mel.values[i];
    const float length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0F));
    for (float& value : vector)
        value /= length;
    return vector;
}

Result<TrackAnalysis> analyseOne(const MelSpectrogram& mel)
{
    TrackAnalysis track;
    track.embedding = unitVectorOf(mel);
    if (!std::isfinite(track.embedding.front()))
        return Error{ErrorCode::NonFiniteOutput, "a sum"};
    track.sections = {{0.0F, 5.0F, track.embedding}};
    track.filters = {{1.0F, 0.5F, 0.0F}};
    track.hidden = {1.0F};
    return track;
}

std::vector<Result<TrackAnalysis>> analyse(std::span<const MelSpectrogram> tracks)
{
    std::vector<Result<TrackAnalysis>> activations;
    for (const MelSpectrogram& mel : tracks)
        activations.push_back(analyseOne(mel));
    return activations;
}

/// How loud each frame is.
Result<TrackActivations> activations(const MelSpectrogram& mel)
{
    TrackActivations found{1, mel.framesPerSecond, {}, mel.stretches};
    for (int frame = 0; frame < mel.frames(); ++frame) {
        const auto values = mel.frame(frame);
        found.values.push_back(std::max(0.0F, std::accumulate(values.begin(), values.end(), 0.0F)));
    }
    return found;
}

Result<ExcitingPatch> excite(NetworkUnit)
{
    return Error{ErrorCode::InvalidArgument, "its units cannot be excited"};
}

} // namespace

int main()
{
    return serveNetwork({[](const NetworkOptions&) { return Result<NetworkFacts>(theFacts()); }, analyse, theFacts,
                         activations, excite});
}
