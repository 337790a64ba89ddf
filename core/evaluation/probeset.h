// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "base/result.h"
#include "corpus/probefactors.h"
#include "corpus/probelabels.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace tonekin {

/// What a clip says about a factor.
enum class FactorState : std::uint8_t { Counterexample, Unsure, Example };

/// Probe recordings as spectrograms.
struct ProbeSet {
    std::vector<MelSpectrogram> mels;
    std::vector<ProbeLabels> labels; // in the same order
};

/// Reads corpora of probe recordings, each with its labels beside corpus.json. Recordings without labels are passed
/// over. Errors: those of readCorpus, readProbeLabels and loadMel; InvalidArgument (another front end than the
/// network's, or not one labelled recording in a corpus).
Result<ProbeSet> loadProbes(std::span<const std::filesystem::path> corpora, const MelFrontEnd& frontEnd);

/// States of all clips, recording after recording: [clips x factors]. A clip is an example of all that its names are
/// kinds of; unsure of a name, it is unsure of what that is a kind of.
struct FactorStates {
    std::size_t clips = 0;
    std::size_t factors = 0;
    std::vector<FactorState> values;
    const FactorState* of(std::size_t clip) const { return values.data() + clip * factors; }
};
FactorStates factorStates(std::span<const ProbeLabels> labels, const ProbeFactors& factors);

/// What every filter of the first layer answered to every clip, in the order of factorStates.
struct ProbeAnswers {
    std::size_t filters = 0;
    std::size_t clips = 0;
    std::vector<float> maximum; // [filters x clips]
    std::vector<float> mean;    // [filters x clips]
};
/// Only frames that lie wholly within a clip count. Errors: ModelDamaged, InvalidArgument (a clip outside its
/// recording, or shorter than the filters), NonFiniteOutput.
Result<ProbeAnswers> answersToProbes(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                     const ProbeSet& probes);

} // namespace tonekin
