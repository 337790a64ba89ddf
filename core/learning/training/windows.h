// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "base/randomstream.h"
#include "corpus/soundlabels.h"

#include <array>
#include <span>
#include <utility>
#include <vector>

namespace tonekin {

/// How far a window is changed before the network sees it: what similarity shall not depend on. Each change happens
/// with the probability beside it; strengths are drawn evenly up to the limit.
struct Augmentation {
    double often = 0.5;        // gain, tilt, bell, stretch and shift, each
    double gainDecibel = 12.0; // +-
    double tiltDecibel = 4.0;  // +- at either end of the bands
    double bellDecibel = 5.0;  // +- at one centre
    double stretch = 0.08;     // +- of the speed
    double shiftBands = 3.0;   // +-
    double faderDecibel = 6.0; // +- over the window
    double mixOften = 0.4;     // both windows of a track over two of one other track
    double mixLouderDecibel = -4.0;
    double mixSofterDecibel = -16.0;
    double bandLimitOften = 0.15; // nothing above a band in the highest quarter
    int maskBands = 16;
    int maskFrames = 16;
};

/// Where a window comes from, in seconds of the recordings: what was sounding in it can be looked up.
struct CutWindow {
    int track = 0;
    TimeSpan span;       // what the window's frames cover; ends with the stretch, even if the window repeats it
    double speed = 1.0;  // seconds of the recording in a second of the window: tempo is heard times this
    TimeSpan masked;     // the part of `span` whose frames were set to the fill; empty: start = end
    int mixedTrack = -1; // what was mixed in, more softly; -1: nothing
    TimeSpan mixedSpan;
};

/// Draws windows from tracks and changes them. All spectrograms have the same bands and the same gain inside the
/// logarithm: values are ln(1 + logGain * power).
class WindowDrawer {
public:
    /// `fill` [bands]: what masked places are set to, the bands' means.
    WindowDrawer(std::span<const MelSpectrogram> tracks, int windowFrames, Augmentation augmentation,
                 std::vector<float> fill);

    int bands() const { return m_bands; }
    /// Two windows of one track, each [frames x bands], changed independently of each other; where they come from.
    /// May be called from several threads, each with a stream of its own.
    std::array<CutWindow, 2> drawPair(int track, RandomStream& random, std::span<float> first,
                                      std::span<float> second) const;

private:
    struct Change;
    Change drawChange(RandomStream& random) const;
    TimeSpan cut(int track, const Change& change, RandomStream& random, std::span<float> power) const;
    std::pair<int, int> mask(RandomStream& random, std::span<float> window) const;

    std::span<const MelSpectrogram> m_tracks;
    int m_windowFrames;
    int m_bands;
    Augmentation m_augmentation;
    std::vector<float> m_fill;
};

} // namespace tonekin
