// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/loadedtracks.h"
#include "model/modelmanifest.h"

namespace tonekin {

/// Mean and standard deviation of every band over all frames of the tracks, into the manifest. Where there are both,
/// made recordings count `syntheticShare` of the whole and real ones the rest, however long they are: as much as
/// training draws of them.
void standardise(ModelManifest& manifest, const LoadedTracks& tracks, double syntheticShare);

} // namespace tonekin
