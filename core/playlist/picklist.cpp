// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/picklist.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr std::size_t mostPutOff = 1000;
constexpr int mostTooLong = 200; // candidates in a row that do not fit into the minutes left

class Picker {
public:
    Picker(const PlaylistTracks& tracks, const Spacing& spacing, std::span<const std::size_t> head, ListLimits& limits,
           ListRoom& room)
        : m_tracks(tracks)
        , m_spacing(spacing)
        , m_limits(limits)
        , m_room(room)
        , m_head(head.size())
        , m_rows(head.begin(), head.end())
    {
    }

    bool isDone() const { return m_room.isFull() || m_tooLong > mostTooLong; }

    void offer(const ListCandidate& candidate)
    {
        if (!m_limits.mayTake(candidate.row))
            return;
        if (!m_room.has(secondsOf(candidate))) {
            ++m_tooLong;
            return;
        }
        if (!m_spacing.mayFollow(m_rows, candidate.row)) {
            if (m_putOff.size() < mostPutOff)
                m_putOff.push_back(candidate);
            return;
        }
        append(candidate);
        takeThosePutOff();
    }

    /// What was put off to the end may still stand further up.
    void placeTheRest()
    {
        for (const ListCandidate& candidate : m_putOff) {
            if (isDone())
                return;
            if (fits(candidate))
                insert(candidate);
        }
    }

    std::vector<ListCandidate> take() { return std::move(m_list); }

private:
    double secondsOf(const ListCandidate& candidate) const
    {
        return static_cast<double>(m_tracks[candidate.row].seconds);
    }
    bool fits(const ListCandidate& candidate) const
    {
        return m_limits.mayTake(candidate.row) && m_room.has(secondsOf(candidate));
    }

    void note(const ListCandidate& candidate)
    {
        m_limits.take(candidate.row);
        m_room.take(secondsOf(candidate));
        m_tooLong = 0;
    }

    void append(const ListCandidate& candidate)
    {
        m_rows.push_back(candidate.row);
        m_list.push_back(candidate);
        note(candidate);
    }

    void takeThosePutOff()
    {
        for (auto candidate = m_putOff.begin(); candidate != m_putOff.end() && !isDone();) {
            if (!fits(*candidate)) {
                candidate = m_putOff.erase(candidate);
            } else if (m_spacing.mayFollow(m_rows, candidate->row)) {
                append(*candidate);
                m_putOff.erase(candidate);
                candidate = m_putOff.begin();
            } else {
                ++candidate;
            }
        }
    }

    void insert(const ListCandidate& candidate)
    {
        for (std::size_t place = m_rows.size() + 1; place-- > m_head;) {
            const auto at = static_cast<std::ptrdiff_t>(place);
            m_rows.insert(m_rows.begin() + at, candidate.row);
            if (m_spacing.isRightAt(m_rows, place, m_head)) {
                m_list.insert(m_list.begin() + at - static_cast<std::ptrdiff_t>(m_head), candidate);
                note(candidate);
                return;
            }
            m_rows.erase(m_rows.begin() + at);
        }
    }

    const PlaylistTracks& m_tracks;
    const Spacing& m_spacing;
    ListLimits& m_limits;
    ListRoom& m_room;
    std::size_t m_head;
    std::vector<std::size_t> m_rows; // with the head
    std::vector<ListCandidate> m_list;
    std::vector<ListCandidate> m_putOff; // the best first
    int m_tooLong = 0;
};

} // namespace

std::vector<ListCandidate> pickList(const NextCandidate& next, const PlaylistTracks& tracks, const Spacing& spacing,
                                    std::span<const std::size_t> head, ListLimits& limits, ListRoom& room)
{
    Picker picker(tracks, spacing, head, limits, room);
    while (!picker.isDone()) {
        const auto candidate = next();
        if (!candidate)
            break;
        picker.offer(*candidate);
    }
    picker.placeTheRest();
    return picker.take();
}

} // namespace tonekin
