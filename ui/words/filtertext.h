// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/networkunit.h"
#include "base/unitnote.h"
#include "model/filternames.h"

#include <QString>

#include <string_view>

namespace tonekin {

/// A filter's name from a model's manifest in the reader's language: phrase by phrase of base/filterterms.h. Words that
/// are not in that vocabulary stay as they are.
QString filterNameText(std::string_view name);

/// "Filter 14", "Filter 14 of layer 2", "Unit 14"; for the beginning of a line.
QString unitText(NetworkUnit unit);
/// "filter 14": the same within a sentence.
QString unitWithin(NetworkUnit unit);

/// What a filter or unit is called in few words: the user's own name, else the measured one, else nothing. A descriptor
/// is no name and is never given here.
QString unitCalled(const UnitNote& note, const FilterName* name);

/// "Filter 14 (bass drum)": a unit's text with what it is called, if anything.
QString unitTitle(const QString& unit, const QString& called);

} // namespace tonekin
