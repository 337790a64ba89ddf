// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include <ATen/ATen.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

/// Of each window's spectrogram [n x bands x frames], standardised by band: mean, deviation, and deviation and largest
/// size of the change from frame to frame, of its first twenty cepstral coefficients [n x 80], each about as large
/// as 1.
at::Tensor spectralSummary(const at::Tensor& windows);

/// A linear head that asks the hidden units for the summary of their window. Learning to tell the training's own tracks
/// apart lets go of whatever that does not need; what describes sounds in general shall stay, for music that is unlike
/// them. Serves training only and is no part of a model.
class SummaryHead {
public:
    SummaryHead(int hiddenUnits, std::uint64_t seed);

    /// Mean squared error. `hidden` [n x units], `summary` from above.
    at::Tensor loss(const at::Tensor& hidden, const at::Tensor& summary) const;

    void moveTo(const at::Device& device);
    /// What is trained, by name ("summary.weight" ...), shared.
    std::vector<std::pair<std::string, at::Tensor>> named() const;

private:
    at::Tensor m_weight; // [80 x units]
    at::Tensor m_bias;   // [80]
};

} // namespace tonekin
