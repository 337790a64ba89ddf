// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/latestjob.h"
#include "lists/trackorder.h"
#include "lists/trackrowsmodel.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace tonekin {

/// The tracks of a snapshot that match a search, sorted. Filtering and sorting happen on another thread; the rows that
/// are shown stay as they are until the new ones are there, and rows that stay keep their indexes' identity, so that
/// selection and place survive while tracks stream in. GUI thread.
class TrackTableModel : public TrackRowsModel {
    Q_OBJECT
public:
    /// Beside Qt's own roles.
    enum { IdRole = Qt::UserRole + 1 };

    explicit TrackTableModel(QObject* parent = nullptr);

    void setSnapshot(TrackSnapshotRef snapshot);
    void setSearch(const QString& text);
    const TrackSearch& search() const { return m_search; }
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey>& sortKeys() const { return m_keys; }
    /// While somebody looks at the rows they stay where they are: what they say is kept up to date, new ones come at
    /// the end. A search or a sorting orders all, held or not.
    void setHeld(bool held);
    /// Puts all rows in their places.
    void orderAgain();
    int newRows() const { return m_newRows; }          // that stand at the end because the order is held
    bool isOutOfOrder() const { return m_outOfOrder; } // for the same reason

    TrackId idAt(int row) const override { return track(row).id; }
    const ListedTrack& track(int row) const { return *m_rows[static_cast<std::size_t>(row)]; }
    std::size_t tracksInAll() const { return m_tracks->tracks.size(); }
    double secondsShown() const { return m_secondsShown; }
    bool isBusy() const { return m_work.isUnderWay() || m_again; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void ordered(); // the rows now show the newest snapshot, search and sorting

protected:
    const ListedTrack* trackOf(int row) const override { return &track(row); }

private:
    /// The rows to be shown next, and how they differ from those shown now: found on the other thread, too.
    struct OrderedRows {
        std::vector<ListedTrackRef> rows;
        std::vector<int> vanished; // places among the rows shown now, ascending
        std::vector<ListedTrackRef> added;
        double seconds = 0.0;
        bool held = false;
        bool outOfOrder = false;
    };
    struct Wanted {
        TrackSnapshotRef snapshot;
        TrackSearch search;
        std::vector<SortKey> keys;
        std::vector<ListedTrackRef> shown;
        bool held = false;
    };
    static OrderedRows orderRows(const Wanted& wanted);
    static OrderedRows holdRows(const Wanted& wanted);
    enum class When { AtOnce, AfterAPause };
    void orderSoon(When when);
    void order();
    void receive(OrderedRows next);
    void mergeRows(OrderedRows next);
    void removeRowsAt(const std::vector<int>& places);
    bool hasOrderOf(const std::vector<ListedTrackRef>& rows) const;
    void rearrange(std::vector<ListedTrackRef> rows);
    bool isUntagged(const ListedTrack& track, TrackColumn column) const;
    QVariant shownText(const ListedTrack& track, TrackColumn column) const;
    QString toolTip(const ListedTrack& track, TrackColumn column) const;

    TrackSearch m_search;
    std::vector<SortKey> m_keys{SortKey{}};
    std::vector<ListedTrackRef> m_rows;
    double m_secondsShown = 0.0;
    LatestJob<OrderedRows> m_work;
    QElapsedTimer m_sinceStart;
    QTimer m_pause;
    bool m_again = false;
    bool m_isAskedFor = false; // by a search or a sorting, not by what streams in
    bool m_isHeld = false;
    int m_newRows = 0;
    bool m_outOfOrder = false;
};

QString columnName(TrackColumn column);

} // namespace tonekin
