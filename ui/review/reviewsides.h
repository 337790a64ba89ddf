// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/reviewitem.h"

namespace tonekin {

/// Artist and title; empty where the track is not known any more.
QString reviewTitleOf(const TrackSnapshot& tracks, TrackId id);
/// A track with the moment from which it is to be played.
ReviewSide reviewSideOf(const TrackSnapshot& tracks, TrackId id, double seconds);

} // namespace tonekin
