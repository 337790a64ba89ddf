// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/processgroup.h"

#include <ATen/ATen.h>

#ifdef TONEKIN_WITH_PROCESSES
#include <torch/csrc/distributed/c10d/FileStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#ifdef TONEKIN_WITH_NCCL
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif
#endif

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>

namespace tonekin {

#ifdef TONEKIN_WITH_PROCESSES

namespace {

// A step of the others takes seconds; a validation of the first one, minutes.
constexpr std::chrono::minutes longestWait{30};
// Nobody outside this machine is listened to.
const std::string loopback = "127.0.0.1";

std::string shortReason(const std::exception& problem)
{
    const auto* torchProblem = dynamic_cast<const c10::Error*>(&problem);
    const std::string reason = torchProblem != nullptr ? torchProblem->what_without_backtrace() : problem.what();
    return reason.substr(0, reason.find('\n'));
}

template <typename Work>
void await(const Work& work)
{
    try {
        work->wait();
    } catch (const std::exception& problem) {
        throw ProcessLost("another process of the training has gone: " + shortReason(problem));
    }
}

/// One of c10d's ways between the processes. It reads the memory of one device; tensors of others are copied there and
/// back.
template <typename Backend>
class Exchange {
public:
    Exchange(c10::intrusive_ptr<Backend> backend, const at::Device& device)
        : m_backend(std::move(backend))
        , m_device(device)
    {
    }

    void add(at::Tensor& tensor) const
    {
        std::vector<at::Tensor> tensors{tensor.to(m_device)};
        await(m_backend->allreduce(tensors));
        if (!tensors.front().is_same(tensor))
            tensor.copy_(tensors.front());
    }
    std::vector<at::Tensor> gather(const at::Tensor& tensor, int world) const
    {
        std::vector<at::Tensor> inputs{tensor.to(m_device)};
        std::vector<std::vector<at::Tensor>> outputs(1);
        for (int rank = 0; rank < world; ++rank)
            outputs.front().push_back(at::empty_like(inputs.front()));
        await(m_backend->allgather(outputs, inputs));
        return outputs.front();
    }

private:
    c10::intrusive_ptr<Backend> m_backend;
    at::Device m_device;
};

using GlooExchange = Exchange<c10d::ProcessGroupGloo>;

GlooExchange connectGloo(const c10::intrusive_ptr<c10d::Store>& store, const ProcessPlace& place)
{
    const auto options = c10d::ProcessGroupGloo::Options::create();
    options->devices.push_back(c10d::ProcessGroupGloo::createDeviceForHostname(loopback));
    options->timeout = longestWait;
    return {c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.world, options), at::kCPU};
}

#ifdef TONEKIN_WITH_NCCL

using NcclExchange = Exchange<c10d::ProcessGroupNCCL>;

/// NCCL wants one GPU for each process: what each of them uses must be known to all.
bool haveOwnGpus(const GlooExchange& gloo, const ProcessPlace& place)
{
    const at::Device own(place.device);
    const double index = own.is_cuda() ? own.index() : -1;
    std::vector<double> all;
    for (const at::Tensor& one : gloo.gather(at::full({1}, index, at::kDouble), place.world))
        all.push_back(one.item<double>());
    std::ranges::sort(all);
    return all.front() >= 0 && std::ranges::adjacent_find(all) == all.end();
}

std::optional<NcclExchange> connectNccl(const c10::intrusive_ptr<c10d::Store>& store, const ProcessPlace& place)
{
    // Otherwise waiting only queues the exchange, and a process that has gone is waited for without end. The second
    // name is that of LibTorch 2.
    setenv("NCCL_BLOCKING_WAIT", "1", 0);       // NOLINT(concurrency-mt-unsafe): before there are other threads
    setenv("TORCH_NCCL_BLOCKING_WAIT", "1", 0); // NOLINT(concurrency-mt-unsafe)
    setenv("NCCL_SOCKET_IFNAME", "lo", 0);      // NOLINT(concurrency-mt-unsafe)
    const auto options = c10d::ProcessGroupNCCL::Options::create();
    options->timeout = longestWait;
    return NcclExchange(c10::make_intrusive<c10d::ProcessGroupNCCL>(store, place.rank, place.world, options),
                        at::Device(place.device));
}

#endif

} // namespace

struct ProcessGroup::Impl {
    GlooExchange gloo;
#ifdef TONEKIN_WITH_NCCL
    std::optional<NcclExchange> nccl = std::nullopt; // tensors of GPUs go from one to the other
#endif

    static Impl connect(const ProcessPlace& place)
    {
        const auto store = c10::make_intrusive<c10d::FileStore>(place.rendezvous.string(), place.world);
        Impl connected{connectGloo(store, place)};
#ifdef TONEKIN_WITH_NCCL
        if (haveOwnGpus(connected.gloo, place))
            connected.nccl = connectNccl(store, place);
#endif
        return connected;
    }

    void add(at::Tensor& tensor) const
    {
#ifdef TONEKIN_WITH_NCCL
        if (nccl && tensor.is_cuda())
            return nccl->add(tensor);
#endif
        gloo.add(tensor);
    }
    std::vector<at::Tensor> gather(const at::Tensor& tensor, int world) const
    {
#ifdef TONEKIN_WITH_NCCL
        if (nccl && tensor.is_cuda())
            return nccl->gather(tensor, world);
#endif
        return gloo.gather(tensor, world);
    }
};

Result<ProcessGroup> ProcessGroup::join(const ProcessPlace& place)
{
    if (place.world < 1 || place.rank < 0 || place.rank >= place.world)
        return Error{ErrorCode::InvalidArgument,
                     "there is no process " + std::to_string(place.rank) + " of " + std::to_string(place.world)};
    ProcessGroup joined;
    joined.m_place = place;
    if (place.world == 1)
        return joined;
    try {
        joined.m_impl = std::make_unique<Impl>(Impl::connect(place));
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
        parts[rank] =
            static_cast<int>(rank) == m_place.rank ? own : parts[rank].narrow(0, 0, rowsOfRank[rank]).to(own.device());
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
