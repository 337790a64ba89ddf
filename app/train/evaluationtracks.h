// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/evaluation.h"
#include "fitcorpora.h"

#include <string>

namespace tonekin {

enum class MeasuredTracks { Validation, HeldOut };

/// Which tracks an evaluation reads.
struct EvaluationTracksChoice {
    CorporaChoice corpora; // as the training run had them
    MeasuredTracks measured = MeasuredTracks::Validation;
    std::string variants; // corpus of changed copies; may be empty
    std::string triplets; // corpus of made triplets; may be empty
};

/// Fills in all tracks of an evaluation; those measured on and the rest of the corpora as the training run divided
/// them (made recordings only where nothing is real). A corpus whose frames are closer together than the network's is
/// thinned out. Errors: NotFound, InvalidArgument (a corpus of another front end, nothing to measure on).
Status readEvaluationTracks(EvaluationTracksChoice choice, EvaluationInput& input);

} // namespace tonekin
