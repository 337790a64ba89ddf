// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/activationservice.h"
#include "player/playmoment.h"
#include "session/tracksnapshot.h"
#include "session/unitlistreader.h"
#include "theme/colourmap.h"

#include <QWidget>

#include <filesystem>
#include <map>
#include <utility>
#include <vector>

namespace tonekin {

class StimulusPatch;
class PatchCard;

/// The stretches of sound that a unit of a later layer answers to most in the library, side by side, and the one that
/// gradient ascent makes. Each is fetched in the background and comes when it is there. GUI thread; the service must
/// outlive it.
class ExcitingPatches : public QWidget {
    Q_OBJECT
public:
    explicit ExcitingPatches(ActivationService& service, QWidget* parent = nullptr);
    ~ExcitingPatches() override;

    /// `frames`: as many as one answer of the unit belongs to; `why`: what the player bar says of what is played from
    /// here. Pictures of moments that were shown before stay.
    void show(const UnitList& list, int frames, const TrackSnapshotRef& tracks, const QString& why);
    void setColourMap(ColourMap map);

    const std::vector<PatchCard*>& cards() const { return m_cards; }
    StimulusPatch& made() { return *m_made; }

Q_SIGNALS:
    void playRequested(const std::vector<tonekin::PlayMoment>& moments);

private:
    struct Source {
        TrackId id;
        std::filesystem::path file; // empty: it cannot be fetched
        double seconds = 0.0;
        bool operator==(const Source&) const = default;
    };

    void fetch(std::size_t card, const Source& source, const UnitListRow& row, const TrackSnapshot& tracks);
    void cancel();

    ActivationService& m_service;
    NetworkUnit m_unit;
    int m_frames = 0;
    QString m_why;
    std::vector<Source> m_sources;            // what the cards show
    std::map<quint64, std::size_t> m_tickets; // of patches under way -> card
    std::vector<PatchCard*> m_cards;
    StimulusPatch* m_made;
};

} // namespace tonekin
