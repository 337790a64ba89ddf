// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/computedevice.h"

#include <ATen/ATen.h>

#include <charconv>
#include <optional>

namespace tonekin {
namespace {

struct WantedDevice {
    at::Device device = at::kCPU;
    bool gpuWanted = false;
};

std::optional<WantedDevice> parseDevice(const std::string& name)
{
    if (name == "cpu")
        return WantedDevice{};
    if (name == "auto" || name == "cuda")
        return WantedDevice{at::Device(at::kCUDA, 0), true};
    constexpr std::string_view prefix = "cuda:";
    if (!name.starts_with(prefix))
        return std::nullopt;
    int index = -1;
    const char* end = name.data() + name.size();
    const auto [stop, problem] = std::from_chars(name.data() + prefix.size(), end, index);
    if (problem != std::errc{} || stop != end || index < 0 || index > 63)
        return std::nullopt;
    return WantedDevice{at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(index)), true};
}

std::string shortReason(const std::exception& problem)
{
    const auto* torchProblem = dynamic_cast<const c10::Error*>(&problem);
    const std::string reason = torchProblem != nullptr ? torchProblem->what_without_backtrace() : problem.what();
    return reason.substr(0, reason.find('\n'));
}

/// Why a computation cannot be done on a device, or nothing: found out by doing one.
std::optional<std::string> whyUnusable(const at::Device& device)
{
    if (!at::hasCUDA())
        return "LibTorch sees no CUDA device (none there, its driver too old, or a LibTorch for the CPU only)";
    try {
        const at::Tensor activation = at::conv1d(at::ones({1, 2, 8}, device), at::ones({2, 2, 4}, device)).to(at::kCPU);
        if (activation.sum().item<float>() != 80.0F)
            return "a trial computation on " + device.str() + " gave a wrong result";
        return std::nullopt;
    } catch (const std::exception& problem) {
        return shortReason(problem);
    }
}

} // namespace

Result<ComputeDevice> chooseDevice(const std::string& wanted)
{
    const auto device = parseDevice(wanted);
    if (!device)
        return Error{ErrorCode::InvalidArgument, "there is no device \"" + wanted + "\""};
    if (!device->gpuWanted)
        return ComputeDevice{"cpu", "The CPU was asked for"};
    if (const auto reason = whyUnusable(device->device))
        return ComputeDevice{"cpu", *reason};
    return ComputeDevice{device->device.str(), {}};
}

} // namespace tonekin
