// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "synthesis/performance.h"
#include "synthesis/recording.h"

#include <filesystem>
#include <memory>
#include <span>

namespace tonekin {

struct SoundFontSettings {
    /// FluidSynth's own effects, 0 to 1. Off unless asked for: they are not in the labels.
    double reverb = 0.0;
    double chorus = 0.0;
    double gain = 0.4; // FluidSynth's; a single loud note then peaks near 0.3
    int polyphony = 128;
};

/// Plays performances with a soundfont, offline and as fast as the processor can. What a recording sounds like depends
/// only on the performance, the soundfont and the version of FluidSynth, not on what was played before.
/// Used by one thread at a time.
class SoundFontPlayer {
public:
    /// Errors: NotFound (no such file), InvalidArgument (not a soundfont, or one without presets).
    static Result<SoundFontPlayer> open(const std::filesystem::path& soundFont, const SoundFontSettings& settings = {});
    SoundFontPlayer(SoundFontPlayer&&) noexcept;
    SoundFontPlayer& operator=(SoundFontPlayer&&) noexcept;
    ~SoundFontPlayer();

    /// Whether the soundfont has the program in bank 0, or the kit in bank 128.
    bool hasProgram(int program) const;
    bool hasDrumKit(int kit) const;

    /// Plays from time 0 until all has died away, at most three seconds after the last note. Labels: kind
    /// "arrangement", kit (the soundfont's name and "/" with the drum kit's number, where drums are played), programs
    /// and drums. Samples are scaled down where they would leave +-1. Errors: InvalidArgument (a channel, pitch,
    /// program or time that cannot be, a program that the soundfont lacks), LimitTime (more than two hours).
    Result<Recording> play(const Performance& performance);
    /// The same of a Standard MIDI File.
    Result<Recording> play(std::span<const std::byte> midiFile);

private:
    struct Impl;
    explicit SoundFontPlayer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
