// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace tonekin {

/// The device that computations are done on.
struct ComputeDevice {
    std::string name = "cpu"; // as LibTorch names it: "cpu", "cuda:0"
    std::string note;         // English; why not the GPU, empty when it is in use
    bool operator==(const ComputeDevice&) const = default;
};

/// `wanted`: auto, cpu, cuda, cuda:N. A GPU that is absent or fails a trial computation is no error: the CPU takes
/// over. Errors: InvalidArgument (no such name).
Result<ComputeDevice> chooseDevice(const std::string& wanted);

} // namespace tonekin
