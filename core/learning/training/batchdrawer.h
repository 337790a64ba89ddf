// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/loadedtracks.h"
#include "training/windows.h"
#include "training/windowtargets.h"

#include <cstdint>
#include <future>
#include <vector>

namespace tonekin {

struct BatchOptions {
    std::uint64_t seed = 1;
    int tracks = 64;             // at most, each once
    int windowsPerTrack = 2;     // at least two
    double syntheticShare = 0.5; // part of the tracks that are made recordings, which have labels
    int groupTracks = 1;         // made tracks of one group that are drawn together, as far as there are so many
    Augmentation augmentation;
};

/// Units that training leaves out by chance, the same ones for all moments of a window.
struct LayerToThin {
    int units = 0;
    double share = 0.0; // of them that are left out
};

/// The windows of one step, as plain numbers: those that this process computes, and whom all are from. Rows are
/// windows, the windows of one track beside each other.
struct DrawnBatch {
    std::vector<int> tracks;    // [all tracks of the batch]
    std::int64_t ownTracks = 0; // of them that are this process' part
    std::vector<float> windows; // [own rows x frames x bands]
    std::vector<float> targets; // [own rows x columns]; empty where nothing has labels
    std::vector<float> kept;    // [own rows x units of all layers to thin]: 0 left out, else 1 / (1 - share)
};

/// Draws batches on a thread of its own, one ahead of the training. What a batch holds follows from the options and the
/// number of its step alone, not from the process that draws a part of it.
class BatchDrawer {
public:
    /// `tracks` and `layout` must stay alive. `fill` as in WindowDrawer. Of the tracks of each batch, this object draws
    /// part `rank` of `world`.
    BatchDrawer(const LoadedTracks& tracks, int windowFrames, std::vector<float> fill, const TargetLayout& layout,
                std::vector<LayerToThin> thinned, const BatchOptions& options, int rank, int world);

    /// The batch of a step. Best called with rising numbers.
    DrawnBatch take(std::int64_t step);

    bool hasLabels() const { return !m_made.empty(); }

private:
    DrawnBatch draw(std::int64_t step) const;
    std::vector<int> drawTracks(std::int64_t step) const;
    void drawGroups(std::size_t count, RandomStream& random, std::vector<int>& drawn) const;
    void drawWindows(int track, RandomStream& random, DrawnBatch& batch) const;
    void drawThinning(RandomStream& random, DrawnBatch& batch) const;

    const LoadedTracks& m_tracks;
    const TargetLayout& m_layout;
    int m_windowFrames;
    WindowDrawer m_drawer;
    std::vector<LayerToThin> m_thinned;
    BatchOptions m_options;
    int m_rank;
    int m_world;
    std::vector<int> m_real; // tracks by source
    std::vector<int> m_made;
    std::vector<std::vector<int>> m_groups; // of made tracks
    std::vector<int> m_groupOf;             // [tracks]
    std::int64_t m_nextStep = -1;
    std::future<DrawnBatch> m_next; // last, so that it ends before what it reads
};

} // namespace tonekin
