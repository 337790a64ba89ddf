// SPDX-License-Identifier: GPL-3.0-or-later
#include "interruption.h"

#include <csignal>
#include <ctime>

namespace tonekin {
namespace {

sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

} // namespace

Interruption::Interruption()
{
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_watcher = std::jthread([source = m_source](std::stop_token end) mutable {
        const sigset_t watched = watchedSignals();
        while (!end.stop_requested()) {
            const timespec shortWhile{0, 200'000'000};
            if (sigtimedwait(&watched, nullptr, &shortWhile) > 0)
                source.request_stop();
        }
    });
}

Interruption::~Interruption() = default;

} // namespace tonekin
