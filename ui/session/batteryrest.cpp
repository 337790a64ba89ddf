// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/batteryrest.h"

#include "session/librarysession.h"
#include "session/powersupply.h"

namespace tonekin {

BatteryRest::BatteryRest(LibrarySession& session, const PowerSupply& power, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_power(power)
{
    connect(&m_session, &LibrarySession::scanChanged, this, &BatteryRest::followScan);
    connect(&m_power, &PowerSupply::changed, this, &BatteryRest::follow);
}

void BatteryRest::setEnabled(bool enabled)
{
    m_enabled = enabled;
    follow();
}

bool BatteryRest::shallRest() const
{
    return m_enabled && m_power.isOnBattery();
}

void BatteryRest::follow()
{
    if (shallRest()) {
        followScan();
        return;
    }
    if (m_state == State::Pausing || m_state == State::Resting)
        m_session.resume();
    set(State::Awake);
}

void BatteryRest::followScan()
{
    if (!m_session.isScanning()) {
        set(State::Awake);
        return;
    }
    const bool isPaused = m_session.progress().phase == ScanPhase::Paused;
    switch (m_state) {
    case State::Awake:
        if (shallRest() && !isPaused) {
            set(State::Pausing);
            m_session.pause();
        }
        break;
    case State::Pausing:
        if (isPaused)
            set(State::Resting);
        break;
    case State::Resting:
        if (!isPaused)
            set(State::Overruled);
        break;
    case State::Overruled:
        break;
    }
}

void BatteryRest::set(State state)
{
    const bool wasResting = isResting();
    m_state = state;
    if (isResting() != wasResting)
        Q_EMIT restingChanged();
}

} // namespace tonekin
