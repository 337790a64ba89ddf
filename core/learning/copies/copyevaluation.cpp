// SPDX-License-Identifier: GPL-3.0-or-later
#include "copies/copyevaluation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iomanip>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace tonekin {

namespace {

using Pairs = std::set<std::pair<std::size_t, std::size_t>>;

std::vector<Fingerprint> fingerprintsOf(const std::vector<CopyToFind>& tracks)
{
    std::vector<Fingerprint> fingerprints;
    fingerprints.reserve(tracks.size());
    for (const CopyToFind& track : tracks)
        fingerprints.push_back(track.fingerprint);
    return fingerprints;
}

/// Of different recordings, as the evidence links them.
Pairs mixedUp(const std::vector<CopyToFind>& tracks, const CopyFamilies& found)
{
    Pairs pairs;
    for (const CopyFamily& family : found.families)
        for (const CopyEvidence& evidence : family.evidence) {
            const auto [first, second] = std::minmax({tracks[evidence.one].original, tracks[evidence.other].original});
            if (first != second)
                pairs.emplace(first, second);
        }
    return pairs;
}

Pairs mixedUpOriginals(const std::vector<CopyToFind>& tracks, const CopyRule& rule)
{
    std::vector<CopyToFind> originals;
    std::ranges::copy_if(tracks, std::back_inserter(originals), &std::string::empty, &CopyToFind::change);
    return mixedUp(originals, findCopies(fingerprintsOf(originals), rule));
}

void countFound(const std::vector<CopyToFind>& tracks, const CopyFamilies& found, CopyFigures& figures)
{
    std::set<std::size_t> withOriginal; // tracks
    for (const CopyFamily& family : found.families) {
        std::set<std::size_t> originals;
        for (const std::size_t track : family.tracks)
            if (tracks[track].change.empty())
                originals.insert(tracks[track].original);
        for (const std::size_t track : family.tracks)
            if (originals.contains(tracks[track].original))
                withOriginal.insert(track);
    }
    const std::set<std::size_t> unjudged(found.cannotBeJudged.begin(), found.cannotBeJudged.end());
    std::map<std::string, CopyFigures::Change> changes;
    for (std::size_t track = 0; track < tracks.size(); ++track) {
        if (tracks[track].change.empty())
            continue;
        CopyFigures::Change& change = changes[tracks[track].change];
        change.name = tracks[track].change;
        ++change.copies;
        change.found += withOriginal.contains(track) ? 1U : 0U;
        change.unjudged += !withOriginal.contains(track) && unjudged.contains(track) ? 1U : 0U;
    }
    for (auto& [name, change] : changes)
        figures.changes.push_back(std::move(change));
}

std::size_t pairsOfDifferent(const std::vector<CopyToFind>& tracks)
{
    std::map<std::size_t, std::size_t> tracksOf; // by original
    for (const CopyToFind& track : tracks)
        ++tracksOf[track.original];
    std::size_t same = 0;
    for (const auto& [original, count] : tracksOf)
        same += count * (count - 1) / 2;
    return tracks.size() * (tracks.size() - std::min<std::size_t>(1, tracks.size())) / 2 - same;
}

double share(std::size_t part, std::size_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

} // namespace

CopyFigures evaluateCopies(const std::vector<CopyToFind>& tracks, const CopyRule& rule)
{
    CopyFigures figures;
    figures.originals =
        static_cast<std::size_t>(std::ranges::count_if(tracks, &std::string::empty, &CopyToFind::change));
    figures.comparedPairs = pairsOfDifferent(tracks);
    const CopyFamilies found = findCopies(fingerprintsOf(tracks), rule);
    countFound(tracks, found, figures);
    const Pairs ofOriginals = mixedUpOriginals(tracks, rule);
    figures.pairsOfOriginals.assign(ofOriginals.begin(), ofOriginals.end());
    std::ranges::set_difference(mixedUp(tracks, found), ofOriginals, std::back_inserter(figures.falsePairs));
    return figures;
}

std::string copyReportText(const CopyFigures& figures, const std::vector<std::string>& names)
{
    std::ostringstream text;
    text << "Copies of " << figures.originals << " recordings, found again (asked: 0.99)\n" << std::fixed;
    for (const CopyFigures::Change& change : figures.changes)
        text << "  " << std::left << std::setw(24) << change.name << std::setprecision(4)
             << share(change.found, change.copies) << "  " << change.found << " of " << change.copies << "; "
             << change.unjudged << " too plain or short to be judged\n";
    text << "Different originals taken for one recording: " << figures.pairsOfOriginals.size() << '\n';
    for (const auto& [one, other] : figures.pairsOfOriginals)
        text << "  " << names[one] << "\n    " << names[other] << '\n';
    text << "More such pairs with all copies (asked: 0): " << figures.falsePairs.size() << " of "
         << figures.comparedPairs << " compared\n";
    for (const auto& [one, other] : figures.falsePairs)
        text << "  " << names[one] << "\n    " << names[other] << '\n';
    return text.str();
}

std::string copyReportJson(const CopyFigures& figures, const std::vector<std::string>& names)
{
    using Json = nlohmann::ordered_json;
    const auto pairs = [&](const auto& list) {
        auto rows = Json::array();
        for (const auto& [one, other] : list)
            rows.push_back({names[one], names[other]});
        return rows;
    };
    auto changes = Json::array();
    for (const CopyFigures::Change& change : figures.changes)
        changes.push_back({{"change", change.name},
                           {"copies", change.copies},
                           {"found", change.found},
                           {"unjudged", change.unjudged}});
    const Json json{{"originals", figures.originals},
                    {"changes", std::move(changes)},
                    {"pairs_of_originals", pairs(figures.pairsOfOriginals)},
                    {"false_pairs", pairs(figures.falsePairs)},
                    {"compared_pairs", figures.comparedPairs}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace tonekin
