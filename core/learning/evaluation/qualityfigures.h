// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/evaluation.h"

#include <vector>

namespace tonekin {

/// The figures of a report that a network's manifest keeps: those of the network, with and without mutual proximity, of
/// all that it was set against, the differences between them, and what was found about
/// robustness, factors, hubs and filters. A figure without an interval has its value at both ends.
std::vector<QualityFigure> qualityFigures(const EvaluationReport& report);

} // namespace tonekin
