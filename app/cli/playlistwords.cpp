// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlistwords.h"

#include "textoutput.h"

namespace tonekin::cli {

namespace {

std::string_view nameOf(TrackRule rule)
{
    switch (rule) {
    case TrackRule::Folder:
        return "the folders";
    case TrackRule::Genre:
        return "the genres";
    case TrackRule::Year:
        return "the years";
    case TrackRule::Rating:
        return "the least rating";
    case TrackRule::Length:
        return "the length of a track";
    case TrackRule::Added:
        return "the days since they were added";
    case TrackRule::Close:
        return "that they must be close";
    }
    return "a rule";
}

std::string quoted(const AskedLibrary& asked, TrackId id)
{
    return "'" + asked.bylineOf(id) + "'";
}

std::string tracksText(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " track" : " tracks");
}

std::string sentenceOnRules(const PlaylistResult& result)
{
    if (result.removed.empty())
        return "The rules leave no track.";
    const RuleCount& first = result.removed.front();
    std::string sentence =
        "The rules leave no track: " + std::string(nameOf(first.rule)) + " leave out " + tracksText(first.removed);
    if (first.rule == TrackRule::Close)
        sentence = "Nothing in this library is close: " + tracksText(first.removed) +
                   " could be listed, all of them further away";
    else if (first.alone > 0)
        sentence += ", " + std::to_string(first.alone) + " of which come back without that rule";
    for (std::size_t other = 1; other < result.removed.size() && first.rule != TrackRule::Close; ++other)
        sentence += "; " + std::string(nameOf(result.removed[other].rule)) + " leave out " +
                    tracksText(result.removed[other].removed);
    return sentence + ".";
}

void addPathRemarks(const AskedLibrary& asked, const PathLegFacts& leg, std::optional<float> closeEnds,
                    std::vector<std::string>& remarks)
{
    std::string words = "From " + quoted(asked, leg.from) + " to " + quoted(asked, leg.to) +
                        ": the largest step is from " + quoted(asked, leg.stepFrom) + " to " +
                        quoted(asked, leg.stepTo) + " (similarity " + decimal(static_cast<double>(leg.largestStep), 2);
    if (closeEnds && leg.largestStep < *closeEnds)
        words += "; close ends at " + decimal(static_cast<double>(*closeEnds), 2);
    words += "). ";
    if (!leg.reachesBound)
        words += "Steps of " + decimal(static_cast<double>(leg.bound), 2) + " would do, with at least " +
                 tracksText(leg.fewestTracks) + " and no limits on artists and albums.";
    else if (leg.isProven)
        words += "No path with smaller steps exists among the tracks that the rules allow.";
    else
        words += "There may be a path with smaller steps.";
    remarks.push_back(std::move(words));
}

} // namespace

std::string_view sentenceOn(RulesFlaw flaw)
{
    switch (flaw) {
    case RulesFlaw::NoLength:
        return "A playlist needs a length of at least one track, or some minutes.";
    case RulesFlaw::YearsReversed:
        return "The first year is after the last.";
    case RulesFlaw::LengthsReversed:
        return "The least length of a track is above the greatest.";
    case RulesFlaw::LengthsNegative:
        return "The length of a track cannot be below zero.";
    case RulesFlaw::ListTooShort:
        return "The least length of a track is longer than the whole list may be.";
    case RulesFlaw::RatingOutOfRange:
        return "A rating is 0 to 5 stars.";
    case RulesFlaw::SliderOutOfRange:
        return "'less played' goes from -1 to 1.";
    case RulesFlaw::NegativeLimit:
        return "A limit cannot be below zero.";
    case RulesFlaw::GenreBothWays:
        return "A genre is both asked for and left out.";
    case RulesFlaw::FolderBothWays:
        return "All folders that are asked for lie below some that are left out.";
    }
    return "The rules contradict each other.";
}

std::string sentenceOn(const PlaylistResult& result)
{
    switch (result.why) {
    case NoPlaylist::HasRows:
        return {};
    case NoPlaylist::FlawedRules: {
        std::string sentences;
        for (const RulesFlaw flaw : result.flaws)
            sentences += (sentences.empty() ? "" : " ") + std::string(sentenceOn(flaw));
        return sentences;
    }
    case NoPlaylist::SeedAndNot:
        return "A track is both asked for and to be kept away from.";
    case NoPlaylist::SeedsCancelOut:
        return "What to sound like and what to keep away from cancel each other out; name fewer tracks.";
    case NoPlaylist::RulesLeaveNothing:
        return sentenceOnRules(result);
    case NoPlaylist::AllLeftOut:
        return "All that could be listed is a copy of the seeds, or longer than the list may be.";
    case NoPlaylist::SeveralStarts:
        return "A path starts at one seed; name the others with --via.";
    case NoPlaylist::NoSeed:
    case NoPlaylist::NothingElse:
        break;
    }
    return "No other track of this library can be compared yet.";
}

std::vector<std::string> remarksOn(const AskedLibrary& asked, const PlaylistQuery& query, const PlaylistResult& result,
                                   std::optional<float> closeEnds)
{
    std::vector<std::string> remarks;
    for (const TrackId id : result.vanished)
        remarks.push_back(asked.pathOf(id) + " is not there any more: the list sounds like it, without it.");
    if (result.rows.empty())
        return remarks;
    const PlaylistRules& rules = query.rules;
    if (query.pathTo && (rules.closeOnly || rules.lessPlayed != 0.0 || rules.order != ListOrder::Closeness))
        remarks.push_back("On a path closeness to the seeds, plays and the order do not count.");
    if (result.isShorter)
        remarks.push_back("The list has " + tracksText(result.rows.size()) + ": " +
                          (query.pathTo ? "no more fit on this path." : "the rules allow no more of this library."));
    if (result.order != rules.order)
        remarks.push_back("Too little is known of how loud these tracks are, so that the order is smooth.");
    for (const PathLegFacts& leg : result.legs)
        addPathRemarks(asked, leg, closeEnds, remarks);
    if (closeEnds && result.legs.empty() && result.close + result.further > 0)
        remarks.push_back(std::to_string(result.close) + " close, " + std::to_string(result.further) +
                          " further away.");
    return remarks;
}

std::string reasonWords(const AskedLibrary& asked, const PlaylistRow& row)
{
    const std::string nearest = quoted(asked, row.nearest);
    switch (row.reason) {
    case RowReason::Seed:
        return "asked for";
    case RowReason::Close:
        return "close to " + nearest;
    case RowReason::Further:
        return "not close; the nearest that is left, to " + nearest;
    case RowReason::RarelyPlayed:
        return "rarely played (" + std::to_string(row.plays) + "), and like " + nearest;
    case RowReason::OftenPlayed:
        return "often played (" + std::to_string(row.plays) + "), and like " + nearest;
    case RowReason::PathStop:
        return "a stop of the path";
    case RowReason::PathStep:
        return "on the way, nearest to " + nearest;
    }
    return {};
}

} // namespace tonekin::cli
