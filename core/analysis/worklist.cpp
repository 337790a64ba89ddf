// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/worklist.h"

#include <algorithm>
#include <utility>

namespace tonekin {

void WorkList::add(ScanTrack track)
{
    if (track.id.value != 0)
        m_held.insert(track.id);
    if (track.notBefore > Moment{})
        m_later.push_back(std::move(track));
    else if (track.deaths > 0)
        m_suspects.insert(std::ranges::upper_bound(m_suspects, track.deaths, {}, &ScanTrack::deaths), std::move(track));
    else
        m_waiting.push_back(std::move(track));
}

std::optional<ScanTrack> WorkList::takeDue(Moment now)
{
    const auto due = std::ranges::find_if(m_later, [&](const ScanTrack& track) { return track.notBefore <= now; });
    if (due == m_later.end())
        return std::nullopt;
    ScanTrack track = std::move(*due);
    m_later.erase(due);
    track.notBefore = {};
    return track;
}

std::optional<ScanTrack> WorkList::take(Moment now)
{
    auto track = takeDue(now);
    if (!track && !m_waiting.empty()) {
        track = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    if (!track && m_flyingCount == 0 && m_later.empty() && !m_suspects.empty()) {
        track = std::move(m_suspects.front());
        m_suspects.pop_front();
    }
    if (track) {
        ++m_flyingCount;
        if (track->id.value != 0)
            m_flying.insert(track->id);
    }
    return track;
}

void WorkList::finish(const ScanTrack& track)
{
    --m_flyingCount;
    m_flying.erase(track.id);
    m_held.erase(track.id);
}

std::vector<ScanTrack> WorkList::takeBackRoot(std::size_t root)
{
    std::vector<ScanTrack> back;
    const auto sweep = [&](auto& list) {
        const auto rest =
            std::stable_partition(list.begin(), list.end(), [&](const ScanTrack& track) { return track.root != root; });
        std::move(rest, list.end(), std::back_inserter(back));
        list.erase(rest, list.end());
    };
    sweep(m_waiting);
    sweep(m_later);
    sweep(m_suspects);
    for (const ScanTrack& track : back)
        m_held.erase(track.id);
    return back;
}

bool WorkList::empty() const
{
    return m_waiting.empty() && m_later.empty() && m_suspects.empty() && m_flyingCount == 0;
}

bool WorkList::holds(TrackId id) const
{
    return m_held.contains(id);
}

bool WorkList::canTake(Moment now) const
{
    if (!m_waiting.empty() || std::ranges::any_of(m_later, [&](const auto& track) { return track.notBefore <= now; }))
        return true;
    return m_flyingCount == 0 && m_later.empty() && !m_suspects.empty();
}

std::optional<WorkList::Moment> WorkList::nextDue() const
{
    if (m_later.empty())
        return std::nullopt;
    return std::ranges::min_element(m_later, {}, &ScanTrack::notBefore)->notBefore;
}

std::vector<TrackId> WorkList::inFlight() const
{
    return {m_flying.begin(), m_flying.end()};
}

} // namespace tonekin
