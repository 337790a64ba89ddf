// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tonekin {

class LibrarySession;
class PowerSupply;

/// Pauses scans while the computer runs on its battery, and resumes those that it paused. A user who resumes one all
/// the same is obeyed until that scan ends or the power comes back; what the user paused stays paused. GUI thread; the
/// session and the power supply must outlive it.
class BatteryRest : public QObject {
    Q_OBJECT
public:
    BatteryRest(LibrarySession& session, const PowerSupply& power, QObject* parent = nullptr);

    /// Off at first.
    void setEnabled(bool enabled);
    /// A scan waits for the power to come back.
    bool isResting() const { return m_state == State::Resting; }

Q_SIGNALS:
    void restingChanged();

private:
    enum class State { Awake, Pausing, Resting, Overruled };
    bool shallRest() const;
    void follow();
    void followScan();
    void set(State state);

    LibrarySession& m_session;
    const PowerSupply& m_power;
    bool m_enabled = false;
    State m_state = State::Awake;
};

} // namespace tonekin
