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

/// What all about one unit has in common, of whichever layer it is: a column that scrolls, its titles, what its
/// lists ask for, and the chart of the whole library. GUI thread; the parts must outlive it.
class UnitDetails : public QScrollArea {
    Q_OBJECT
Q_SIGNALS:
    void playRequested(const std::vector<tonekin::PlayMoment>& moments);
    void playlistRequested(const tonekin::UnitPlaylist& list);
    void seedsRequested(const std::vector<tonekin::TrackId>& tracks);
    void inspected(tonekin::TrackId track);

public:
    /// Says again what is chosen in the list that was used last.
    void announceSelection();

protected:
    UnitDetails(const UnitParts& parts, NetworkUnit unit, QWidget* parent);

    /// Stays in sight while the column scrolls.
    void setHead(QWidget& head);
    void resizeEvent(QResizeEvent* event) override;
    /// What is added to it is shown, one below the other; widget() is its parent.
    QVBoxLayout* makeColumn();
    void connectLength(const ListLengthBox& length);
    /// The last of the column: the heading of the chart, `beside` it where that is not null, and the chart.
    void addChart(QVBoxLayout& column, QWidget* beside = nullptr);
    /// `playlistName` is asked when the list is to be saved.
    void connectList(UnitListBox& list, const std::function<QString()>& playlistName);
    /// How the whole library answers to what the list shows the strongest of; `words` are told of how many tracks.
    void showChart(RankBy by, const UnitListBox& list, const std::function<QString(int tracks)>& words) const;
    /// Within a sentence: "filter 14 (bass drum)".
    QString titleWithin() const;
    /// On its own: "Filter 14 (bass drum)".
    QString titleAlone() const;
    UnitQuery query(RankBy by) const; // after connectLength()

    virtual void refreshLists() = 0;

    UnitParts m_parts;
    NetworkUnit m_unit;

private:
    const ListLengthBox* m_length = nullptr;
    UnitListBox* m_touched = nullptr; // the list that was used last
    QWidget* m_head = nullptr;
    UnitChart* m_chart = nullptr; // made by makeColumn()
};

} // namespace tonekin
