// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "synthesis/recording.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace tonekin {

/// Where the tools and sounds lie that arrangements are made from. None of them is needed to build.
struct ArrangementPlaces {
    std::filesystem::path soundFonts = "/usr/share/sounds"; // searched with the folders right below it
    std::filesystem::path grooves = "/usr/share/mma/lib";   // MMA's groove libraries
    std::string mma = "mma";                                // the program: a name in PATH or a path
    /// For private files while a work is arranged; empty: the system's folder for temporary files.
    std::filesystem::path scratch;
};

/// Writes and plays music: works (harmony, melody and form from a seed) in two to four versions each, arranged by MMA's
/// grooves or by our own textures and played with General MIDI soundfonts, dry, with exact labels.
/// One object is used by one thread at a time; several objects work side by side.
class ArrangementMaker {
public:
    /// Errors: NotFound (no soundfont of the corpus, no MMA, no grooves), with what is missing.
    static Result<ArrangementMaker> open(const ArrangementPlaces& places);
    ArrangementMaker(ArrangementMaker&&) noexcept;
    ArrangementMaker& operator=(ArrangementMaker&&) noexcept;
    ~ArrangementMaker();

    /// How many versions work number `work` of the seed has: 2 to 4.
    static int versionsOf(std::uint64_t seed, int work);

    /// Version number `version` (0 to versionsOf - 1) of a work, 40 to 110 seconds: labels.kind is "arrangement" and
    /// labels.work, .version, .style, .groove and .kit are set; reverb, distortion and noise are 0, for effects come
    /// later. The same arguments give the same samples with the same soundfonts and MMA. A groove that MMA cannot
    /// play is replaced by the next one drawn. Errors: InvalidArgument (no such version), IoError (with the reason).
    Result<Recording> make(std::uint64_t seed, int work, int version);

private:
    struct Impl;
    explicit ArrangementMaker(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
