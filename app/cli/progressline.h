// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/libraryscan.h"

#include <chrono>
#include <string>

namespace tonekin::cli {

/// "Analysing 120 of 264 (45 %), 380 tracks a minute, 3:12 left, 1 failed".
std::string progressText(const ScanProgress& progress);

/// Shows how a scan goes on standard error: one line that is written over on a terminal, else a line a minute.
/// Used by one thread at a time.
class ProgressLine {
public:
    explicit ProgressLine(bool quiet);
    void show(const ScanProgress& progress);
    void clear();

private:
    const bool m_quiet;
    const bool m_terminal;
    bool m_shown = false;
    std::chrono::steady_clock::time_point m_last{};
};

} // namespace tonekin::cli
