// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/processgroup.h"

#include <ATen/ATen.h>

#ifdef TONEKIN_WITH_PROCESSES
#include <torch/csrc/distributed/c10d/FileStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#endif

#include <algorithm>
#include <chrono>

namespace tonekin {

#ifdef TONEKIN_WITH_PROCESSES

namespace {

// A step of the others takes seconds; a validation of the first one, minutes.
constexpr std::chrono::minutes longestWait{30};
// Nobody outside this machine is listened to.
const std::string loopback = "127.0.0.1";

c10::intrusive_ptr<c10d::ProcessGroupGloo> connect(const ProcessPlace& place)
{
    const auto store = c10::make_intrusive<c10d::FileStore>(place.rendezvous.string(), place.world);
    const auto options = c10d::ProcessGroupGloo::Options::create();
    options->devices.push_back(c10d::ProcessGroupGloo::createDeviceForHostname(loopback));
    options->timeout = longestWait;
    return c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.world, options);
}

std::string shortReason(const std::exception& problem)
{
    const auto* torchProblem = dynamic_cast<const c10::Error*>(&problem);
    const std::string reason = torchProblem != nullptr ? torchProblem->what_without_backtrace() : problem.what();
    return reason.substr(0, reason.find('\n'));
}

void await(const c10::intrusive_ptr<c10d::Work>& work)
{
    try {
        work->wait();
    } catch (const std::exception& problem) {
        throw ProcessLost("another process of the training has gone: " + shortReason(problem));
    }
}

} // namespace

struct ProcessGroup::Impl {
    c10::intrusive_ptr<c10d::ProcessGroupGloo> group;

    /// Gloo reads memory of the CPU; on the way to and from another device tensors are copied.
    void add(at::Tensor& tensor) const
    {
        std::vector<at::Tensor> tensors{tensor.to(at::kCPU)};
        await(group->allreduce(tensors));
        if (!tensor.is_cpu())
            tensor.copy_(tensors.front());
    }
    std::vector<at::Tensor> gather(const at::Tensor& tensor, int world) const
    {
        std::vector<at::Tensor> inputs{tensor.to(at::kCPU)};
        std::vector<std::vector<at::Tensor>> outputs(1);
        for (int rank = 0; rank < world; ++rank)
            outputs.front().push_back(at::empty_like(inputs.front()));
        await(group->allgather(outputs, inputs));
        return outputs.front();
    }
};

Result<ProcessGroup> ProcessGroup::join(const ProcessPlace& place)
{
    if (place.world < 1 || place.rank < 0 || place.rank >= place.world)
        return Error{ErrorCode::InvalidArgument, "there is no process " + std::to_string(place.rank) + " of " +
                                                     std::to_string(place.world)};
    ProcessGroup joined;
    joined.m_place = place;
    if (place.world == 1)
        return joined;
    try {
        joined.m_impl = std::make_unique<Impl>(Impl{connect(place)});
        joined.any(false); // nobody goes ahead before everybody is here
        return joined;
    } catch (const std::exception& problem) {
        return Error{ErrorCode::IoError, "the processes did not find each other: " + shortReason(problem)};
    }
}

#else

struct ProcessGroup::Impl {
    void add(at::Tensor& /*tensor*/) const {}
    std::vector<at::Tensor> gather(const at::Tensor& tensor, int /*world*/) const { return {tensor}; }
};

Result<ProcessGroup> ProcessGroup::join(const ProcessPlace& place)
{
    if (place.world != 1 || place.rank != 0)
        return Error{ErrorCode::InvalidArgument,
                     "this build trains with one process only: it was made without the headers of Gloo"};
    return ProcessGroup();
}

#endif

ProcessGroup::ProcessGroup() = default;
ProcessGroup::ProcessGroup(ProcessGroup&&) noexcept = default;
ProcessGroup& ProcessGroup::operator=(ProcessGroup&&) noexcept = default;
ProcessGroup::~ProcessGroup() = default;

at::Tensor ProcessGroup::allRows(const at::Tensor& own, const std::vector<std::int64_t>& rowsOfRank) const
{
    if (!m_impl)
        return own;
    std::vector<at::Tensor> parts;
    {
        const at::NoGradGuard noGradients;
        std::vector<std::int64_t> shape = own.sizes().vec();
        shape.front() = std::ranges::max(rowsOfRank); // all processes must send as much as each other
        at::Tensor sent = at::zeros(shape, own.options());
        sent.narrow(0, 0, own.size(0)).copy_(own.detach());
        parts = m_impl->gather(sent, m_place.world);
    }
    for (std::size_t rank = 0; rank < parts.size(); ++rank)
        parts[rank] = static_cast<int>(rank) == m_place.rank
                          ? own
                          : parts[rank].narrow(0, 0, rowsOfRank[rank]).to(own.device());
    return at::cat(parts, 0);
}

void ProcessGroup::add(at::Tensor& tensor) const
{
    if (m_impl)
        m_impl->add(tensor);
}

bool ProcessGroup::any(bool here) const
{
    at::Tensor count = at::full({1}, here ? 1.0 : 0.0);
    add(count);
    return count.item<double>() > 0.0;
}

} // namespace tonekin
