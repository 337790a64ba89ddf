// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/firstlayerkernels.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr std::string_view tensorName = "conv1.weight";

Error wrong(const std::string& reason)
{
    return Error{ErrorCode::ModelDamaged, "weights: \"" + std::string(tensorName) + "\" " + reason};
}

} // namespace

Result<FilterKernels> firstLayerKernels(const ModelFiles& model)
{
    const auto tensor = std::ranges::find(model.tensors, tensorName, &NamedTensor::name);
    if (tensor == model.tensors.end())
        return wrong("is missing");
    const ConvolutionShape& shape = model.manifest.layers.convolutions.front();
    const std::vector<std::int64_t> wanted{shape.filters, model.manifest.frontEnd.bands, shape.width};
    if (tensor->shape != wanted)
        return wrong("does not have the shape that the manifest's layers need");
    if (!std::ranges::all_of(tensor->values, [](float value) { return std::isfinite(value); }))
        return wrong("holds values that are not numbers");
    return FilterKernels{shape.filters, model.manifest.frontEnd.bands, shape.width, tensor->values};
}

} // namespace tonekin
