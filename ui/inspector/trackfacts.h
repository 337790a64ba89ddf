// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/inspectorpanel.h"

#include <QString>

#include <vector>

namespace tonekin {

/// One line of the inspector's details, in the user's words.
struct TrackFact {
    QString name;
    QString value;
};

/// All that is known of a track and not shown above the details: what is empty is left out.
std::vector<TrackFact> trackFacts(const InspectedTrack& track);

/// "Ogg Vorbis, 44.1 kHz, stereo, 160 kbit/s"
QString soundText(const AudioFacts& audio);

} // namespace tonekin
