// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tonekin {

/// Measured: what the filter responds to more than to anything else was found with sounds that are exactly known, and
/// found again with another soundfont. Descriptor: only what its weights look like; never to be shown as if it were
/// the former.
enum class FilterNameKind { Measured, Descriptor };

/// Which of a sound's two figures the name rests on: the filter's largest activation in it, or its mean one.
enum class ActivationMode { Maximum, Mean };

/// What a filter of the first layer is called. The words are phrases of base/filterterms.h, so that they can be
/// translated; a descriptor may join several with "; ".
struct FilterName {
    std::string name; // English, 1 to 120 bytes
    FilterNameKind kind = FilterNameKind::Descriptor;
    ActivationMode mode = ActivationMode::Maximum; // of a measured name
    double confidence = 0.0;  // area under the ROC curve on the confirming sounds, 0 to 1; 0 for a descriptor
    double selectivity = 0.0; // on the naming sounds: that area minus the one of the best unrelated name, -1 to 1
    std::string runnerUp;     // that unrelated name; empty for a descriptor
    bool operator==(const FilterName&) const = default;
};

/// ok() for none at all or one a filter, each within the limits above and without control characters.
/// Errors: ModelDamaged.
Status checkFilterNames(const std::vector<FilterName>& names, std::size_t filters);

} // namespace tonekin
