// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/listlibrary.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace tonekin {

struct ListEvaluationOptions {
    std::size_t lists = 200; // of random seeds, for each measure
    std::size_t length = 30; // of a list
    std::size_t paths = 100; // between random tracks
    int window = 5;          // artistApart of the lists
    int randomOrders = 1000; // of all lists together
    std::uint64_t seed = 1;
};

/// What playlists of a library are worth, in numbers that need no listener. Each alone can be had by cheating at
/// another: they belong together.
struct ListFigures {
    std::size_t tracks = 0;

    std::size_t repeatedArtists = 0;      // rows that have an artist of the window - 1 rows before, in all lists
    std::size_t repeatedArtistsPlain = 0; // the same of plain nearest neighbours

    // The mean distance (1 - similarity) from a row to the next, against that of random orders of the same rows.
    double smoothSteps = 0.0;
    double closenessSteps = 0.0; // by closeness, as plain neighbours come

    std::size_t paths = 0;
    std::size_t pathsAtBound = 0; // whose largest jump is that of the minimum spanning tree of all tracks
    std::size_t listsAtBound = 0; // paths as lists of `length`, with the limit per artist, that keep to it as well

    // The share of the library that is reached from a random start by following lists, without limits per artist.
    double reach = 0.0; // the mean of several starts
    double reachOfWorstStart = 0.0;
    double reachPlain = 0.0; // by plain cosines

    // The rest of an album among the 20 nearest to half of it.
    double albumRecall = 0.0;
    double albumRecallPlain = 0.0;
    double albumRecallRandom = 0.0;

    double stability = 0.0; // Jaccard index of a list before and after the library grew by a tenth

    // With the slider at its end.
    double medianPlaysOfLibrary = 0.0;
    double medianPlaysOfLists = 0.0;  // the median over lists of their medians
    double medianPlaysWithout = 0.0;  // without the slider
    double similarityKept = 0.0;      // the mean similarity of the lists against that without the slider
    double leastSimilarityKept = 0.0; // of the list that lost most
};

/// `tell` hears what is being measured. The same library and options always give the same figures.
ListFigures evaluateLists(const ListLibrary& library, const ListEvaluationOptions& options,
                          const std::function<void(const std::string&)>& tell);

/// For people, with what each has to reach; and for programs.
std::string listReportText(const ListFigures& figures);
std::string listReportJson(const ListFigures& figures);

} // namespace tonekin
