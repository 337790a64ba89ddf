// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/reportjson.h"

#include <string>

namespace tonekin {

/// The same report as tables for people.
std::string reportText(const EvaluationReport& report, const ReportContext& context);

} // namespace tonekin
