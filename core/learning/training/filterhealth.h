// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include "training/optimiser.h"

#include <ATen/ATen.h>

#include <vector>

namespace tonekin {

/// Watches for filters that have died: whose largest answer stays 0, so that no gradient ever moves them again.
class FilterHealth {
public:
    FilterHealth(std::int64_t filters, std::int64_t patience, const at::Device& device);

    /// Takes note of a step's largest activations [filters].
    void note(const at::Tensor& largest);
    /// Those that were quiet for as many steps in a row as the patience allows; their count begins anew. Waits for the
    /// device, so it is not asked after every step.
    std::vector<std::int64_t> takeDead();

    NamedTensor state() const;
    /// Errors: InvalidArgument (missing, or another number of filters).
    Status restore(const std::vector<NamedTensor>& state);

private:
    std::int64_t m_patience;
    at::Tensor m_quiet; // [filters] steps in a row without an answer
};

} // namespace tonekin
