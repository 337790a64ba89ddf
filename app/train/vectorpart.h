// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/modelmanifest.h"

#include <string>
#include <vector>

namespace tonekin {

/// How a part of the vector is written on the command line, for --help.
inline constexpr const char* vectorPartHelp =
    "A part of the vector, instead of the usual ones; may be given several times: "
    "filters|pooled|hidden,mean|spread,DIMENSIONS,WEIGHT,components|within|factors,STRENGTH";

/// Replaces the parts of `shape` unless `texts` is empty. Errors: InvalidArgument.
Status setVectorParts(const std::vector<std::string>& texts, VectorShape& shape);

/// For people, as it is written on the command line.
std::string describeVector(const VectorShape& shape);

} // namespace tonekin
