// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace at {
class Tensor;
}

namespace tonekin {

/// Which of how many processes this is, and where they find each other.
struct ProcessPlace {
    int rank = 0;
    int world = 1;
    std::filesystem::path rendezvous; // a file that all of them see and that is not there before; unused by one process
    std::string device = "cpu";       // what this process computes on, as ComputeDevice names it
};

/// Another process of the group has gone, so that what was asked for cannot be had.
class ProcessLost : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The processes that train one network together on one machine, through LibTorch's c10d: what lies in the CPU's memory
/// goes by way of Gloo over the loopback interface; what lies on GPUs by way of NCCL if each process has a GPU of its
/// own and the build knows NCCL, and otherwise through the CPU's memory. A single process is a group of its own and
/// needs none. All processes call the same functions in the same order, each from one thread; when another process has
/// gone, they throw ProcessLost.
class ProcessGroup {
public:
    /// Waits for the others. Errors: InvalidArgument (no such place, a build without
    /// c10d), IoError (the others did not come, or the rendezvous cannot be used).
    static Result<ProcessGroup> join(const ProcessPlace& place);
    ProcessGroup(); // this process alone
    ProcessGroup(ProcessGroup&&) noexcept;
    ProcessGroup& operator=(ProcessGroup&&) noexcept;
    ~ProcessGroup();

    int rank() const { return m_place.rank; }
    int world() const { return m_place.world; }
    bool isFirst() const { return m_place.rank == 0; }
    /// The rows of a list of `count` that are this process' part: [first, end).
    std::int64_t firstOf(std::int64_t count) const { return count * m_place.rank / m_place.world; }
    std::int64_t endOf(std::int64_t count) const { return count * (m_place.rank + 1) / m_place.world; }

    /// The rows of all processes, by rank, one's own still with their gradient. Other processes' rows carry none: who
    /// computes a loss from all rows everywhere and adds the gradients up gets the whole gradient.
    at::Tensor allRows(const at::Tensor& own, const std::vector<std::int64_t>& rowsOfRank) const;
    /// Adds up a tensor over all processes, in place.
    void add(at::Tensor& tensor) const;
    /// Whether any process says so.
    bool any(bool here) const;

private:
    struct Impl;
    ProcessPlace m_place;
    std::unique_ptr<Impl> m_impl; // none for a single process
};

} // namespace tonekin
