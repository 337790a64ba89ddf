// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace tonekin {

/// products[i] = rows[i] . query for `count` rows of `dimensions` floats that lie one after the other. A product that
/// is not finite becomes -1. Uses the widest vector instructions the running processor has. Equal rows always get equal
/// products, wherever they stand.
void dotProducts(const float* rows, std::size_t count, std::size_t dimensions, const float* query, float* products);

constexpr int fixedDistanceSteps = 1 << 20;

/// The distances between the ends of unit vectors of these cosines, sqrt(2 - 2 cosine), in steps of 2^-20: the same
/// whole numbers on every machine.
void fixedDistances(const float* cosines, std::size_t count, std::int32_t* distances);

} // namespace tonekin
