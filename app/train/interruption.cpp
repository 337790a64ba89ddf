// SPDX-License-Identifier: GPL-3.0-or-later
#include "interruption.h"

#include <chrono>
#include <csignal>

namespace tonekin {
namespace {

constexpr std::chrono::milliseconds betweenLooks{100};

volatile std::sig_atomic_t signalCame = 0;

extern "C" void noteSignal(int /*signal*/)
{
    signalCame = 1;
}

} // namespace

// A handler, not a blocked signal: the mathematics libraries start threads before main, and those block nothing.
Interruption::Interruption()
{
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction action = {};
        action.sa_handler = noteSignal;
        action.sa_flags = SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
    m_watcher = std::jthread([source = m_source](std::stop_token end) mutable {
        while (!end.stop_requested() && !source.stop_requested()) {
            std::this_thread::sleep_for(betweenLooks);
            if (signalCame != 0)
                source.request_stop();
        }
    });
}

Interruption::~Interruption() = default;

} // namespace tonekin
