// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unitnote.h"

#include "base/utf8text.h"

#include <algorithm>

namespace tonekin {

std::string flawOf(const UnitNote& note)
{
    // Far beyond any network that this program loads.
    constexpr int mostLayers = 1000;
    constexpr int mostUnits = 1'000'000;
    if (note.unit.layer.number < NetworkLayer::lastHidden || note.unit.layer.number > mostLayers ||
        note.unit.index < 0 || note.unit.index > mostUnits)
        return "no network has such a unit";
    if (note.name.size() > UnitNote::longestName)
        return "a name is too long";
    if (note.notes.size() > UnitNote::longestNotes)
        return "notes are too long";
    if (!isUtf8(note.name) || !isUtf8(note.notes))
        return "a text is not UTF-8";
    std::string notes = note.notes;
    std::erase_if(notes, [](char letter) { return letter == '\n' || letter == '\t'; });
    if (hasControlCharacters(note.name) || hasControlCharacters(notes))
        return "a text holds control characters";
    if (note.stars < 0 || note.stars > UnitNote::mostStars)
        return "there are only " + std::to_string(UnitNote::mostStars) + " stars";
    return {};
}

} // namespace tonekin
