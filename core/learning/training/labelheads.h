// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include "training/windowtargets.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

struct HeadOptions {
    double weight = 0.5;           // of all questions to the pooled features together
    double firstLayerWeight = 0.1; // of all questions to the first layer together
    double dropout = 0.2;          // of the pooled features: their means over the batch take their places
};

/// A loss and what it is made of, by name, without gradients: "heads.programs", "first.drums" ... A part is 0 where no
/// window of the batch had a known target. Reading a part's number waits for the device, so do it for the log only.
struct HeadLosses {
    at::Tensor total;
    std::vector<std::pair<std::string, at::Tensor>> parts;
};

/// Linear heads that answer for each window what its labels say: one for each group of targets on the pooled features
/// of the last convolution, and some on the first layer itself, so that its filters respond to things that have names.
/// Cross entropies with balanced classes and Huber's loss, weighted by learned uncertainties (Kendall, Gal and Cipolla
/// 2018). They only serve training and are no part of a model. All operations stay on the device of their input.
class LabelHeads {
public:
    /// Random weights from the seed. `counts` of the corpus to train on.
    LabelHeads(const TargetLayout& layout, const TargetCounts& counts, int pooledUnits, int firstFilters,
               std::uint64_t seed, const HeadOptions& options = {});

    /// What the first layer's heads see: answers [n x filters x positions] -> mean and maximum over time [n x 2
    /// filters].
    static at::Tensor poolFirst(const at::Tensor& firstActivations);

    /// `pooled` [n x pooledUnits], `firstPooled` from poolFirst, `targets` [n x columns] from writeTargets. The losses
    /// are means over the known targets of the batch: processes that share a batch must gather the three first.
    /// Unknown targets give no gradient at all. Draws from LibTorch's generator (dropout).
    HeadLosses losses(const at::Tensor& pooled, const at::Tensor& firstPooled, const at::Tensor& targets) const;

    /// What the heads say [n x columns]: probabilities and amounts in the columns of the layout.
    at::Tensor activations(const at::Tensor& pooled) const;
    /// The same of the first layer's heads; unknownTarget in the columns that they do not answer.
    at::Tensor firstActivations(const at::Tensor& firstPooled) const;

    void moveTo(const at::Device& device);
    /// What is trained, by name ("heads.programs.weight" ...), shared: ask them for gradients, change them in place.
    std::vector<std::pair<std::string, at::Tensor>> named() const;

private:
    struct Head {
        TargetGroup group;
        at::Tensor weight;  // [size x inputs]
        at::Tensor bias;    // [size]
        at::Tensor present; // [size] how much a target of 1 counts (OneOf: the class)
        at::Tensor absent;  // [size] how much a target of 0 counts
    };
    /// Heads that look at the same features.
    struct Bank {
        std::string prefix;
        std::vector<Head> heads;
        at::Tensor uncertainty; // [heads] unbounded; see boundedUncertainty in the source
    };
    static at::Tensor headLoss(const Head& head, const at::Tensor& features, const at::Tensor& targets);
    static at::Tensor bankLoss(const Bank& bank, const at::Tensor& features, const at::Tensor& targets,
                               HeadLosses& losses);
    at::Tensor bankActivations(const Bank& bank, const at::Tensor& features) const;

    HeadOptions m_options;
    int m_columns;
    Bank m_pooled;
    Bank m_first;
};

} // namespace tonekin
