// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/spacing.h"

#include <algorithm>

namespace tonekin {

namespace {

bool shareAnArtist(std::span<const std::uint32_t> some, std::span<const std::uint32_t> others)
{
    return std::ranges::find_first_of(some, others) != some.end();
}

} // namespace

std::size_t Spacing::reach() const
{
    return static_cast<std::size_t>(std::max({m_apart.artist, m_apart.album, 1})) - 1;
}

bool Spacing::mayStandApart(std::size_t row, std::size_t other, std::size_t distance) const
{
    const auto isNearer = [distance](int apart) { return apart > 1 && distance < static_cast<std::size_t>(apart); };
    if (isNearer(m_apart.artist) && shareAnArtist(m_tracks.artistsOf(row), m_tracks.artistsOf(other)))
        return false;
    return !(isNearer(m_apart.album) && m_tracks[row].album != 0 && m_tracks[row].album == m_tracks[other].album);
}

bool Spacing::mayFollow(std::span<const std::size_t> list, std::size_t row) const
{
    const std::size_t looked = std::min(reach(), list.size());
    for (std::size_t distance = 1; distance <= looked; ++distance)
        if (!mayStandApart(row, list[list.size() - distance], distance))
            return false;
    return true;
}

bool Spacing::isRightAt(std::span<const std::size_t> list, std::size_t place, std::size_t fixed) const
{
    const std::size_t first = place > reach() ? place - reach() : 0;
    const std::size_t end = std::min(list.size(), place + reach() + 1);
    for (std::size_t other = first; other < end; ++other) {
        if (other == place || (other < fixed && place < fixed))
            continue;
        if (!mayStandApart(list[place], list[other], other < place ? place - other : other - place))
            return false;
    }
    return true;
}

bool Spacing::isRight(std::span<const std::size_t> list, std::size_t fixed) const
{
    for (std::size_t place = fixed; place < list.size(); ++place)
        if (!isRightAt(list, place, fixed))
            return false;
    return true;
}

std::vector<std::size_t> Spacing::spacedOut(std::span<const std::size_t> list, std::size_t fixed) const
{
    fixed = std::min(fixed, list.size());
    std::vector<std::size_t> spaced(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(fixed));
    std::vector<std::size_t> waiting(list.begin() + static_cast<std::ptrdiff_t>(fixed), list.end());
    while (!waiting.empty()) {
        const auto next = std::ranges::find_if(waiting, [&](std::size_t row) { return mayFollow(spaced, row); });
        if (next == waiting.end())
            break;
        spaced.push_back(*next);
        waiting.erase(next);
    }
    // The last ones may still stand further up, between two that leave room.
    for (auto row = waiting.begin(); row != waiting.end();) {
        bool stands = false;
        for (std::size_t place = spaced.size() + 1; place-- > fixed && !stands;) {
            spaced.insert(spaced.begin() + static_cast<std::ptrdiff_t>(place), *row);
            stands = isRightAt(spaced, place, fixed); // all others only moved away from each other
            if (!stands)
                spaced.erase(spaced.begin() + static_cast<std::ptrdiff_t>(place));
        }
        row = stands ? waiting.erase(row) : row + 1;
    }
    spaced.insert(spaced.end(), waiting.begin(), waiting.end());
    return spaced;
}

} // namespace tonekin
