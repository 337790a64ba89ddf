// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include <ATen/ATen.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

/// Against vectors that all lie in one place or one plane (VICReg, Bardes, Ponce and LeCun 2022): the vectors, brought
/// to unit length and times the root of their dimensions, shall have a standard deviation of 1 in every dimension and
/// no covariance between two; the second counts 1/25 as in the paper. `vectors` [n x dimensions], n > 1.
at::Tensor varianceCovariance(const at::Tensor& vectors);

/// How much the first layer's kernels [filters x bands x width] change from band to band: sum of squares.
at::Tensor bandRoughness(const at::Tensor& kernels);
/// Sum of magnitudes: few bands and moments shall matter.
at::Tensor kernelMagnitude(const at::Tensor& kernels);
/// ||W W' - I||^2 of the kernels at unit length: no filter shall be another's copy or its negative.
at::Tensor kernelOverlap(const at::Tensor& kernels);

/// Tells made windows from real ones, with its gradient to the features turned round, so that they learn to hide it
/// (Ganin and Lempitsky 2015).
class DomainHead {
public:
    DomainHead(int pooledUnits, std::uint64_t seed);

    /// Mean cross entropy, both domains counting the same. `pooled` [n x units]; `domains` [n] float: 1 made, 0 real,
    /// -1 not to be asked. The features get -strength times its gradient, the head itself all of it.
    at::Tensor loss(const at::Tensor& pooled, const at::Tensor& domains, double strength) const;

    /// From 0 at the start of the training to `highest`, progress 0 to 1, by the paper's curve.
    static double strengthAt(double progress, double highest);

    void moveTo(const at::Device& device);
    /// What is trained, by name ("domain.weight" ...), shared.
    std::vector<std::pair<std::string, at::Tensor>> named() const;

private:
    at::Tensor m_weight; // [1 x units]
    at::Tensor m_bias;   // [1]
};

} // namespace tonekin
