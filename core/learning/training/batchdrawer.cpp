// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/batchdrawer.h"

#include "measures/trackrelations.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace tonekin {
namespace {

enum class Draw : std::uint64_t { Tracks, Windows }; // what a stream of random numbers is for

/// `count` different ones of a list, in random order.
void drawSome(const std::vector<int>& from, std::size_t count, RandomStream& random, std::vector<int>& drawn)
{
    std::vector<int> order = from;
    count = std::min(count, order.size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto rest = static_cast<int>(order.size() - i);
        std::swap(order[i], order[i + static_cast<std::size_t>(random.below(rest))]);
        drawn.push_back(order[i]);
    }
}

} // namespace

BatchDrawer::BatchDrawer(const LoadedTracks& tracks, int windowFrames, std::vector<float> fill,
                         const TargetLayout& layout, std::vector<LayerToThin> thinned, const BatchOptions& options,
                         int rank, int world)
    : m_tracks(tracks)
    , m_layout(layout)
    , m_windowFrames(windowFrames)
    , m_drawer(tracks.mels, windowFrames, options.augmentation, std::move(fill))
    , m_thinned(std::move(thinned))
    , m_options(options)
    , m_rank(rank)
    , m_world(world)
{
    m_groupOf = groupsOf(tracks);
    for (std::size_t i = 0; i < tracks.mels.size(); ++i) {
        (isSynthetic(tracks, i) ? m_made : m_real).push_back(static_cast<int>(i));
        const auto group = static_cast<std::size_t>(m_groupOf[i]);
        m_groups.resize(std::max(m_groups.size(), group + 1));
        m_groups[group].push_back(static_cast<int>(i));
    }
}

DrawnBatch BatchDrawer::take(std::int64_t step)
{
    DrawnBatch batch = m_next.valid() && m_nextStep == step ? m_next.get() : draw(step);
    m_nextStep = step + 1;
    m_next = std::async(std::launch::async, [this, next = m_nextStep] { return draw(next); });
    return batch;
}

std::vector<int> BatchDrawer::drawTracks(std::int64_t step) const
{
    RandomStream random(m_options.seed, {static_cast<std::uint64_t>(step), static_cast<std::uint64_t>(Draw::Tracks)});
    const double share = m_made.empty() ? 0.0 : m_real.empty() ? 1.0 : m_options.syntheticShare;
    const auto made = static_cast<std::size_t>(std::lround(share * m_options.tracks));
    std::vector<int> drawn;
    drawSome(m_real, static_cast<std::size_t>(m_options.tracks) - made, random, drawn);
    drawGroups(made, random, drawn);
    return drawn;
}

/// Made tracks, each with some of its group: tracks of so many styles hardly ever meet by chance.
void BatchDrawer::drawGroups(std::size_t count, RandomStream& random, std::vector<int>& drawn) const
{
    std::vector<int> order;
    drawSome(m_made, m_made.size(), random, order);
    const std::size_t end = drawn.size() + std::min(count, order.size());
    std::set<int> taken;
    const auto take = [&](int track) {
        if (drawn.size() < end && taken.insert(track).second)
            drawn.push_back(track);
    };
    for (const int track : order) {
        if (drawn.size() == end)
            break;
        if (taken.contains(track))
            continue;
        take(track);
        std::vector<int> mates;
        const auto group = static_cast<std::size_t>(m_groupOf[static_cast<std::size_t>(track)]);
        if (m_options.groupTracks > 1)
            drawSome(m_groups[group], static_cast<std::size_t>(m_options.groupTracks), random, mates);
        std::erase(mates, track);
        mates.resize(std::min(mates.size(), static_cast<std::size_t>(m_options.groupTracks) - 1));
        std::ranges::for_each(mates, take);
    }
}

DrawnBatch BatchDrawer::draw(std::int64_t step) const
{
    DrawnBatch batch;
    batch.tracks = drawTracks(step);
    const auto all = static_cast<std::int64_t>(batch.tracks.size());
    const std::int64_t first = all * m_rank / m_world;
    const std::int64_t end = all * (m_rank + 1) / m_world;
    batch.ownTracks = end - first;
    for (std::int64_t place = first; place < end; ++place) {
        RandomStream random(m_options.seed,
                            {static_cast<std::uint64_t>(step), static_cast<std::uint64_t>(Draw::Windows),
                             static_cast<std::uint64_t>(place)});
        drawWindows(batch.tracks[static_cast<std::size_t>(place)], random, batch);
        drawThinning(random, batch);
    }
    return batch;
}

/// Windows come in pairs; of an odd number the last one's partner is not used.
void BatchDrawer::drawWindows(int track, RandomStream& random, DrawnBatch& batch) const
{
    const std::size_t size = static_cast<std::size_t>(m_windowFrames) * static_cast<std::size_t>(m_drawer.bands());
    const auto columns = static_cast<std::size_t>(m_layout.columns());
    std::vector<float> unused(size);
    for (int drawn = 0; drawn < m_options.windowsPerTrack; drawn += 2) {
        const std::size_t wanted = drawn + 1 < m_options.windowsPerTrack ? 2 : 1;
        const std::size_t place = batch.windows.size();
        batch.windows.resize(place + wanted * size);
        const std::span<float> windows = std::span(batch.windows).subspan(place);
        const auto cuts = m_drawer.drawPair(track, random, windows.first(size),
                                            wanted == 2 ? windows.last(size) : std::span<float>(unused));
        for (std::size_t i = 0; hasLabels() && i < wanted; ++i) {
            batch.targets.resize(batch.targets.size() + columns);
            writeTargets(m_layout, m_tracks.labels, cuts[i], std::span(batch.targets).last(columns));
        }
    }
}

void BatchDrawer::drawThinning(RandomStream& random, DrawnBatch& batch) const
{
    for (int window = 0; window < m_options.windowsPerTrack; ++window)
        for (const LayerToThin& layer : m_thinned)
            for (int unit = 0; unit < layer.units; ++unit)
                batch.kept.push_back(random.happens(layer.share) ? 0.0F
                                                                 : static_cast<float>(1.0 / (1.0 - layer.share)));
}

} // namespace tonekin
