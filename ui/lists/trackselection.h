// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"

#include <QObject>

#include <optional>
#include <unordered_set>
#include <vector>

namespace tonekin {

class TrackRowsModel;
class TrackTableView;

/// What the user has chosen in one list: tracks, not places. When rows come, go or move, the chosen tracks stay chosen,
/// and no other is chosen in their stead; one that a search hides is chosen again when it comes back. Belongs to the
/// view, which shows the model. GUI thread; the model must outlive it or be disconnected from the view.
class TrackSelection : public QObject {
    Q_OBJECT
public:
    TrackSelection(TrackRowsModel& model, TrackTableView& view);

    /// Chosen and listed now, in the order of the list.
    std::vector<TrackId> tracks() const;
    /// The chosen track that was looked at last; empty where it is not listed.
    std::optional<TrackId> current() const;

    /// Those, too, that are not listed now; in no order.
    std::vector<TrackId> chosen() const { return {m_chosen.begin(), m_chosen.end()}; }

    /// As if the user had chosen them; those that are not listed yet, as soon as they are.
    void choose(const std::vector<TrackId>& tracks, std::optional<TrackId> current);
    /// For a list about something else.
    void clear();
    /// Says again what is chosen here: when the user comes back to this list from another.
    void announce();

Q_SIGNALS:
    void changed();
    /// The user looks at this track, by a click or a step through the list.
    void inspected(tonekin::TrackId track);

private:
    void take();
    void look();
    void hold();
    void putBack();

    TrackRowsModel& m_model;
    TrackTableView& m_view;
    std::unordered_set<TrackId> m_chosen; // also those that are not listed now
    std::optional<TrackId> m_current;     // likewise
    std::size_t m_listed = 0;             // of those chosen
    bool m_rowsChange = false;            // then it is not the user who chooses
};

} // namespace tonekin
