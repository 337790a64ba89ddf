// SPDX-License-Identifier: GPL-3.0-or-later
#include "signalwatch.h"

#include <ctime>
#include <utility>

namespace tonekin::cli {

namespace {

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signals, signal);
    return signals;
}

} // namespace

SignalWatch::SignalWatch(std::function<void()> asked)
{
    const sigset_t signals = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, &m_before);
    m_thread = std::jthread([asked = std::move(asked), signals](const std::stop_token& stop) {
        const timespec moment{0, 50'000'000};
        while (!stop.stop_requested()) {
            if (sigtimedwait(&signals, nullptr, &moment) > 0)
                return asked();
        }
    });
}

SignalWatch::~SignalWatch()
{
    m_thread.request_stop();
    m_thread.join();
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

} // namespace tonekin::cli
