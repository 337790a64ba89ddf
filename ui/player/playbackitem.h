// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"

#include <QString>

#include <filesystem>

namespace tonekin {

/// One entry of the play queue: what to play, from where, and what the player bar says of it.
struct PlaybackItem {
    TrackId id;
    std::filesystem::path file;
    QString title; // as shown; the file name where the tags are empty
    QString artist;
    QString album;
    QString why; // why it plays, and from there: "From Sounds like"; empty: nothing to say
    double startSeconds = 0.0;
    double durationSeconds = 0.0; // as the library knows it; 0: unknown until opened
    double gainDecibel = 0.0;     // for matched loudness; 0: as it is
};

} // namespace tonekin
