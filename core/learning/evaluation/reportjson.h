// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/evaluation.h"

#include <string>

namespace tonekin {

/// Which tracks were measured on, and by which network.
struct ReportContext {
    std::string model;     // its name
    std::string modelHash; // ModelManifest::modelHash()
    std::string measured;  // "validation", "held-out"
};

/// Everything of a report as indented JSON. Where nothing could be asked (no artist in two soundtracks, no variants)
/// the figure is null.
std::string reportJson(const EvaluationReport& report, const ReportContext& context);

} // namespace tonekin
