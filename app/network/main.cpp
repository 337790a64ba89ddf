// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/hearingnetwork.h"
#include "worker/helperserver.h"

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

using namespace tonekin;

NetworkFacts factsOf(const HearingNetwork& network)
{
    const ModelManifest& manifest = network.manifest();
    NetworkFacts facts;
    facts.modelName = manifest.name;
    facts.modelHash = manifest.modelHash();
    facts.frontEnd = manifest.frontEnd;
    facts.dimensions = manifest.vector.dimensions();
    facts.filters = manifest.layers.convolutions.front().filters;
    facts.hiddenUnits = manifest.layers.hiddenUnits();
    facts.device = network.device();
    facts.deviceNote = network.deviceNote();
    return facts;
}

} // namespace

int main()
{
    std::optional<HearingNetwork> network;
    NetworkSteps steps;
    steps.load = [&network](const NetworkOptions& options) -> Result<NetworkFacts> {
        auto loaded = HearingNetwork::load(options.manifest, options.device, options.threads);
        if (!loaded)
            return loaded.error();
        network = std::move(*loaded);
        return factsOf(*network);
    };
    steps.hear = [&network](std::span<const MelSpectrogram> tracks) {
        std::vector<Result<HeardTrack>> heard;
        heard.reserve(tracks.size());
        for (const MelSpectrogram& mel : tracks) {
            if (network)
                heard.push_back(network->hear(mel));
            else
                heard.emplace_back(Error{ErrorCode::ModelMissing, "no model was loaded"});
        }
        return heard;
    };
    steps.facts = [&network] { return network ? factsOf(*network) : NetworkFacts{}; };

    const int status = serveNetwork(steps);
    std::fflush(nullptr);
    // LibTorch's threads may still be winding down; running static destructors under them can crash.
    std::_Exit(status);
}
