// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/probelabels.h"
#include "synthesis/soundfontplayer.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tonekin {

/// A recording of probe sounds at recordingRate, one after the other.
struct ProbeRecording {
    std::vector<float> samples; // within +-1
    std::vector<ProbeClip> clips;
};

/// Makes the sounds that first-layer filters are named by: some 4,000 clips of three seconds, each an example of things
/// that are exactly known. Instruments, drums and chords come from a soundfont; tones, noises, glides and combs are
/// computed, with other values for every seed and every soundfont, so that sounds to name by and sounds to confirm by
/// are never the same.
///
/// All clips but those of silence are equally loud: the loudest fifth of a second lies at -20 dB below full scale, give
/// or take 4 dB drawn by chance, so that loudness says nothing of what a clip is. What a soundfont is silent for is
/// left out. Used by one thread at a time; deterministic.
class ProbeMaker {
public:
    /// Errors: those of SoundFontPlayer::open.
    static Result<ProbeMaker> open(const std::filesystem::path& soundFont, std::uint64_t seed);
    ProbeMaker(ProbeMaker&&) noexcept;
    ProbeMaker& operator=(ProbeMaker&&) noexcept;
    ~ProbeMaker();

    /// Names of the recordings that the soundfont allows, each fit to be a file's name.
    const std::vector<std::string>& recordings() const;
    /// The recording of that name with one in `every` of its clips (an odd number, for many kinds come in pairs).
    /// Errors: InvalidArgument (no such name), and those
    /// of SoundFontPlayer::play.
    Result<ProbeRecording> make(const std::string& name, int every = 1);

private:
    struct Impl;
    explicit ProbeMaker(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
