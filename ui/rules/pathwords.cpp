// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pathwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace tonekin {

namespace {

struct PathWords {
    Q_DECLARE_TR_FUNCTIONS(tonekin::PathWords)
};

QString figure(double closeness)
{
    return QLocale().toString(closeness, 'f', 2);
}

QString titleOf(const TrackSnapshot& tracks, TrackId id)
{
    const ListedTrack* track = tracks.find(id);
    return track ? track->title->shown : PathWords::tr("a track that is gone");
}

QString jumpText(const PathLegFacts& leg, const TrackSnapshot& tracks, std::optional<double> closeEnds)
{
    const auto largest = static_cast<double>(leg.largestStep);
    if (closeEnds && largest >= *closeEnds)
        return PathWords::tr("Every step is a close one; the largest is from “%1” to “%2” (%3).")
            .arg(titleOf(tracks, leg.stepFrom), titleOf(tracks, leg.stepTo), figure(largest));
    QString text = PathWords::tr("The largest jump is from “%1” to “%2”: closeness %3.")
                       .arg(titleOf(tracks, leg.stepFrom), titleOf(tracks, leg.stepTo), figure(largest));
    if (closeEnds)
        text += QLatin1Char(' ') + PathWords::tr("Close ends at %1.").arg(figure(*closeEnds));
    return text;
}

QString boundText(const PathLegFacts& leg)
{
    if (!leg.reachesBound)
        return PathWords::tr("Steps of %1 would do, in a list of %n track(s) or more and without limits on artists and "
                             "albums.",
                             nullptr, static_cast<int>(leg.fewestTracks))
            .arg(figure(static_cast<double>(leg.bound)));
    return leg.isProven ? PathWords::tr("No path with smaller jumps exists among the tracks that the rules allow.")
                        : PathWords::tr("There may be a path with smaller jumps.");
}

} // namespace

const PathLegFacts* worstLeg(const PlaylistResult& path)
{
    const auto worst = std::ranges::min_element(path.legs, {}, &PathLegFacts::largestStep);
    return worst == path.legs.end() ? nullptr : &*worst;
}

QString pathText(const PlaylistResult& path, const PlaylistRules& rules, const TrackSnapshot& tracks,
                 std::optional<double> closeEnds)
{
    QStringList sentences;
    if (const PathLegFacts* leg = worstLeg(path))
        sentences << jumpText(*leg, tracks, closeEnds) << boundText(*leg);
    if (path.isShorter)
        sentences << PathWords::tr("No more tracks fit on this path.");
    if (rules.closeOnly || rules.lessPlayed != 0.0 || rules.order != ListOrder::Closeness)
        sentences << PathWords::tr("The order, plays and “close ones only” do not count on a path.");
    return sentences.join(QLatin1Char(' '));
}

} // namespace tonekin
