// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/arrangement.h"
#include "synthesis/corpusplan.h"

namespace tonekin {

/// Makes the recordings of a plan, effects included. One object is used by one thread at a time.
class RecordingMaker {
public:
    /// Errors: those of ArrangementMaker::open and of speak (what is missing shows before the work begins).
    static Result<RecordingMaker> open(const ArrangementPlaces& places, std::uint64_t seed);

    /// With labels.path set. The same seed and plan give the same recording. Errors: those of ArrangementMaker::make
    /// and speak.
    Result<Recording> make(const PlannedRecording& planned);

private:
    RecordingMaker(ArrangementMaker arrangements, std::uint64_t seed)
        : m_arrangements(std::move(arrangements))
        , m_seed(seed)
    {
    }
    Result<Recording> makeDry(const PlannedRecording& planned);
    Result<Recording> makeSpeechOverBed(const PlannedRecording& planned, RandomStream random);
    Result<Recording> makeSongOverArrangement(const PlannedRecording& planned, const RandomStream& random);

    ArrangementMaker m_arrangements;
    std::uint64_t m_seed;
};

} // namespace tonekin
