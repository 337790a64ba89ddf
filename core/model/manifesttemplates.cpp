// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/manifesttemplates.h"

#include <utility>

namespace tonekin {
namespace {

ModelManifest manifestWith(const std::string& name, NetworkLayers layers, VectorShape vector)
{
    ModelManifest manifest;
    manifest.name = name;
    manifest.version = TONEKIN_VERSION;
    manifest.licence = "GPL-3.0-or-later";
    manifest.layers = std::move(layers);
    manifest.vector = vector;
    manifest.frontEnd.level = MelFrontEnd::usualLevel;
    const auto bands = static_cast<std::size_t>(manifest.frontEnd.bands);
    // About what music has; training measures it.
    manifest.bandMean.assign(bands, 2.0F);
    manifest.bandScale.assign(bands, 2.0F);
    return manifest;
}

} // namespace

ModelManifest fullSizeManifest(const std::string& name)
{
    return manifestWith(name, {{{256, 4, 4}, {256, 4, 2}, {512, 4, 2}, {512, 4, 1}}, {2048, 2048}, 64},
                        {{{VectorSource::Pooled, VectorStatistic::Mean, 128, 1.0, Whitening::WithinTracks, 0.1},
                          {VectorSource::Filters, VectorStatistic::Mean, 64, 1.0, Whitening::WithinTracks, 0.1}}});
}

ModelManifest tinyManifest(const std::string& name)
{
    return manifestWith(name, {{{16, 4, 4}, {16, 4, 2}, {24, 4, 2}, {24, 4, 1}}, {48, 48}, 16},
                        {{{VectorSource::Pooled, VectorStatistic::Mean, 12, 1.0, Whitening::WithinTracks, 0.1},
                          {VectorSource::Hidden, VectorStatistic::Spread, 4, 0.3, Whitening::Components, 0.25}}});
}

} // namespace tonekin
