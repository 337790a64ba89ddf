// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/soundlabels.h"
#include "playcounts/playcounts.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tonekin {

/// How listeners are made up.
struct SimulatedListenerOptions {
    int users = 2000;
    int scenes = 16;         // tastes that listeners share
    double meanPlays = 60.0; // of a listener; some play many times more than others
    double strength = 1.5;   // how much taste decides: 0 is nothing
    double wandering = 0.1;  // part of the plays that follow popularity alone
    std::uint64_t seed = 1;
};

/// What a recording has that somebody may like, with how much of it: "style:swing" 1, "family:3" 0.4, "drums" 1 ...
std::map<std::string, double> traitsOf(const SoundLabels& labels);

/// Made-up listening together with the truth behind it.
struct SimulatedPlays {
    PlayCounts counts; // tracks: all recordings by path, also those that nobody played
    /// What makes up each scene's taste: traits with what they are worth.
    std::vector<std::map<std::string, double>> tastes;
    std::vector<std::vector<double>> chances; // [scenes][tracks]: of a play in a session of that scene
    std::vector<std::vector<double>> scenes;  // [users][scenes]: part of the sessions
    /// Of one play of a user, that it is of this track.
    double chance(std::size_t user, std::size_t track) const;
};

/// Simulates listeners over labelled recordings: each shares one to three scenes with others and listens in sessions,
/// each of one scene. A scene's taste is a random weighing of traits (styles, kinds, instrument families, tempo, mode,
/// voice, drums, effects); tracks differ in popularity, which has nothing to do with how they sound. The same seed
/// gives the same listeners. Errors: InvalidArgument (fewer than two recordings, options out of range).
Result<SimulatedPlays> simulatePlays(const std::vector<SoundLabels>& recordings,
                                     const SimulatedListenerOptions& options);

} // namespace tonekin
