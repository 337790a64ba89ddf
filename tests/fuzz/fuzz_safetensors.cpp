// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "model/safetensors.h"

#include <functional>
#include <numeric>
#include <utility>

using namespace tonekin;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto tensors = parseSafetensors({reinterpret_cast<const char*>(data), size});
    if (!tensors)
        return 0;
    for (const NamedTensor& tensor : *tensors) {
        const auto values =
            std::accumulate(tensor.shape.begin(), tensor.shape.end(), std::int64_t{1}, std::multiplies<>());
        test::expect(std::cmp_equal(tensor.values.size(), values), "a tensor has as many values as its shape says");
    }
    const auto again = parseSafetensors(printSafetensors(*tensors, TensorType::F32));
    test::expect(again && again->size() == tensors->size(), "what was read can be written and read again");
    return 0;
}
