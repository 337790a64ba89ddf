// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/fetchedanswers.h"
#include "answers/strongestfilters.h"

#include <span>

namespace tonekin {

/// How brightly each filter is lit at a moment of a track: 0 when it answers no more than it does on average in the
/// library, 1 for the strongest that is usual in a track, more for what is stronger still. Between two frames the answers
/// glide. Plain numbers; any thread.
class LiveLevels {
public:
    /// `usual` of other sizes than the answers (a library that was not looked through yet): each filter is compared with its
    /// largest answer in this track instead.
    LiveLevels(FetchedAnswersRef answers, UsualAnswers usual);

    int filters() const { return m_answers->answers.filters; }
    /// Writes one level a filter. False, and all 0, where the network did not hear the track.
    bool at(double seconds, std::span<float> levels) const;
    /// The answers themselves, as stored at a frame.
    bool answersAt(double seconds, std::span<float> answers) const;

private:
    int frameHeard(double begun) const;

    FetchedAnswersRef m_answers;
    UsualAnswers m_usual;
};

} // namespace tonekin
