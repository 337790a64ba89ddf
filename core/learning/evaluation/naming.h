// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/probeactivations.h"
#include "model/filternames.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tonekin {

/// Naming by measurement: a filter is named after what it tells from all else, after the idea of D. Bau et al.,
/// "Network Dissection" (2017), with sounds of which everything is known.
///
/// For every filter, figure (largest or mean activation in a clip) and attribute: the area under the ROC curve of the
/// attribute's examples against its counterexamples. A factor qualifies with an area of 0.90 that exceeds that of every
/// unrelated factor by 0.05; of those that qualify the one with the largest area is the name, or a kind of it that
/// comes within 0.02. That is then looked at once on sounds of another soundfont: confirmed if the area is still 0.85
/// and no unrelated factor is ahead by more than 0.02.
struct NamingLimits {
    double area = 0.90;
    double selectivity = 0.05;
    double preferKindWithin = 0.02;
    double confirmedArea = 0.85;
    double confirmedBehind = 0.02;
    int fewestExamples = 8; // a factor with fewer on either side is left out
};

/// A factor found for a filter. Factors are numbers of ProbeAttributes.
struct FoundName {
    std::size_t attribute = 0;
    ActivationMode mode = ActivationMode::Maximum;
    double area = 0.0;        // on the naming sounds
    double selectivity = 0.0; // on the naming sounds
    std::size_t runnerUp = 0; // the best unrelated factor there
    double confirmingArea = 0.0;
    bool confirmed = false;
};

/// The area under the ROC curve: how often an example scores higher than a counterexample, ties counting half. Empty
/// where one of them is missing.
std::optional<double> areaUnderRoc(std::span<const float> scores, std::span<const AttributeState> states);

/// One entry a filter; empty where nothing qualifies.
std::vector<std::optional<FoundName>> findNames(const ProbeActivations& naming, const AttributeStates& namingStates,
                                                const ProbeActivations& confirming,
                                                const AttributeStates& confirmingStates,
                                                const ProbeAttributes& attributes, const NamingLimits& limits = {});

/// How many filters have a confirmed name that counts for the landmark.
std::size_t filtersAt(const Landmark& landmark, std::span<const std::optional<FoundName>> names,
                      const ProbeAttributes& attributes);

/// What the manifest keeps: confirmed names, and for all other filters what their weights look like.
std::vector<FilterName> manifestNames(std::span<const std::optional<FoundName>> names,
                                      std::span<const std::string> descriptions, const ProbeAttributes& attributes);

} // namespace tonekin
