// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/activationservice.h"

#include <QObject>
#include <QTimer>

#include <filesystem>

namespace tonekin {

/// Asks the service for the activations of one track at a time: whoever asks for another, drops the question or goes
/// away gives up what is under way, and hears nothing of it any more. GUI thread; the service must outlive it.
class LatestActivations : public QObject {
    Q_OBJECT
public:
    explicit LatestActivations(ActivationService& service, QObject* parent = nullptr);
    ~LatestActivations() override;

    void ask(const std::filesystem::path& file);
    void drop();

Q_SIGNALS:
    void isSlow(); // asked for, and still not there
    void arrived(tonekin::FetchedActivationsRef activations);
    void failed(const tonekin::Error& error);

private:
    bool isOver(quint64 ticket);

    ActivationService& m_service;
    quint64 m_ticket = 0; // 0: nothing is under way
    QTimer m_slow;
};

} // namespace tonekin
