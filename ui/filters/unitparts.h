// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/playmoment.h"
#include "session/learnednetwork.h"

#include <QComboBox>

#include <vector>

namespace tonekin {

class NowPlaying;
class Preferences;
class TrackActions;

/// What everything that shows units shares; all of it must outlive them.
struct UnitParts {
    LibrarySession& session;
    LearnedNetwork& learned;
    TrackActions& actions;
    const NowPlaying& playing;
    Preferences& preferences;
    UnitActivations& activations() const { return learned.activations(); }
    UnitNotebook& notebook() const { return learned.notebook(); }
};

/// A playlist to be saved: its name and its tracks.
struct UnitPlaylist {
    QString name;
    std::vector<TrackId> tracks;
};

/// How many tracks a unit's list shows: 10, 25, 50 or 100. The preferences hold it, for all lists.
class ListLengthBox : public QComboBox {
    Q_OBJECT
public:
    explicit ListLengthBox(Preferences& preferences, QWidget* parent = nullptr);
    int length() const { return currentData().toInt(); }

private:
    void follow();
    void choose();

    Preferences& m_preferences;
};

} // namespace tonekin
