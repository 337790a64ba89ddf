// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/latestactivations.h"

#include <QObject>

#include <filesystem>

class QWidget;

namespace tonekin {

class PlaybackEngine;

/// The filters' activations in the track that plays. It is asked for while the view can be seen, and ahead for the
/// track that comes next. Engine, service and view must outlive it. GUI thread.
class PlayingActivations : public QObject {
    Q_OBJECT
public:
    PlayingActivations(PlaybackEngine& engine, ActivationService& service, QWidget& view);

    /// Null: not there yet, or nothing plays.
    const FetchedActivationsRef& activations() const { return m_activations; }
    bool hasTrack() const;
    /// After the view has come into sight.
    void follow();
    /// After the view has gone out of sight: what is under way is asked for again when it is back.
    void rest();

Q_SIGNALS:
    void forgotten(); // another track, or none
    void asked();
    void isSlow(); // asked for, and still not there
    void arrived();
    void failed(const tonekin::Error& error);

private:
    void forget();
    void fetchNext();

    PlaybackEngine& m_engine;
    ActivationService& m_service;
    QWidget& m_view;
    std::filesystem::path m_file;     // that the activations belong to, or were asked for
    std::filesystem::path m_nextFile; // asked for ahead, so that it is there when it begins
    FetchedActivationsRef m_activations;
    LatestActivations m_request;
};

} // namespace tonekin
