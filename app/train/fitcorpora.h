// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/fitrun.h"

#include "base/melfrontend.h"
#include "model/modelmanifest.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

/// Which corpora a training run reads and how it divides them.
struct CorporaChoice {
    std::vector<std::string> folders;
    std::string heldOut;        // file with collections that are left out; may be empty
    int validateOneIn = 5;      // real tracks
    int validateOneWorkIn = 10; // works of made recordings
    int everyFrame = 1;
    std::vector<std::filesystem::path> lessons;       // corpora of probe sounds; fit only
    std::vector<std::filesystem::path> vectorLessons; // corpora of made triplets
    std::string vectorCopies;                         // corpus of changed copies; may be empty
};

/// The tracks, and the front end that made their spectrograms.
struct FitCorpora {
    MelFrontEnd frontEnd;
    FitTracks tracks;
};

/// All tracks of all corpora that are not held out, and the front end that made their spectrograms.
struct CorpusTracks {
    MelFrontEnd frontEnd;
    LoadedTracks tracks;
};

/// `leastFrames` (after everyFrame) is what a track must have. Errors: NotFound, InvalidArgument (corpora of different
/// front ends).
Result<CorpusTracks> readCorpora(const CorporaChoice& choice, int leastFrames);

/// Fits a network's layers to so many times fewer frames: the first layer pools over as much less, so that the rest of
/// the network sees the same time.
void lowerFrameRate(ModelManifest& manifest, int everyFrame);

/// What teaches the vector of a network with `frontEnd` that is fitted to some of `originals`. Errors: those of
/// readTripletSet and readCorpus, and InvalidArgument (none of the copies is of these tracks).
Result<VectorLessons> readVectorLessons(const CorporaChoice& choice, const MelFrontEnd& frontEnd,
                                        const std::vector<CorpusTrack>& originals);

/// For --help.
inline constexpr const char* vectorLessonsHelp =
    "Corpora of made triplets that parts of the vector are fitted by; to be measured on others";
inline constexpr const char* vectorCopiesHelp =
    "Corpus that the distort command made of training tracks; parts fitted by factors learn to ignore what it changed";

/// Reads the corpora and divides them: of the real tracks every so manieth, of the works of made recordings every so
/// manieth with all its versions, are for validation. If nothing is real, the made ones choose the step.
/// Errors: those of readCorpora, and InvalidArgument (fewer than two tracks to train on, nothing for validation).
Result<FitCorpora> readFitCorpora(const CorporaChoice& choice, int leastFrames);

} // namespace tonekin
