// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchvectors.h"

#include <cmath>
#include <random>
#include <utility>
#include <vector>

namespace tonekin::bench {

VectorIndex randomVectors(std::size_t tracks)
{
    std::minstd_rand engine(1);
    std::vector<TrackId> ids;
    std::vector<float> values;
    values.reserve(tracks * dimensions);
    for (std::size_t track = 0; track < tracks; ++track) {
        ids.push_back({static_cast<std::int64_t>(track) + 1});
        float squares = 0.0F;
        for (int axis = 0; axis < dimensions; ++axis) {
            const float value = static_cast<float>(engine()) / static_cast<float>(std::minstd_rand::max()) - 0.5F;
            values.push_back(value);
            squares += value * value;
        }
        for (auto value = values.end() - dimensions; value != values.end(); ++value)
            *value /= std::sqrt(squares);
    }
    return VectorIndex(dimensions, std::move(ids), std::move(values));
}

} // namespace tonekin::bench
