// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace tonekin::cli {

/// While it lives, Ctrl+C and the polite ways of ending a program call `asked` once, on a thread of its own, instead of
/// ending it. Make it before any other thread: they inherit that these signals are not for them.
class SignalWatch {
public:
    explicit SignalWatch(std::function<void()> asked);
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

private:
    sigset_t m_before{};
    std::jthread m_thread;
};

} // namespace tonekin::cli
