// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/randomstream.h"
#include "corpus/loadedtracks.h"

#include <cmath>
#include <string>

namespace tonekin {

/// A track with its own colour: noise around a hump of its own place and beat.
inline MelSpectrogram colouredTrack(int number, int frames = 700)
{
    const MelFrontEnd frontEnd;
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    mel.stretches = {{0, 0.0}};
    RandomStream random(99, {static_cast<std::uint64_t>(number)});
    for (int frame = 0; frame < frames; ++frame)
        for (int band = 0; band < mel.bands; ++band) {
            const double distance = (band - 10.0 - 13.0 * number) / 8.0;
            const double beat = frame % (3 + number) == 0 ? 1.5 : 0.0;
            mel.values.push_back(static_cast<float>(1.0 + random.unit() + 3.0 * std::exp(-distance * distance) + beat));
        }
    return mel;
}

/// Eight tracks of four collections.
inline LoadedTracks colouredTracks()
{
    LoadedTracks loaded;
    for (int i = 0; i < 8; ++i) {
        const std::string collection = "collection " + std::to_string(i / 2);
        loaded.tracks.push_back({"track" + std::to_string(i), collection, "", "", "", 30.0, ""});
        loaded.mels.push_back(colouredTrack(i));
    }
    return loaded;
}

/// Eight real ones and ten made ones, five works in two versions each.
inline LoadedTracks mixedTracks()
{
    LoadedTracks loaded = colouredTracks();
    loaded.labels.resize(8);
    for (int i = 0; i < 10; ++i) {
        SoundLabels labels;
        labels.path = "made" + std::to_string(i);
        labels.kind = "arrangement";
        labels.work = "work" + std::to_string(i / 2);
        labels.version = i % 2;
        labels.style = i % 3 == 0 ? "waltz" : "rock";
        labels.kit = "font";
        labels.programs = {{i, {{0.0, 100.0}}}};
        loaded.tracks.push_back({labels.path, "made", "", "", "", 30.0, ""});
        loaded.mels.push_back(colouredTrack(20 + i));
        loaded.labels.emplace_back(labels);
    }
    return loaded;
}

} // namespace tonekin
