// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "worker/helperprocess.h"

#include <optional>

namespace tonekin {

struct SpawnedProcess {
    int process = -1;
    FileDescriptor socket;      // connected to its descriptor 0
    FileDescriptor errorOutput; // reads its descriptor 2, non-blocking
};

/// Starts a program with a socket as descriptor 0 and nothing else of ours: no other descriptor, no blocked or ignored
/// signal, "/" as working folder, a process group of its own. Errors: WorkerUnavailable.
Result<SpawnedProcess> spawnHelper(const std::filesystem::path& program, const EnvironmentEntries& environment);

/// Waits for the end of a child for at most that long; its status as from waitpid(), -1 when somebody else took it,
/// nullopt while it runs on.
std::optional<int> waitForEnd(int process, std::chrono::milliseconds time);
/// A killed child that the kernel has not ended yet (it waits for a dead network share, or frees much memory) is reaped
/// at a later start.
void reapLater(int process);
void reapAbandoned();

} // namespace tonekin
