// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/soundlabels.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// A sound of a few seconds within a probe recording, and what it is an example of: names of corpus/probefactors.h.
/// What it is not named for it is a counterexample of, except for what stands under `unsure`.
struct ProbeClip {
    TimeSpan span;                       // with the silence around it
    std::vector<std::string> attributes; // without what follows from them
    std::vector<std::string> unsure;     // it sounds there, too, though it is no plain example
    bool operator==(const ProbeClip&) const = default;
};

/// A recording of many clips one after the other.
struct ProbeLabels {
    std::string path;             // of the recording, below the folder of the labels file, '/' between parts
    std::vector<ProbeClip> clips; // by time
    bool operator==(const ProbeLabels&) const = default;
};

/// The name of the file in a folder of probe recordings: one JSON object a line.
inline constexpr std::string_view probeLabelsFile = "probes.jsonl";

/// One line, without the line's end. Times are written in milliseconds.
std::string printProbeLabels(const ProbeLabels& labels);
/// Errors: InvalidArgument (not such a line, a name that is no factor, spans that end before they start or overlap,
/// more than 100,000 clips).
Result<ProbeLabels> parseProbeLabels(std::string_view line);
/// Errors: IoError.
Status writeProbeLabels(const std::filesystem::path& file, const std::vector<ProbeLabels>& all);
/// All lines, by path. Errors: NotFound, InvalidArgument with the number of the line.
Result<std::vector<ProbeLabels>> readProbeLabels(const std::filesystem::path& file);

} // namespace tonekin
