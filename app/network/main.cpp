// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/inferencenetwork.h"
#include "worker/helperserver.h"

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

using namespace tonekin;

NetworkFacts factsOf(const InferenceNetwork& network)
{
    const ModelManifest& manifest = network.manifest();
    NetworkFacts facts;
    facts.modelName = manifest.name;
    facts.modelHash = manifest.modelHash();
    facts.frontEnd = manifest.frontEnd;
    facts.dimensions = manifest.vector.dimensions();
    facts.filters = manifest.layers.convolutions.front().filters;
    facts.hiddenUnits = manifest.layers.hiddenUnits();
    for (std::size_t i = 1; i < manifest.layers.convolutions.size(); ++i)
        facts.laterFilters.push_back(manifest.layers.convolutions[i].filters);
    facts.device = network.device();
    facts.deviceNote = network.deviceNote();
    return facts;
}

Error noModel()
{
    return Error{ErrorCode::ModelMissing, "no model was loaded"};
}

} // namespace

int main()
{
    std::optional<InferenceNetwork> network;
    NetworkSteps steps;
    steps.load = [&network](const NetworkOptions& options) -> Result<NetworkFacts> {
        auto loaded = InferenceNetwork::load(options.manifest, options.device, options.threads);
        if (!loaded)
            return loaded.error();
        network = std::move(*loaded);
        return factsOf(*network);
    };
    steps.analyse = [&network](std::span<const MelSpectrogram> tracks) {
        std::vector<Result<TrackAnalysis>> analysed;
        analysed.reserve(tracks.size());
        for (const MelSpectrogram& mel : tracks) {
            if (network)
                analysed.push_back(network->analyse(mel));
            else
                analysed.emplace_back(noModel());
        }
        return analysed;
    };
    steps.activations = [&network](const MelSpectrogram& mel) {
        return network ? network->activations(mel) : Result<TrackActivations>(noModel());
    };
    steps.excite = [&network](NetworkUnit unit) {
        return network ? network->excite(unit) : Result<ExcitingPatch>(noModel());
    };
    steps.facts = [&network] { return network ? factsOf(*network) : NetworkFacts{}; };

    const int status = serveNetwork(steps);
    std::fflush(nullptr);
    // LibTorch's threads may still be winding down; running static destructors under them can crash.
    std::_Exit(status);
}
