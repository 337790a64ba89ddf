// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/activationservice.h"
#include "theme/colourmap.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace tonekin {

class PatchCard;

/// What gradient ascent makes to excite a unit most, beside what excites it in real music: made when it is asked for,
/// since it takes seconds, and given up when another unit is shown. GUI thread; the service must outlive it.
class StimulusPatch : public QWidget {
    Q_OBJECT
public:
    explicit StimulusPatch(ActivationService& service, QWidget* parent = nullptr);
    ~StimulusPatch() override;

    void showUnit(NetworkUnit unit);
    NetworkUnit unit() const { return m_unit; }
    void setColourMap(ColourMap map);
    PatchCard& card() { return *m_card; }
    bool isBeingMade() const { return m_ticket != 0; }

private:
    void make();
    void cancel();
    void showState();

    ActivationService& m_service;
    NetworkUnit m_unit;
    quint64 m_ticket = 0;
    MelFrontEnd m_frontEnd;
    PatchCard* m_card;
    QProgressBar* m_progress;
    QPushButton* m_button; // "Make it" or "Cancel"
};

} // namespace tonekin
