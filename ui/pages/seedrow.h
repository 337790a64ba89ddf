// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/seed.h"
#include "session/tracksnapshot.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace tonekin {

/// The seeds as chips, each with + or −, and a cross to take it away; tracks can be dropped here.
class SeedRow : public QWidget {
    Q_OBJECT
public:
    explicit SeedRow(QWidget* parent = nullptr);
    void show(const std::vector<Seed>& seeds, const TrackSnapshot& tracks);

Q_SIGNALS:
    void turned(tonekin::TrackId id, tonekin::SeedKind to);
    void removed(tonekin::TrackId id);
    void dropped(const std::vector<tonekin::TrackId>& ids);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeChip(const Seed& seed, const ListedTrack* track);

    QLabel* m_hint;
    std::vector<QWidget*> m_chips;
    std::vector<Seed> m_shown;
};

} // namespace tonekin
