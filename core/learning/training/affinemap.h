// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of this folder only.

#include "model/modelmanifest.h"

#include <ATen/ATen.h>

#include <vector>

namespace tonekin {

/// What one part of the vector is fitted to.
struct FittingRows {
    std::vector<at::Tensor> sections;   // [sections x features] of each track
    std::vector<at::Tensor> statistics; // [features] of each track: the mean or the spread over its sections
    std::vector<at::Tensor> ignored;    // [features] each: by what the statistic differs where nothing that counts does
    std::vector<at::Tensor> wanted;     // [features] each: by what it differs where something that counts does
    std::vector<at::Tensor> copies;     // [features] each: by what it differs in a changed copy; may be empty

    void add(const at::Tensor& rows, VectorStatistic statistic);
};

/// The mean or the spread over a track's sections [features].
at::Tensor statisticOf(const at::Tensor& sections, VectorStatistic statistic);

/// x -> (x - centre) / deviation -> axes
struct AffineMap {
    at::Tensor centre;    // [features]
    at::Tensor deviation; // [features]
    at::Tensor axes;      // [features x dimensions]

    at::Tensor of(const at::Tensor& rows) const { return ((rows - centre) / deviation).mm(axes); }
};

/// Fits by the part's Whitening; in double precision.
AffineMap fitMap(const FittingRows& fitting, const VectorPart& part);

} // namespace tonekin
