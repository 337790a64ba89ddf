// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace tonekin {

/// The least rate of false discoveries at which each of several p-values, tested together, would count as a discovery
/// (Benjamini and Hochberg: "Controlling the false discovery rate", JRSS B 57, 1995). Whoever takes all whose value is
/// at most q has, on average, a share of at most q of chance among them. Same order as `p`; each 0..1.
std::vector<double> falseDiscoveryRates(std::span<const double> p);

} // namespace tonekin
