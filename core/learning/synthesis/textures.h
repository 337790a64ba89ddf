// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/performance.h"
#include "synthesis/song.h"

#include <span>
#include <string_view>
#include <vector>

namespace tonekin {

/// Ways of playing a harmony. Each is one player or section of players.
enum class LayerKind {
    Sustain,       // the chord held, voices moving as little as they can
    Swell,         // the same, rising and falling in loudness
    Arpeggio,      // one note after another, in even lengths
    Broken,        // low, high, middle, high: the left hand of old piano music
    Stabs,         // short chords in a rhythm
    Ostinato,      // one repeated figure of root and fifth
    BassLong,      // the root, held
    BassPulse,     // the root in eighths
    BassWalk,      // a note each beat on the way to the next root
    BassOompah,    // root and fifth on strong beats
    Offbeats,      // chords between those
    Power,         // root, fifth and octave
    Strum,         // a chord over six strings, down and up
    Picking,       // thumb and fingers in turn
    Drone,         // tonic and fifth all through
    Timpani,       // root and fifth with rolls
    Bells,         // now and then a high chord tone
    Scenery,       // now and then a long note: the sounds of General MIDI that are no instruments
    Beats,         // a rhythm on one pitched drum
    Counter,       // long notes of a second voice
    Cluster,       // notes side by side, for fear
    DoubledMelody, // the melody again an octave away
};

struct Layer {
    LayerKind kind;
    std::vector<int> programs; // one is drawn
    int centre = 60;           // about which pitch
    double velocity = 80.0;
    double chance = 1.0; // that this player is there at all
};

/// A kind of music that is arranged without MMA.
struct TextureStyle {
    std::string_view name;
    double slowest = 60.0; // beats per minute
    double fastest = 140.0;
    std::vector<Layer> layers;
    std::vector<int> leads; // programs for the melody; empty: there is never one
    double melodyChance = 0.8;
    std::vector<std::string_view> drums; // names of patterns, see playDrums(); empty: none
    double drumChance = 1.0;
    std::vector<int> kits{0};
    double looseness = 0.012;
    int share = 2;       // how often it is drawn
    int beatsPerBar = 0; // 0: any
};

std::span<const TextureStyle> textureStyles();

class Score;
/// One player's part over the whole song.
void playLayer(const Layer& layer, Score& score);
/// The drum part of that name: "rock", "ballad", "disco", "march", "waltz", "big", "toms", "jazz", "latin",
/// "breakbeat", "half", "metal", "hats". Fills lead from section to section, a cymbal opens them.
void playDrums(std::string_view pattern, Score& score);

/// All players of a style but the melody; `kit` is one of its kits. Fewer players where `density` (0 to 1) is low,
/// never none.
Performance arrangeTexture(const TextureStyle& style, const Song& song, double density, int kit, RandomStream& random);

} // namespace tonekin
