// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/standardise.h"

#include <cmath>

namespace tonekin {
namespace {

constexpr double leastVariance = 1e-10;

struct Column {
    double mean = 0.0;
    double scale = 0.0; // one over the deviation
};

Column columnOf(Descriptions reference, std::size_t place)
{
    double sum = 0.0;
    for (const Description& row : reference)
        sum += row[place];
    const double mean = sum / static_cast<double>(reference.size());
    double squares = 0.0;
    for (const Description& row : reference)
        squares += (row[place] - mean) * (row[place] - mean);
    const double variance = squares / static_cast<double>(reference.size());
    return {mean, variance > leastVariance ? 1.0 / std::sqrt(variance) : 0.0};
}

} // namespace

std::vector<Description> standardised(Descriptions rows, Descriptions reference)
{
    std::vector<Description> result(rows.begin(), rows.end());
    if (rows.empty() || reference.empty())
        return result;
    for (std::size_t place = 0; place < rows.front().size(); ++place) {
        const Column column = columnOf(reference, place);
        for (Description& row : result)
            row[place] = static_cast<float>((row[place] - column.mean) * column.scale);
    }
    return result;
}

Comparison standardisedCosine()
{
    return {[](Descriptions queries, Descriptions candidates) {
                return cosineSimilarities(standardised(queries, candidates), standardised(candidates, candidates));
            },
            {}};
}

} // namespace tonekin
