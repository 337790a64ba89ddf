// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/reportcolumns.h"

namespace tonekin {

const std::vector<ReportColumn>& reportColumns()
{
    constexpr auto queries = Averaging::OverQueries;
    constexpr auto classes = Averaging::OverClasses;
    static const std::vector<ReportColumn> all{
        {"same soundtrack mAP", &SystemScores::sameCollection, &QueryScore::averagePrecision, queries},
        {"same soundtrack P@1", &SystemScores::sameCollection, &QueryScore::precisionAt1, queries},
        {"same soundtrack P@5", &SystemScores::sameCollection, &QueryScore::precisionAt5, queries},
        {"same soundtrack mAP, mean over soundtracks", &SystemScores::sameCollection, &QueryScore::averagePrecision,
         classes},
        {"same soundtrack P@5, mean over soundtracks", &SystemScores::sameCollection, &QueryScore::precisionAt5,
         classes},
        {"same artist, other soundtrack mAP", &SystemScores::sameArtist, &QueryScore::averagePrecision, queries},
        {"same artist, other soundtrack P@5", &SystemScores::sameArtist, &QueryScore::precisionAt5, queries},
        {"same artist, other soundtrack P@5, mean over artists", &SystemScores::sameArtist, &QueryScore::precisionAt5,
         classes},
        {"other half (first and second half of the whole track) P@1", &SystemScores::otherHalf,
         &QueryScore::precisionAt1, queries},
        {"other clip (two 30 s clips: the halves of the middle minute) P@1", &SystemScores::otherClip,
         &QueryScore::precisionAt1, queries},
    };
    return all;
}

Figure hitsOf(const std::vector<QueryScore>& scores)
{
    return figureOf(scores, &QueryScore::precisionAt1);
}

} // namespace tonekin
