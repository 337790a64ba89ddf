// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/textures.h"

#include "synthesis/score.h"

namespace tonekin {
namespace {

using enum LayerKind;

// Numbers are General MIDI programs, counted from 0.
const std::vector<int> strings{48, 49, 50, 51};
const std::vector<int> soloStrings{40, 41, 42, 44, 110};
const std::vector<int> brass{56, 57, 58, 59, 60, 61, 62, 63};
const std::vector<int> woodwinds{68, 69, 70, 71, 72, 73, 74, 75};
const std::vector<int> choirs{52, 53, 54, 91};
const std::vector<int> pads{88, 89, 90, 91, 92, 93, 94, 95};
const std::vector<int> sceneries{96, 97, 98, 99, 100, 101, 102, 103};
const std::vector<int> synthLeads{80, 81, 82, 83, 84, 85, 86, 87};
const std::vector<int> pianos{0, 1, 2, 3};
const std::vector<int> keys{4, 5, 6, 7};
const std::vector<int> bellsAndMallets{8, 9, 10, 11, 12, 13, 14, 15, 108, 112, 114};
const std::vector<int> organs{16, 17, 18, 19, 20, 21, 22, 23};
const std::vector<int> cleanGuitars{24, 25, 26, 27, 28};
const std::vector<int> fierceGuitars{29, 30, 31};
const std::vector<int> basses{32, 33, 34, 35, 36, 37, 38, 39};
const std::vector<int> plucked{45, 46, 104, 105, 106, 107, 108, 15};
const std::vector<int> pitchedDrums{113, 115, 116, 117, 118};
const std::vector<int> noises{119, 120, 121, 122, 123, 124, 125, 126, 127};

std::vector<int> together(std::initializer_list<std::vector<int>> lists)
{
    std::vector<int> all;
    for (const auto& list : lists)
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

std::vector<TextureStyle> orchestralStyles()
{
    const auto leads = together({soloStrings, woodwinds, brass, strings});
    return {
        {"orchestral", 60, 120,
         {{Sustain, strings, 62, 72}, {BassLong, {42, 43, 48}, 40, 78}, {Sustain, brass, 55, 70, 0.5}, {Sustain, choirs, 64, 70, 0.3},
          {Arpeggio, {46}, 66, 75, 0.4}, {Timpani, {47}, 43, 88, 0.5}, {Counter, together({woodwinds, brass}), 62, 75, 0.5},
          {DoubledMelody, together({strings, woodwinds}), 72, 75, 0.4}, {Bells, {9, 10, 14}, 84, 65, 0.25}},
         leads, 0.85, {"march", "hats"}, 0.15, {48, 0}, 0.018, 6},
        {"battle", 110, 170,
         {{Ostinato, together({strings, {44, 45}}), 55, 85}, {BassPulse, {42, 43, 49}, 40, 88}, {Stabs, brass, 58, 95, 0.8},
          {Timpani, {47}, 43, 100, 0.7}, {Sustain, choirs, 64, 85, 0.4}, {Beats, {116, 117}, 45, 100, 0.4}, {Stabs, {55}, 60, 95, 0.25}},
         together({brass, strings}), 0.75, {"big", "march", "toms"}, 0.85, {48, 0}, 0.01, 4},
        {"chamber", 60, 130,
         {{Counter, {40}, 67, 72}, {Counter, {41}, 58, 70}, {BassLong, {42}, 45, 74}, {Sustain, {41, 48}, 60, 60, 0.3}, {Ostinato, {45}, 58, 70, 0.3}},
         {40, 68, 71, 73, 42}, 0.95, {}, 0.0, {0}, 0.02, 2},
        {"brass march", 95, 135,
         {{BassOompah, {58}, 41, 92}, {Offbeats, {57, 60, 61}, 57, 78}, {Sustain, {60, 61}, 58, 72, 0.4}, {DoubledMelody, {72, 73, 57}, 72, 85, 0.5},
          {Counter, {57, 58}, 53, 80, 0.4}},
         {56, 71, 72, 61}, 0.95, {"march"}, 0.9, {0, 48}, 0.012, 2, 4},
        {"waltz", 90, 170,
         {{BassOompah, together({{32, 43, 42}, pianos}), 42, 82}, {Offbeats, together({strings, pianos, {21, 24}}), 60, 68}, {Counter, woodwinds, 65, 70, 0.4},
          {Bells, {9, 10, 11}, 82, 66, 0.2}},
         together({soloStrings, woodwinds, {21, 22, 0}}), 0.95, {"waltz"}, 0.5, {0, 40, 48}, 0.015, 6, 3},
        {"suspense", 60, 100,
         {{Cluster, {44, 48, 49, 50}, 60, 65}, {Drone, {43, 42, 48, 89, 95}, 36, 70}, {Timpani, {47}, 41, 80, 0.4}, {Bells, {9, 11, 14, 98, 99}, 82, 60, 0.5},
          {Scenery, together({noises, sceneries}), 55, 70, 0.5}, {Ostinato, {45, 44}, 48, 66, 0.4}, {Beats, {115, 116, 118}, 50, 80, 0.25}},
         {69, 70, 42, 79, 99}, 0.3, {"big"}, 0.15, {48}, 0.02, 3},
        {"choir", 60, 100,
         {{Sustain, {52, 53}, 62, 80}, {BassLong, {52, 19, 43}, 45, 78}, {Sustain, {19, 48, 91}, 60, 65, 0.5}, {Counter, {52, 53, 54}, 67, 76, 0.5},
          {Timpani, {47}, 43, 80, 0.2}},
         {52, 53, 54, 40, 68}, 0.7, {}, 0.0, {0}, 0.02, 2},
        {"fairy tale", 70, 130,
         {{Arpeggio, {46, 8, 10, 11, 98}, 72, 70}, {Sustain, strings, 60, 60}, {Bells, {8, 9, 10, 14, 98, 112}, 86, 66, 0.6}, {BassLong, {32, 42, 43}, 42, 66, 0.7},
          {Ostinato, {45}, 55, 66, 0.4}},
         {73, 68, 8, 10, 71, 75, 78, 79}, 0.9, {}, 0.0, {0}, 0.015, 2},
    };
}

std::vector<TextureStyle> smallStyles()
{
    return {
        {"piano", 60, 130, {{Broken, pianos, 50, 70}, {BassLong, pianos, 38, 72, 0.6}, {Arpeggio, pianos, 62, 62, 0.3}},
         pianos, 0.9, {}, 0.0, {0}, 0.02, 4},
        {"piano flowing", 60, 110, {{Arpeggio, together({pianos, {4, 5}}), 55, 66}, {BassLong, pianos, 36, 74, 0.7}, {Sustain, together({strings, pads}), 62, 45, 0.25}},
         together({pianos, {40, 73}}), 0.7, {}, 0.0, {0}, 0.022, 3},
        {"harpsichord", 70, 140, {{Broken, {6}, 57, 78}, {BassWalk, {6, 42, 43}, 43, 76}, {Counter, {6, 68, 40}, 66, 72, 0.5}},
         {6, 68, 73, 40, 74}, 0.95, {}, 0.0, {0}, 0.012, 1},
        {"guitar", 65, 130, {{Picking, cleanGuitars, 52, 78}, {BassLong, {32, 33, 24}, 40, 70, 0.3}, {Strum, {25, 24}, 55, 62, 0.2}},
         together({cleanGuitars, {73, 22, 40}}), 0.7, {}, 0.0, {0}, 0.018, 3},
        {"folk", 85, 150,
         {{Strum, {24, 25, 105, 106}, 55, 78}, {BassOompah, {32, 33, 43}, 40, 78, 0.6}, {Drone, {109, 21, 20}, 55, 62, 0.35}, {DoubledMelody, {22, 21, 72, 75}, 72, 76, 0.35}},
         {110, 40, 73, 74, 75, 21, 22, 105, 109}, 0.95, {"toms", "ballad"}, 0.3, {0}, 0.018, 3},
        {"far lands", 65, 130,
         {{Drone, {104, 109, 111, 89, 43}, 48, 66}, {Arpeggio, {104, 106, 107, 108, 46, 15}, 60, 76, 0.7}, {Ostinato, {104, 105, 107, 15}, 55, 72, 0.5},
          {Beats, {115, 116, 117}, 52, 84, 0.35}, {Counter, {77, 111, 75}, 62, 72, 0.3}},
         {104, 106, 107, 77, 111, 75, 78, 108}, 0.85, {"toms"}, 0.5, {0}, 0.018, 3},
        {"organ", 60, 110, {{Sustain, organs, 60, 78}, {BassLong, {19, 16, 20}, 38, 82}, {Counter, organs, 65, 74, 0.5}, {Arpeggio, {19, 20, 16}, 66, 70, 0.25}},
         together({organs, {52}}), 0.7, {}, 0.0, {0}, 0.012, 2},
        {"mallets", 80, 160, {{Ostinato, {12, 13, 11, 114}, 60, 80}, {Arpeggio, {12, 13, 11, 108, 15}, 67, 78}, {BassPulse, {12, 32, 43}, 45, 76, 0.5}, {Bells, bellsAndMallets, 80, 70, 0.4}},
         {11, 12, 13, 9, 14, 108}, 0.6, {"latin", "toms"}, 0.3, {0}, 0.012, 2},
        {"alone", 60, 140, {{Counter, together({soloStrings, woodwinds}), 57, 40, 0.15}}, together({soloStrings, woodwinds, brass, pianos, cleanGuitars, plucked, {21, 22, 109, 111}}),
         1.0, {}, 0.0, {0}, 0.02, 3},
        {"plucked", 70, 140, {{Arpeggio, plucked, 64, 78}, {BassLong, {32, 45, 46}, 43, 72, 0.6}, {Ostinato, {45}, 57, 70, 0.5}},
         together({plucked, {73, 75}}), 0.8, {}, 0.0, {0}, 0.015, 2},
    };
}

std::vector<TextureStyle> bandStyles()
{
    return {
        {"rock", 95, 160,
         {{Power, {29, 30, 28}, 45, 88}, {BassPulse, {33, 34, 35}, 36, 88}, {Sustain, {16, 18, 48, 90}, 60, 58, 0.3}, {Arpeggio, {27, 28}, 60, 70, 0.25}},
         {29, 30, 80, 81, 18, 54, 84}, 0.75, {"rock", "half"}, 0.95, {0, 16, 8}, 0.01, 4},
        {"metal", 120, 180, {{Power, {30}, 42, 96}, {BassPulse, {34, 33}, 33, 94}, {Power, {29, 30}, 48, 86, 0.5}, {Sustain, {48, 52, 90}, 62, 60, 0.25}},
         {30, 29, 81}, 0.6, {"metal", "rock"}, 1.0, {16, 0}, 0.008, 2},
        {"funk", 90, 125, {{Stabs, {28, 27, 7, 61, 16}, 60, 84}, {BassPulse, {36, 37, 33}, 36, 92}, {Stabs, together({{61, 62}, keys}), 64, 84, 0.5}},
         together({{65, 66, 56, 18}, keys}), 0.6, {"breakbeat", "rock"}, 1.0, {0, 8, 16}, 0.012, 2},
        {"jazz trio", 100, 180, {{BassWalk, {32}, 40, 86}, {Stabs, {0, 4, 26, 11}, 60, 66}, {Counter, {26, 11}, 62, 60, 0.25}},
         {0, 66, 65, 56, 59, 11, 26, 71}, 0.9, {"jazz"}, 0.95, {32, 40, 0}, 0.02, 2},
        {"ballad", 60, 85, {{Sustain, together({strings, pads}), 60, 56}, {Broken, together({pianos, keys, cleanGuitars}), 57, 70}, {BassLong, {32, 33, 35}, 38, 78}},
         together({{65, 64, 73, 40, 0, 54, 26}}), 0.9, {"ballad", "half"}, 0.7, {0, 40, 32}, 0.015, 2},
        {"dance", 115, 140, {{BassPulse, {38, 39, 87, 81}, 36, 92}, {Arpeggio, together({synthLeads, {62, 63}}), 64, 72}, {Sustain, together({pads, {50, 51}}), 60, 62, 0.6}, {Stabs, {62, 63, 81, 90}, 62, 80, 0.5}},
         synthLeads, 0.6, {"disco"}, 1.0, {24, 25, 0}, 0.002, 4},
        {"arpeggios", 80, 140, {{Arpeggio, together({synthLeads, {50, 51, 62, 98, 88}}), 62, 76}, {Sustain, pads, 58, 58, 0.7}, {BassLong, {38, 39, 87}, 36, 80, 0.7}, {Arpeggio, together({synthLeads, sceneries}), 74, 62, 0.4}},
         synthLeads, 0.5, {"breakbeat", "half", "hats"}, 0.4, {24, 25, 0}, 0.003, 3},
        {"arcade", 110, 170, {{Arpeggio, {80, 81}, 62, 78}, {BassPulse, {38, 80, 87, 39}, 38, 84}, {Ostinato, {80, 81}, 57, 70, 0.5}},
         {80, 81, 84}, 0.95, {"rock", "breakbeat", "hats"}, 0.7, {24, 25, 0}, 0.001, 2},
        {"synth pop", 95, 130, {{BassPulse, {38, 39, 33}, 36, 88}, {Stabs, together({{50, 51, 62, 63, 4, 5}}), 62, 76}, {Sustain, together({pads, {50, 51}}), 60, 60, 0.6}, {Arpeggio, {27, 81, 5, 98}, 66, 66, 0.5}},
         together({synthLeads, {53, 54, 65}}), 0.85, {"rock", "disco"}, 1.0, {24, 25, 0, 16}, 0.004, 2},
        {"latin band", 95, 140, {{Stabs, {0, 24, 61}, 60, 82}, {BassOompah, {32, 33}, 38, 86}, {Strum, {24, 25}, 57, 66, 0.4}},
         {56, 73, 11, 12, 65, 24}, 0.85, {"latin"}, 1.0, {0}, 0.014, 1},
    };
}

std::vector<TextureStyle> calmStyles()
{
    return {
        {"ambient", 60, 80,
         {{Swell, pads, 60, 64}, {Drone, together({pads, {48, 49, 43}}), 43, 60, 0.6}, {Bells, together({bellsAndMallets, sceneries, {4, 5, 46}}), 80, 56, 0.5},
          {Scenery, {122, 123, 99, 101, 96, 97}, 60, 60, 0.4}, {Sustain, choirs, 64, 56, 0.3}},
         {73, 75, 77, 79, 4, 98, 68, 88}, 0.35, {}, 0.0, {0}, 0.03, 6},
        {"deep space", 60, 80, {{Sustain, together({{94, 95, 97, 101, 103}, pads}), 50, 66}, {Drone, {38, 39, 95, 89}, 31, 74}, {Bells, sceneries, 84, 56, 0.5}, {Scenery, {97, 99, 101, 103, 122, 125}, 55, 66, 0.6}},
         {80, 82, 85, 98}, 0.2, {}, 0.0, {0}, 0.03, 3},
        {"strings slow", 60, 85, {{Swell, strings, 62, 70}, {Swell, {48, 49}, 50, 66, 0.7}, {BassLong, {42, 43, 48}, 40, 72}},
         soloStrings, 0.6, {}, 0.0, {0}, 0.025, 3},
        {"scenery", 60, 110, {{Scenery, noises, 60, 92}, {Drone, together({pads, sceneries}), 45, 66, 0.7}, {Scenery, noises, 55, 84, 0.6}, {Bells, sceneries, 76, 60, 0.4}},
         {77, 78, 79, 75}, 0.2, {}, 0.0, {0}, 0.03, 2},
        {"big drums", 80, 150, {{Beats, {116, 117, 118}, 48, 104}, {Beats, pitchedDrums, 55, 96, 0.7}, {Beats, {47, 116}, 41, 98, 0.4}, {Scenery, {119, 127, 97}, 60, 90, 0.3}},
         {}, 0.0, {"big", "toms"}, 0.9, {48, 0, 16, 25}, 0.01, 3},
        {"bells", 60, 110, {{Bells, bellsAndMallets, 76, 74}, {Arpeggio, {9, 10, 11, 14, 98, 112, 8}, 74, 64}, {Sustain, pads, 58, 48, 0.4}},
         {9, 10, 11, 14, 98}, 0.5, {}, 0.0, {0}, 0.02, 2},
    };
}

} // namespace

std::span<const TextureStyle> textureStyles()
{
    static const std::vector<TextureStyle> all = [] {
        std::vector<TextureStyle> styles;
        for (auto&& part : {orchestralStyles(), smallStyles(), bandStyles(), calmStyles()})
            styles.insert(styles.end(), part.begin(), part.end());
        return styles;
    }();
    return all;
}

Performance arrangeTexture(const TextureStyle& style, const Song& song, double density, int kit, RandomStream& random)
{
    Score score(song, random, style.looseness);
    for (const Layer& layer : style.layers)
        if (layer.chance >= 1.0 || random.happens(layer.chance * (0.5 + density)))
            playLayer(layer, score);
    if (!style.drums.empty() && random.happens(style.drumChance)) {
        score.drumKit(kit, 90 + random.below(37));
        playDrums(style.drums[static_cast<std::size_t>(random.below(static_cast<int>(style.drums.size())))], score);
    }
    return score.take();
}

} // namespace tonekin
