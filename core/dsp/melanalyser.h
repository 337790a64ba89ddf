// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/melspectrogram.h"

#include <memory>
#include <span>

namespace tonekin {

/// Turns mono samples into log-mel frames as they come: blocks of any size in, frames out, nothing else kept. What it
/// finds does not depend on how the samples were cut into blocks. One object, one thread; several objects may run on
/// several threads.
///
/// Frame i covers samples [i * hop, i * hop + window) of its stretch. What is left at the end of a stretch after the
/// last whole frame is dropped; a stretch shorter than one window gives one frame, filled up with silence.
/// Bands are triangles that overlap by half, their corners equally spaced on the mel scale 2595 lg(1 + f / 700), their
/// height 1; so a full-scale sine gives power 1, shared between the two bands around it.
class MelAnalyser {
public:
    explicit MelAnalyser(const MelFrontEnd& frontEnd);
    MelAnalyser(MelAnalyser&&) noexcept;
    MelAnalyser& operator=(MelAnalyser&&) noexcept;
    ~MelAnalyser();

    /// From here on samples belong to another place of the track, `seconds` after its start. Without it there is one
    /// stretch, from 0 s.
    void startStretch(double seconds);
    /// Mono samples at the front end's rate; full scale is 1.
    void add(std::span<const float> samples);
    /// All frames so far; the analyser is empty afterwards.
    MelSpectrogram finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The same for samples that are all there.
MelSpectrogram computeMelSpectrogram(std::span<const float> samples, const MelFrontEnd& frontEnd);

/// The frequency at which a band's triangle has its top.
double melBandHertz(const MelFrontEnd& frontEnd, int band);

} // namespace tonekin
