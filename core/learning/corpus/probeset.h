// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/melspectrogram.h"
#include "base/result.h"
#include "corpus/probeattributes.h"
#include "corpus/probelabels.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace tonekin {

/// What a clip says about a factor.
enum class AttributeState : std::uint8_t { Counterexample, Unsure, Example };

/// Probe recordings as spectrograms.
struct ProbeSet {
    std::vector<MelSpectrogram> mels;
    std::vector<ProbeLabels> labels; // in the same order
};

/// Reads corpora of probe recordings, each with its labels beside corpus.json. Recordings without labels are passed
/// over. Errors: those of readCorpus, readProbeLabels and loadMel; InvalidArgument (another front end than the
/// network's, or not one labelled recording in a corpus).
Result<ProbeSet> loadProbes(std::span<const std::filesystem::path> corpora, const MelFrontEnd& frontEnd);

/// The frames of a recording's spectrogram whose windows lie wholly within a clip.
struct ClipFrames {
    int first = 0;
    int end = 0;
    int count() const { return end - first; }
};
/// Errors: InvalidArgument (outside the recording, or fewer than `fewest` frames).
Result<ClipFrames> framesOfClip(const ProbeClip& clip, const MelSpectrogram& recording, const MelFrontEnd& frontEnd,
                                int fewest);

/// States of all clips, recording after recording: [clips x factors]. A clip is an example of all that its names are
/// kinds of; unsure of a name, it is unsure of what that is a kind of.
struct AttributeStates {
    std::size_t clips = 0;
    std::size_t attributes = 0;
    std::vector<AttributeState> values;
    const AttributeState* of(std::size_t clip) const { return values.data() + clip * attributes; }
};
AttributeStates attributeStates(std::span<const ProbeLabels> labels, const ProbeAttributes& attributes);

} // namespace tonekin
