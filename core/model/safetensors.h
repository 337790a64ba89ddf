// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

enum class TensorType { F16, F32 };

/// Numbers with a name and a shape, row after row. In memory always in single precision.
struct NamedTensor {
    std::string name;
    std::vector<std::int64_t> shape; // outermost first
    std::vector<float> values;       // as many as the shape says
};

/// Reads the bytes of a safetensors file: eight bytes of little-endian header length, a JSON header that names type,
/// shape and place of each tensor, then the numbers. Nothing in it can be executed. Only F16 and F32 are known here.
///
/// Refuses, as ModelDamaged with the reason: archives of the zip and pickle kind, a header that is longer than the
/// file or 100 MB or is no JSON object, a name given twice, an unknown type, negative or overflowing shapes, a place
/// that does not fit its shape, gaps, overlaps, and bytes left over.
Result<std::vector<NamedTensor>> parseSafetensors(std::span<const char> file);

/// The same tensors as bytes for a file, in the order given. Their shapes must fit their values.
std::vector<char> printSafetensors(std::span<const NamedTensor> tensors, TensorType type);

} // namespace tonekin
