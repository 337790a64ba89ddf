// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/melody.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace tonekin {
namespace {

constexpr int lowest = -7;
constexpr int highest = 17;

/// Lengths of a bar's notes in beats; below zero: a rest.
using Rhythm = std::vector<double>;

const std::vector<Rhythm>& rhythmsOf(int beatsPerBar)
{
    static const std::vector<Rhythm> four{{1, 1, 1, 1},
                                          {2, 1, 1},
                                          {1, 0.5, 0.5, 1, 1},
                                          {1.5, 0.5, 2},
                                          {0.5, 0.5, 1, 2},
                                          {3, 1},
                                          {1.5, 0.5, 1, 1},
                                          {0.5, 0.5, 0.5, 0.5, 1, 1},
                                          {4},
                                          {2, 2},
                                          {-1, 1, 1, 1},
                                          {-0.5, 0.5, 1, 1, 1},
                                          {1.5, 1.5, 1},
                                          {0.5, 1, 0.5, 1, 1},
                                          {0.75, 0.25, 1, 0.75, 0.25, 1},
                                          {2, -1, 1},
                                          {2, 1.5, 0.5},
                                          {1, 1, 2},
                                          {-2, 1, 1},
                                          {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}};
    static const std::vector<Rhythm> three{
        {1, 1, 1},  {2, 1}, {3},           {1.5, 0.5, 1},           {1, 0.5, 0.5, 1},
        {-1, 1, 1}, {1, 2}, {2, 0.5, 0.5}, {0.5, 0.5, 0.5, 0.5, 1}, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
        {2.5, 0.5}};
    return beatsPerBar == 3 ? three : four;
}

/// A bar's idea: when notes come and by how many steps of the scale each is away from the one before.
struct Motif {
    Rhythm rhythm;
    std::vector<int> steps;
};

Motif newMotif(int beatsPerBar, RandomStream& random)
{
    const auto& rhythms = rhythmsOf(beatsPerBar);
    Motif motif{rhythms[static_cast<std::size_t>(random.below(static_cast<int>(rhythms.size())))], {}};
    int direction = random.happens(0.5) ? 1 : -1;
    for (std::size_t i = 0; i < motif.rhythm.size(); ++i) {
        if (random.happens(0.35))
            direction = -direction;
        const double kind = random.unit();
        const int size = kind < 0.1 ? 0 : kind < 0.7 ? 1 : kind < 0.88 ? 2 : 3 + random.below(3);
        motif.steps.push_back(direction * size);
    }
    return motif;
}

class MelodyWriter {
public:
    MelodyWriter(std::span<const std::vector<Chord>> bars, int beatsPerBar, std::span<const int> scale)
        : m_bars(bars)
        , m_beatsPerBar(beatsPerBar)
        , m_scale(scale)
    {
    }

    void write(std::size_t bar, const Motif& motif, bool endsPhrase)
    {
        double beat = 0.0;
        for (std::size_t i = 0; i < motif.rhythm.size(); ++i) {
            const double beats = std::abs(motif.rhythm[i]);
            if (motif.rhythm[i] > 0.0) {
                const bool last = endsPhrase && beat + beats >= m_beatsPerBar;
                place(bar, beat, last && beats > 1.0 ? beats - 0.5 : beats, motif.steps[i]);
            }
            beat += beats;
        }
    }
    std::vector<SongNote> take() { return std::move(m_notes); }

private:
    const Chord& chordAt(std::size_t bar, double beat) const
    {
        const auto& chords = m_bars[bar];
        const double second = m_beatsPerBar == 3 ? 2.0 : 0.5 * m_beatsPerBar;
        return chords.size() > 1 && beat >= second ? chords[1] : chords[0];
    }
    bool inScale(int pitch) const { return std::ranges::find(m_scale, (pitch % 12 + 12) % 12) != m_scale.end(); }

    int stepped(int pitch, int steps) const
    {
        const int direction = steps < 0 ? -1 : 1;
        for (int left = std::abs(steps); left > 0; --left)
            do {
                pitch += direction;
            } while (!inScale(pitch));
        return pitch;
    }
    int nearestChordTone(int pitch, const Chord& chord) const
    {
        for (int away = 0; away < 7; ++away)
            for (const int candidate : {pitch - away, pitch + away})
                if (isChordTone(chord, candidate))
                    return candidate;
        return pitch;
    }
    void place(std::size_t bar, double beat, double beats, int steps)
    {
        int pitch = stepped(m_pitch, steps);
        if (pitch < lowest || pitch > highest)
            pitch = stepped(m_pitch, -steps);
        const bool strong = beat == 0.0 || beat == 2.0 || beats >= 1.5;
        const Chord& chord = chordAt(bar, beat);
        if (strong)
            pitch = nearestChordTone(pitch, chord);
        else if (isChordTone(chord, pitch - 1)) // a semitone above a chord tone grates when held
            pitch = beats >= 1.0 ? nearestChordTone(pitch, chord) : pitch;
        m_pitch = std::clamp(pitch, lowest - 4, highest + 4);
        m_notes.push_back({static_cast<double>(bar) * m_beatsPerBar + beat, beats, m_pitch});
    }

    std::span<const std::vector<Chord>> m_bars;
    int m_beatsPerBar;
    std::span<const int> m_scale;
    std::vector<SongNote> m_notes;
    int m_pitch = 4;
};

} // namespace

std::vector<SongNote> writeMelody(std::span<const std::vector<Chord>> bars, int beatsPerBar, std::span<const int> scale,
                                  RandomStream& random)
{
    static constexpr std::array<std::array<int, 4>, 5> plans{
        {{0, 1, 0, 2}, {0, 0, 1, 2}, {0, 1, 2, 3}, {0, 0, 0, 2}, {0, 1, 1, 2}}};
    std::vector<Motif> motifs;
    for (int i = 0; i < 4; ++i)
        motifs.push_back(newMotif(beatsPerBar, random));
    const auto& plan = plans.at(static_cast<std::size_t>(random.below(static_cast<int>(plans.size()))));
    MelodyWriter writer(bars, beatsPerBar, scale);
    for (std::size_t bar = 0; bar < bars.size(); ++bar) {
        const bool endsPhrase = bar % 4 == 3;
        Motif motif = motifs[static_cast<std::size_t>(plan.at(bar % 4))];
        if (bar % 8 >= 4 && random.happens(0.3)) // the answer turns the idea upside down
            for (int& step : motif.steps)
                step = -step;
        writer.write(bar, motif, endsPhrase);
    }
    return writer.take();
}

std::vector<SongNote> variedMelody(std::vector<SongNote> melody, RandomStream& random)
{
    std::vector<SongNote> varied;
    for (SongNote note : melody) {
        const double change = random.unit();
        if (change < 0.04)
            continue;
        if (change < 0.1 && note.beats >= 1.0) { // twice instead of once
            varied.push_back({note.beat, note.beats / 2.0, note.pitch});
            note.beat += note.beats / 2.0;
            note.beats /= 2.0;
        } else if (change < 0.16 && note.beats >= 1.0) { // a short note from below leads in
            varied.push_back({note.beat, 0.25, note.pitch - 2});
            note.beat += 0.25;
            note.beats -= 0.25;
        } else if (change < 0.25) {
            note.beats *= 0.6;
        }
        varied.push_back(note);
    }
    return varied;
}

} // namespace tonekin
