// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "factors/factorreport.h"

#include <string>

namespace tonekin {

/// The figures of a factor report for people, for programs, and the network's own for its manifest.
std::string factorTable(const FactorReport& report);
std::string factorJson(const FactorReport& report);
std::vector<QualityFigure> factorQuality(const FactorReport& report);

} // namespace tonekin
