// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livelevels.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

std::vector<float> largestOf(const TrackActivations& activations)
{
    const auto filters = static_cast<std::size_t>(std::max(0, activations.filters));
    std::vector<float> largest(filters, 0.0F);
    for (int frame = 0; frame < activations.frames(); ++frame) {
        const auto values = activations.frame(frame);
        for (std::size_t filter = 0; filter < filters; ++filter)
            largest[filter] = std::max(largest[filter], values[filter]);
    }
    return largest;
}

} // namespace

LiveLevels::LiveLevels(FetchedActivationsRef activations, std::vector<float> usualMaxima)
    : m_activations(std::move(activations))
    , m_usualMaxima(std::move(usualMaxima))
{
    if (static_cast<int>(m_usualMaxima.size()) != m_activations->activations.filters)
        m_usualMaxima = largestOf(m_activations->activations);
}

/// The last answer of a stretch belongs to as many frames as the kernel has.
int LiveLevels::frameHeard(double begun) const
{
    const TrackActivations& activations = m_activations->activations;
    int frame = -1;
    for (int back = 0; back <= m_activations->kernelFrames && frame < 0 && activations.framesPerSecond > 0.0; ++back)
        frame = activations.frameAt(begun - back / activations.framesPerSecond);
    return frame;
}

bool LiveLevels::activationsAt(double seconds, std::span<float> result) const
{
    const TrackActivations& activations = m_activations->activations;
    const double begun = std::max(0.0, seconds - m_activations->analysedAfterSeconds());
    std::ranges::fill(result, 0.0F);
    const int frame = seconds >= 0.0 ? frameHeard(begun) : -1;
    if (frame < 0)
        return false;
    const double into = (begun - activations.secondsOfFrame(frame)) * activations.framesPerSecond; // in frames
    const bool followed =
        frame + 1 < activations.frames() &&
        (activations.secondsOfFrame(frame + 1) - activations.secondsOfFrame(frame)) * activations.framesPerSecond < 1.5;
    const float part = followed ? static_cast<float>(std::clamp(into, 0.0, 1.0)) : 0.0F;
    const auto now = activations.frame(frame);
    const auto next = activations.frame(followed ? frame + 1 : frame);
    for (std::size_t filter = 0; filter < std::min(result.size(), now.size()); ++filter)
        result[filter] = now[filter] + part * (next[filter] - now[filter]);
    return true;
}

bool LiveLevels::at(double seconds, std::span<float> levels) const
{
    const bool heard = activationsAt(seconds, levels);
    for (std::size_t filter = 0; filter < std::min(levels.size(), m_usualMaxima.size()); ++filter)
        levels[filter] = m_usualMaxima[filter] > 0.0F ? levels[filter] / m_usualMaxima[filter] : 0.0F;
    return heard;
}

std::uint8_t shadeOfLevel(float level)
{
    constexpr int steps = 32;
    const double step = std::round(std::sqrt(std::clamp(static_cast<double>(level), 0.0, 1.0)) * (steps - 1));
    return static_cast<std::uint8_t>(std::lround(step * 255.0 / (steps - 1)));
}

} // namespace tonekin
