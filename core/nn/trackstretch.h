// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of this folder only.

#include "base/melspectrogram.h"
#include "nn/networktensors.h"

#include <functional>
#include <vector>

namespace tonekin {

/// Part of a spectrogram that is continuous in time.
struct Stretch {
    int firstFrame = 0;
    int frames = 0;
};

std::vector<Stretch> stretchesOf(const MelSpectrogram& mel);

/// [1 x bands x frames]; repeated from its start until it fills a section.
at::Tensor framesOf(const MelSpectrogram& mel, const Stretch& stretch, int leastFrames, const at::Device& device);

/// A part of a stretch that is computed in one go. Each begins where the last one's positions end and takes as many
/// frames more as the last position sees, so no position of the last convolution is computed twice.
struct Chunk {
    int begin = 0; // frame of the stretch
    int frames = 0;
    int positions = 0; // of the last convolution, its own
    bool last = false;
};

/// `length`: frames of the stretch, at least as many as one position sees.
std::vector<Chunk> chunksOf(const NetworkLayers& layers, int length, int chunkPositions);

/// How many of a convolution's activations in a chunk are its own: the rest is computed again in the next one, or hears
/// only what was repeated to fill a section. `stretchFrames`: those that are really there.
int ownActivations(const NetworkLayers& layers, int convolution, const Chunk& chunk, int stretchFrames);

} // namespace tonekin
