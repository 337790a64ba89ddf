// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/similarwords.h"

#include "words/errortext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tonekin {

namespace {

struct SimilarWords {
    Q_DECLARE_TR_FUNCTIONS(tonekin::SimilarWords)
};

int countOf(const PlaylistResult& result, SeedFlaw flaw)
{
    return static_cast<int>(std::ranges::count(result.unusable, flaw, &UnusableSeed::flaw));
}

QString failedSeedText(const PlaylistResult& result, const TrackSnapshot& tracks)
{
    const auto seed = std::ranges::find(result.unusable, SeedFlaw::Failed, &UnusableSeed::flaw);
    const ListedTrack* track = tracks.find(seed->id);
    if (!track || !track->problem)
        return SimilarWords::tr("%n seed(s) could not be read; the Activity page says why.", nullptr, 1);
    return SimilarWords::tr("“%1” cannot be compared: %2").arg(track->title->shown, errorSentence(*track->problem));
}

NoPlaylist reasonOf(NoList why)
{
    switch (why) {
    case NoList::NoSeed:
        return NoPlaylist::NoSeed;
    case NoList::SeedsCancelOut:
        return NoPlaylist::SeedsCancelOut;
    case NoList::AllLeftOut:
        return NoPlaylist::AllLeftOut;
    case NoList::NothingElse:
        return NoPlaylist::NothingElse;
    case NoList::HasRows:
        break;
    }
    return NoPlaylist::HasRows;
}

} // namespace

QString unusableSeedsText(const PlaylistResult& result, const TrackSnapshot& tracks, bool scanning)
{
    QStringList sentences;
    if (const int silent = countOf(result, SeedFlaw::Silent))
        sentences += SimilarWords::tr("There is nothing to hear in %n seed(s), so nothing can be compared with it.",
                                      nullptr, silent);
    if (const int failed = countOf(result, SeedFlaw::Failed); failed == 1)
        sentences += failedSeedText(result, tracks);
    else if (failed > 1)
        sentences += SimilarWords::tr("%n seed(s) could not be read; the Activity page says why.", nullptr, failed);
    if (const int unknown = countOf(result, SeedFlaw::Unknown))
        sentences += SimilarWords::tr("%n seed(s) are not in the library any more.", nullptr, unknown);
    const int waiting = countOf(result, SeedFlaw::NotAnalysed);
    if (waiting > 0 && scanning)
        sentences += SimilarWords::tr("%n seed(s) have not been analysed yet; they count as soon as they are.", nullptr,
                                      waiting);
    else if (waiting > 0)
        sentences += SimilarWords::tr("%n seed(s) have not been analysed, so they do not count. Scan to analyse them.",
                                      nullptr, waiting);
    return sentences.join(QLatin1Char(' '));
}

QString noListTitle(const PlaylistResult& result)
{
    if (result.why == NoPlaylist::RulesLeaveNothing || result.why == NoPlaylist::FlawedRules)
        return SimilarWords::tr("The rules leave nothing");
    if (result.why != NoPlaylist::NoSeed)
        return SimilarWords::tr("Nothing to compare with");
    const bool isWaiting = countOf(result, SeedFlaw::NotAnalysed) > 0;
    return isWaiting ? SimilarWords::tr("Not analysed yet") : SimilarWords::tr("Nothing to hear");
}

QString noListText(const PlaylistResult& result, const TrackSnapshot& tracks, bool scanning)
{
    switch (result.why) {
    case NoPlaylist::NoSeed:
        return unusableSeedsText(result, tracks, scanning);
    case NoPlaylist::SeedsCancelOut:
    case NoPlaylist::SeedAndNot:
        return SimilarWords::tr(
            "What to sound like and what to keep away from cancel each other out. Take out a seed.");
    case NoPlaylist::AllLeftOut:
        return SimilarWords::tr("All that could be listed was taken out, or is a copy of the seeds.");
    default:
        return SimilarWords::tr("No other track of this library can be compared yet.");
    }
}

QString noListText(const SimilarResult& result, const TrackSnapshot& tracks, bool scanning)
{
    PlaylistResult same;
    same.unusable = result.unusable;
    same.why = reasonOf(result.why);
    return noListText(same, tracks, scanning);
}

} // namespace tonekin
