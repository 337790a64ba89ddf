// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/voicing.h"

#include <algorithm>

namespace tonekin {

std::vector<ChordPlace> placesOf(const Song& song)
{
    std::vector<ChordPlace> places;
    for (std::size_t bar = 0; bar < song.bars.size(); ++bar)
        for (std::size_t i = 0; i < song.bars[bar].chords.size(); ++i) {
            const double start = song.chordStart(bar, i);
            places.push_back({song.bars[bar].chords[i], start, song.chordEnd(bar, i) - start,
                              i == 0 && song.bars[bar].opensSection, false});
        }
    if (!places.empty())
        places.back().last = true;
    return places;
}

int nearest(int pitchClass, int centre)
{
    const int distance = ((pitchClass - centre) % 12 + 18) % 12 - 6;
    return centre + distance;
}

std::vector<int> closeVoicing(const Chord& chord, int centre)
{
    std::vector<int> pitches;
    for (const int interval : chordIntervals(chord.kind))
        pitches.push_back(nearest(chord.root + interval, centre));
    std::ranges::sort(pitches);
    pitches.erase(std::unique(pitches.begin(), pitches.end()), pitches.end());
    return pitches;
}

std::vector<int> ladder(const Chord& chord, int centre)
{
    std::vector<int> pitches;
    const int root = nearest(chord.root, centre - 7);
    for (const int octave : {0, 12})
        for (const int interval : chordIntervals(chord.kind))
            if (interval < 12)
                pitches.push_back(root + octave + interval);
    pitches.push_back(root + 24);
    return pitches;
}

int fifthOf(const Chord& chord)
{
    return chordIntervals(chord.kind)[2];
}

} // namespace tonekin
