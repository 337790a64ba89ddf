// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/textures.h"

#include <initializer_list>
#include <vector>

// Only for the tables of styles: what instruments are called there, and the tables.
namespace tonekin::texturetables {

// Numbers are General MIDI programs, counted from 0.
inline const std::vector<int> strings{48, 49, 50, 51};
inline const std::vector<int> soloStrings{40, 41, 42, 44, 110};
inline const std::vector<int> brass{56, 57, 58, 59, 60, 61, 62, 63};
inline const std::vector<int> woodwinds{68, 69, 70, 71, 72, 73, 74, 75};
inline const std::vector<int> choirs{52, 53, 54, 91};
inline const std::vector<int> pads{88, 89, 90, 91, 92, 93, 94, 95};
inline const std::vector<int> sceneries{96, 97, 98, 99, 100, 101, 102, 103};
inline const std::vector<int> synthLeads{80, 81, 82, 83, 84, 85, 86, 87};
inline const std::vector<int> pianos{0, 1, 2, 3};
inline const std::vector<int> keys{4, 5, 6, 7};
inline const std::vector<int> bellsAndMallets{8, 9, 10, 11, 12, 13, 14, 15, 108, 112, 114};
inline const std::vector<int> organs{16, 17, 18, 19, 20, 21, 22, 23};
inline const std::vector<int> cleanGuitars{24, 25, 26, 27, 28};
inline const std::vector<int> fierceGuitars{29, 30, 31};
inline const std::vector<int> basses{32, 33, 34, 35, 36, 37, 38, 39};
inline const std::vector<int> plucked{45, 46, 104, 105, 106, 107, 108, 15};
inline const std::vector<int> pitchedDrums{113, 115, 116, 117, 118};
inline const std::vector<int> noises{119, 120, 121, 122, 123, 124, 125, 126, 127};

inline std::vector<int> together(std::initializer_list<std::vector<int>> lists)
{
    std::vector<int> all;
    for (const auto& list : lists)
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

std::vector<TextureStyle> orchestralStyles();
std::vector<TextureStyle> smallStyles();
std::vector<TextureStyle> bandStyles();
std::vector<TextureStyle> calmStyles();

} // namespace tonekin::texturetables
