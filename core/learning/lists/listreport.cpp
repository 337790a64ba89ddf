// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listevaluation.h"

#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

namespace tonekin {

namespace {

void line(std::ostringstream& text, const std::string& what, double value, const std::string& remark)
{
    text << std::left << std::setw(58) << what << std::right << std::setw(8) << std::fixed << std::setprecision(3)
         << value << "  " << remark << '\n';
}

} // namespace

std::string listReportText(const ListFigures& figures)
{
    std::ostringstream text;
    text << "Playlists of " << figures.tracks << " tracks\n";
    const auto number = [](std::size_t count) { return static_cast<double>(count); };
    line(text, "rows that repeat an artist within the window", number(figures.repeatedArtists),
         "shall be 0; plain neighbours " + std::to_string(figures.repeatedArtistsPlain));
    line(text, "steps of smooth lists, random orders being 1", figures.smoothSteps, "shall be at most 0.7");
    line(text, "steps of lists by closeness", figures.closenessSteps, "");
    line(text, "paths", number(figures.paths), "");
    line(text, "  whose largest jump is that of the spanning tree", number(figures.pathsAtBound), "shall be all");
    line(text, "  that keep to it as lists, with neighbours by two artists", number(figures.listsAtBound), "");
    line(text, "reach by following lists", figures.reach,
         "shall be at least 0.95; by plain cosines " + std::to_string(figures.reachPlain));
    line(text, "  from the worst start", figures.reachOfWorstStart, "");
    line(text, "rest of an album among the 20 nearest", figures.albumRecall,
         "plain " + std::to_string(figures.albumRecallPlain) + ", random " + std::to_string(figures.albumRecallRandom));
    line(text, "same list after a tenth more tracks (Jaccard)", figures.stability, "shall be at least 0.8");
    line(text, "median plays with the slider at its end", figures.medianPlaysOfLists,
         "library " + std::to_string(figures.medianPlaysOfLibrary) + ", without " +
             std::to_string(figures.medianPlaysWithout));
    line(text, "  similarity kept", figures.similarityKept, "shall be above 0.9");
    line(text, "  of the list that lost most", figures.leastSimilarityKept, "");
    return text.str();
}

std::string listReportJson(const ListFigures& figures)
{
    const nlohmann::ordered_json json{{"tracks", figures.tracks},
                                      {"repeated_artists", figures.repeatedArtists},
                                      {"repeated_artists_plain", figures.repeatedArtistsPlain},
                                      {"smooth_steps", figures.smoothSteps},
                                      {"closeness_steps", figures.closenessSteps},
                                      {"paths", figures.paths},
                                      {"paths_at_bound", figures.pathsAtBound},
                                      {"lists_at_bound", figures.listsAtBound},
                                      {"reach", figures.reach},
                                      {"reach_of_worst_start", figures.reachOfWorstStart},
                                      {"reach_plain", figures.reachPlain},
                                      {"album_recall", figures.albumRecall},
                                      {"album_recall_plain", figures.albumRecallPlain},
                                      {"album_recall_random", figures.albumRecallRandom},
                                      {"stability", figures.stability},
                                      {"median_plays_of_library", figures.medianPlaysOfLibrary},
                                      {"median_plays_of_lists", figures.medianPlaysOfLists},
                                      {"median_plays_without", figures.medianPlaysWithout},
                                      {"similarity_kept", figures.similarityKept},
                                      {"least_similarity_kept", figures.leastSimilarityKept}};
    return json.dump(2);
}

} // namespace tonekin
