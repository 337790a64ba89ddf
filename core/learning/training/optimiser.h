// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include "base/result.h"
#include "model/safetensors.h"

#include <ATen/ATen.h>

#include <string>
#include <utility>
#include <vector>

namespace tonekin {

struct OptimiserOptions {
    std::int64_t steps = 2000; // of the whole run: the rate falls to zero at its end
    double peakRate = 1e-3;
    double warmUp = 0.05;      // part of the steps in which the rate rises; then a cosine down to zero
    double weightDecay = 1e-2; // of weights; biases (tensors of one dimension) do not decay
    double averaging = 0.998;  // of the exponentially averaged weights, which are what is kept
    std::vector<std::pair<std::string, double>> rateFactors = {}; // of tensors that learn faster or slower, by name
};

/// AdamW (Loshchilov and Hutter 2019) over a list of named tensors, with a rate that warms up and falls along a cosine
/// (Loshchilov and Hutter 2017), and a running average of the weights. Works on the device that each tensor is on. The
/// tensors are shared with whoever computes with them: they are changed in place and must not be replaced. One thread.
class Optimiser {
public:
    /// From now on the tensors ask for gradients.
    Optimiser(std::vector<std::pair<std::string, at::Tensor>> weights, const OptimiserOptions& options);

    std::int64_t stepsDone() const { return m_done; }
    /// The rate of the step that comes next.
    double rate() const;
    /// One step along the gradients that backward() left, which are cleared. A tensor without one stays as it is.
    void step();
    /// Clears the gradients without a step.
    void clearGradients();

    const std::vector<std::pair<std::string, at::Tensor>>& weights() const { return m_weights; }
    /// The running average of one tensor, shared; undefined for a name that is not there.
    at::Tensor average(const std::string& name) const;
    /// After row `row` of a tensor was set to something new: what the optimiser knew of the old is forgotten.
    void forgetRow(const std::string& name, std::int64_t row);

    /// Everything that a checkpoint needs, named "value.", "first.", "second." and "average." + the tensor, and
    /// "steps".
    std::vector<NamedTensor> state() const;
    /// Errors: InvalidArgument (a tensor missing, of another shape, or not finite; nothing is changed then).
    Status restore(const std::vector<NamedTensor>& state);

private:
    struct Memory {
        at::Tensor first; // moments of the gradient
        at::Tensor second;
        at::Tensor average; // of the weights
        double rateFactor = 1.0;
    };
    std::vector<std::pair<std::string, at::Tensor>> kept() const;

    OptimiserOptions m_options;
    std::vector<std::pair<std::string, at::Tensor>> m_weights;
    std::vector<Memory> m_memory; // beside m_weights
    std::int64_t m_done = 0;
};

/// A copy of a tensor's values, wherever it lies.
NamedTensor namedTensor(const std::string& name, const at::Tensor& tensor);
/// A whole number as a tensor and back: floats hold 24 bits of one exactly, and checkpoints hold floats alone.
NamedTensor numberTensor(const std::string& name, std::uint64_t number);
/// Errors: InvalidArgument (no such tensor, or not made by numberTensor).
Result<std::uint64_t> numberIn(const std::vector<NamedTensor>& tensors, const std::string& name);

} // namespace tonekin
