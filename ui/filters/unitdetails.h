// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitparts.h"

#include <QScrollArea>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace tonekin {

class UnitChart;
class UnitListBox;

/// What all about one unit has in common, of whichever layer it is: a column that scrolls, and what its lists ask for.
/// GUI thread; the parts must outlive it.
class UnitDetails : public QScrollArea {
    Q_OBJECT
Q_SIGNALS:
    void listLengthChanged(int tracks);
    void playRequested(const std::vector<tonekin::PlayMoment>& moments);
    void playlistRequested(const tonekin::UnitPlaylist& list);
    void seedsRequested(const std::vector<tonekin::TrackId>& tracks);
    void inspected(tonekin::TrackId track);

protected:
    UnitDetails(const UnitParts& parts, QWidget* parent);

    /// What is added to it is shown, one below the other; widget() is its parent.
    QVBoxLayout* makeColumn();
    void connectLength(ListLengthBox& length);
    /// `playlistName` is asked when the list is to be saved.
    void connectList(UnitListBox& list, const std::function<QString()>& playlistName);
    /// How the whole library answers to what the list shows the strongest of; `words` are told of how many tracks.
    void showChart(UnitChart& chart, NetworkUnit unit, RankBy by, const UnitListBox& list,
                   const std::function<QString(int tracks)>& words) const;

    virtual void refreshLists() = 0;

    UnitParts m_parts;
};

} // namespace tonekin
