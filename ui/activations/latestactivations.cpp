// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/latestactivations.h"

#include <chrono>
#include <utility>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto slowTime = 300ms;

} // namespace

LatestActivations::LatestActivations(ActivationService& service, QObject* parent)
    : QObject(parent)
    , m_service(service)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowTime);
    connect(&m_slow, &QTimer::timeout, this, &LatestActivations::isSlow);
    connect(&m_service, &ActivationService::activationsReady, this,
            [this](quint64 ticket, FetchedActivationsRef activations) {
                if (isOver(ticket))
                    Q_EMIT arrived(std::move(activations));
            });
    connect(&m_service, &ActivationService::failed, this, [this](quint64 ticket, const Error& error) {
        if (isOver(ticket))
            Q_EMIT failed(error);
    });
}

LatestActivations::~LatestActivations()
{
    drop();
}

void LatestActivations::ask(const std::filesystem::path& file)
{
    drop();
    m_ticket = m_service.fetchActivations(file);
    m_slow.start();
}

void LatestActivations::drop()
{
    m_service.cancel(std::exchange(m_ticket, 0));
    m_slow.stop();
}

/// Whether that was the newest question; if so, nothing is under way any more.
bool LatestActivations::isOver(quint64 ticket)
{
    if (ticket != m_ticket)
        return false;
    m_ticket = 0;
    m_slow.stop();
    return true;
}

} // namespace tonekin
