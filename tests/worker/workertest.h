// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/openregularfile.h"
#include "worker/decoderprocess.h"
#include "worker/spawn.h"

#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <vector>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

namespace tonekin::test {

/// A "music" file whose text tells the fake helper what to do.
class OrderFile {
public:
    explicit OrderFile(const std::string& order)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "track";
        std::ofstream(path, std::ios::binary) << order;
        auto opened = openRegularFile(path);
        if (opened)
            m_file = std::move(*opened);
    }
    int descriptor() const { return m_file.get(); }

private:
    QTemporaryDir m_folder;
    FileDescriptor m_file;
};

inline std::ptrdiff_t openDescriptors()
{
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
}

/// True when this process has no child, dead or alive; those that were killed in haste have a moment to end.
inline bool hasNoChild()
{
    for (int tries = 0; tries < 200; ++tries) {
        reapAbandoned();
        siginfo_t found{};
        if (::waitid(P_ALL, 0, &found, WEXITED | WNOHANG | WNOWAIT) < 0 && errno == ECHILD)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

inline std::vector<int> childProcesses()
{
    std::vector<int> found;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "children");
        for (int process = 0; file >> process;)
            found.push_back(process);
    }
    return found;
}

template <typename T>
std::string outcomeOf(const Result<T>& result)
{
    return result ? std::string("done") : std::string(errorName(result.error().code)) + ": " + result.error().detail;
}

} // namespace tonekin::test
