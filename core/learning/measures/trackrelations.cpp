// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/trackrelations.h"

#include <iterator>
#include <map>

namespace tonekin {
namespace {

/// Equal names, equal numbers.
class Numbers {
public:
    int of(const std::string& name)
    {
        return m_numbers.emplace(name, static_cast<int>(m_numbers.size())).first->second;
    }

private:
    std::map<std::string, int> m_numbers;
};

template <typename Value>
void moveBehind(std::vector<Value>& values, std::vector<Value>& more)
{
    values.insert(values.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

bool isSynthetic(const LoadedTracks& tracks, std::size_t track)
{
    return track < tracks.labels.size() && tracks.labels[track].has_value();
}

bool hasSynthetic(const LoadedTracks& tracks)
{
    for (std::size_t i = 0; i < tracks.tracks.size(); ++i)
        if (isSynthetic(tracks, i))
            return true;
    return false;
}

bool hasReal(const LoadedTracks& tracks)
{
    for (std::size_t i = 0; i < tracks.tracks.size(); ++i)
        if (!isSynthetic(tracks, i))
            return true;
    return false;
}

LoadedTracks tracksOfKind(const LoadedTracks& tracks, bool made)
{
    LoadedTracks kept;
    for (std::size_t i = 0; i < tracks.tracks.size(); ++i) {
        if (isSynthetic(tracks, i) != made)
            continue;
        kept.tracks.push_back(tracks.tracks[i]);
        kept.mels.push_back(tracks.mels[i]);
        if (!tracks.labels.empty())
            kept.labels.push_back(tracks.labels[i]);
    }
    return kept;
}

std::string groupName(const LoadedTracks& tracks, std::size_t track)
{
    if (!isSynthetic(tracks, track))
        return tracks.tracks[track].collection;
    const SoundLabels& labels = *tracks.labels[track];
    return "made: " + labels.style + "/" + labels.kit;
}

std::vector<int> groupsOf(const LoadedTracks& tracks)
{
    Numbers numbers;
    std::vector<int> groups;
    for (std::size_t i = 0; i < tracks.tracks.size(); ++i)
        groups.push_back(numbers.of(groupName(tracks, i)));
    return groups;
}

std::vector<int> worksOf(const LoadedTracks& tracks)
{
    Numbers numbers;
    std::vector<int> works;
    for (std::size_t i = 0; i < tracks.tracks.size(); ++i)
        works.push_back(isSynthetic(tracks, i) && !tracks.labels[i]->work.empty() ? numbers.of(tracks.labels[i]->work)
                                                                                  : -1);
    return works;
}

void append(LoadedTracks& tracks, LoadedTracks&& more)
{
    if (!tracks.labels.empty() || !more.labels.empty()) {
        tracks.labels.resize(tracks.tracks.size());
        more.labels.resize(more.tracks.size());
        moveBehind(tracks.labels, more.labels);
    }
    moveBehind(tracks.tracks, more.tracks);
    moveBehind(tracks.mels, more.mels);
}

} // namespace tonekin
