// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// Mutual proximity (Schnitzer, Flexer, Schedl, Widmer: "Local and global scaling reduce hubs in space", JMLR 13,
/// 2012): two tracks are close when each is close to the other *as seen by that other*, so that a track which lies near
/// everything (a hub) is no longer everybody's neighbour. Distances of a track to all others are taken to follow a
/// known distribution, which leaves two numbers a track. Pure functions; any thread.

/// Of a track's distance to the tracks of a reference sample, itself not among them.
struct DistanceStatistics {
    float mean = 0.0F;
    float deviation = 0.0F; // the standard deviation
};

/// What distances are taken to follow. LogNormal is for those that are never negative and where 0 means "the same": 0
/// stays nearer than anything else, which Normal cannot promise.
enum class DistanceShape { Normal, LogNormal };

/// The same two numbers in the units in which z() counts: of the distance itself, or of its logarithm (by the moments
/// of the log-normal distribution). Means and deviations of 0 become tiny ones, so that z() is finite.
DistanceStatistics fitted(const DistanceStatistics& measured, DistanceShape shape);

/// P(a's distances > distance) * P(b's distances > distance): 1 = closer to each other than to anything else.
double mutualProximity(double distance, const DistanceStatistics& a, const DistanceStatistics& b,
                       DistanceShape shape = DistanceShape::Normal);

/// ln P(Z <= z) of the standard normal distribution, without underflow for z of minus a million.
double logNormalTail(double z);
/// The z of a value of logNormalTail().
double normalTailPoint(double logTail);

/// ln(1 - sqrt((1 - p)(1 - q))), where p and q are the normal tails left of two z: the tail left of their mutual mean,
/// which lies between them. Orders pairs like 1 - mutualProximity(), but keeps telling apart pairs so close that this
/// is 0.
double logMutualTail(double zOfOne, double zOfOther);

/// The same for a whole matrix [count x count] of symmetric distances, every row's statistics being over all its other
/// columns: the mutual mean of the z, to order neighbours by; smaller is closer. Values that are not finite count as
/// the farthest; the diagonal becomes the lowest float. Empty if the matrix has fewer values than that.
std::vector<float> mutualDistances(std::span<const float> distances, std::size_t count, DistanceShape shape);

} // namespace tonekin
