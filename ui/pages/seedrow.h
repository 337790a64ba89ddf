// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/seed.h"
#include "session/tracksnapshot.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace tonekin {

/// The seeds as chips, each with + or −, and a cross to take it away; several of one album share a chip, and of many
/// seeds only the first have one. Tracks can be dropped here.
class SeedRow : public QWidget {
    Q_OBJECT
public:
    explicit SeedRow(QWidget* parent = nullptr);
    void show(const std::vector<Seed>& seeds, const TrackSnapshotRef& tracks);
    /// What stands behind the chips; it may be hidden.
    void setEnd(std::vector<QWidget*> widgets);

Q_SIGNALS:
    void turned(const std::vector<tonekin::TrackId>& ids, tonekin::SeedKind to);
    void removed(const std::vector<tonekin::TrackId>& ids);
    void dropped(const std::vector<tonekin::TrackId>& ids);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// What shares a chip.
    struct Group {
        std::vector<TrackId> ids;
        SeedKind kind = SeedKind::Like;
        QString words;
    };
    static std::vector<Group> groupsOf(const std::vector<Seed>& seeds, const TrackSnapshot& tracks);
    QWidget* makeChip(const Group& group);
    QWidget* makeRest(std::vector<TrackId> ids, const TrackSnapshotRef& tracks);
    void fill(const TrackSnapshotRef& tracks);
    void placeEnd();

    QLabel* m_hint;
    std::vector<QWidget*> m_chips;
    std::vector<QWidget*> m_end;
    std::vector<Seed> m_shown;
    std::size_t m_most = 0; // chips
};

} // namespace tonekin
