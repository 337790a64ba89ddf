// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "similarity/vectorindex.h"

#include <cmath>
#include <random>

namespace tonekin::testing {

/// Unit vectors in random directions; track ids count up from 1.
inline VectorIndex randomIndex(std::size_t tracks, int dimensions, unsigned seed = 1)
{
    std::mt19937 engine(seed);
    std::normal_distribution<float> normal;
    std::vector<TrackId> ids;
    std::vector<float> values;
    for (std::size_t track = 0; track < tracks; ++track) {
        ids.push_back({static_cast<std::int64_t>(track) + 1});
        std::vector<float> vector(static_cast<std::size_t>(dimensions));
        float squares = 0.0F;
        for (float& value : vector) {
            value = normal(engine);
            squares += value * value;
        }
        for (const float value : vector)
            values.push_back(value / std::sqrt(squares));
    }
    return VectorIndex(dimensions, std::move(ids), std::move(values));
}

/// Two dimensions are enough to place tracks by hand: the vector at an angle to the first axis.
inline std::vector<float> atDegrees(double degrees)
{
    const double radians = degrees * 3.14159265358979323846 / 180.0;
    return {static_cast<float>(std::cos(radians)), static_cast<float>(std::sin(radians))};
}

} // namespace tonekin::testing
