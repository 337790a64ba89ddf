// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errorcode.h"
#include "library/trackstore.h"

#include <QString>

namespace tonekin {

/// What happened, in the user's words: a short name for lists, a sentence, and what one can do about it.
struct ErrorWords {
    QString shortName; // "Damaged file"
    QString what;      // "The file is damaged at its start, so it cannot be read."
    QString advice;    // "Copy it again from its source, then press Retry."
};
ErrorWords errorWords(ErrorCode code);

/// `what` and `advice` as one text.
QString errorSentence(ErrorCode code);

/// "Analysed", "Waiting", "Missing" ...
QString stateName(TrackState state);

} // namespace tonekin
