// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/evaluation.h"

#include "nn/randommodel.h"
#include "evaluation/timbrebaseline.h"

#include <set>

namespace tonekin {
namespace {

constexpr std::uint64_t randomCopySeed = 4242;

Result<SystemScores> scoreNetwork(const std::string& name, const ModelManifest& manifest,
                                  const std::vector<NamedTensor>& tensors, const LoadedTracks& loaded)
{
    auto network = HearingNetwork::fromTensors(manifest, tensors);
    if (!network)
        return network.error();
    const TrackToVector vectorOf = [&network](const MelSpectrogram& mel) -> Result<std::vector<float>> {
        auto heard = network->hear(mel);
        if (!heard)
            return heard.error();
        return std::move(heard->embedding);
    };
    return scoreSystem(name, loaded, vectorOf, {});
}

} // namespace

Result<EvaluationReport> evaluate(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                  const LoadedTracks& heldOut, const LoadedTracks& fitting,
                                  const ProjectionOptions& projection)
{
    EvaluationReport report;
    report.tracks = heldOut.tracks.size();
    std::set<std::string> collections;
    for (const CorpusTrack& track : heldOut.tracks)
        collections.insert(track.collection);
    report.collections = collections.size();
    const std::vector<std::vector<float>> none(heldOut.tracks.size());
    report.chance = chanceOf(itemsOf(heldOut, none, RetrievalTask::SameCollection));
    report.otherHalfChance = heldOut.tracks.empty() ? 0.0 : 1.0 / static_cast<double>(heldOut.tracks.size());

    auto randomCopy = randomTensors(manifest, randomCopySeed);
    if (auto fitted = fitVector(manifest, randomCopy, fitting.mels, projection); !fitted)
        return fitted.error();
    const TrackToVector timbre = [](const MelSpectrogram& mel) -> Result<std::vector<float>> {
        return timbreStatistics(mel);
    };
    auto ours = scoreNetwork("this network", manifest, tensors, heldOut);
    auto random = scoreNetwork("random copy of it", manifest, randomCopy, heldOut);
    auto statistics = scoreSystem("timbre statistics", heldOut, timbre, standardiseRows);
    for (auto* scores : {&ours, &random, &statistics}) {
        if (!*scores)
            return scores->error();
        report.systems.push_back(std::move(**scores));
    }
    return report;
}

} // namespace tonekin
