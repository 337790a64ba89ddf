// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackselection.h"

#include "lists/trackrowsmodel.h"
#include "lists/tracktableview.h"

#include <QItemSelectionModel>

#include <utility>

namespace tonekin {

TrackSelection::TrackSelection(TrackRowsModel& model, TrackTableView& view)
    : QObject(&view)
    , m_model(model)
    , m_view(view)
{
    connect(&m_model, &TrackRowsModel::rowsAboutToChange, this, &TrackSelection::hold);
    connect(&m_model, &TrackRowsModel::rowsChanged, this, &TrackSelection::putBack);
    connect(&m_view, &TrackTableView::rowsSelected, this, &TrackSelection::take);
    connect(m_view.selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TrackSelection::look);
}

std::vector<TrackId> TrackSelection::tracks() const
{
    std::vector<TrackId> tracks;
    for (const int row : m_view.selectedRowNumbers())
        tracks.push_back(m_model.idAt(row));
    return tracks;
}

std::optional<TrackId> TrackSelection::current() const
{
    return m_current && m_model.rowOf(*m_current) >= 0 ? m_current : std::nullopt;
}

void TrackSelection::choose(const std::vector<TrackId>& tracks, std::optional<TrackId> current)
{
    m_chosen = {tracks.begin(), tracks.end()};
    m_current = current;
    putBack();
}

void TrackSelection::clear()
{
    choose({}, {});
}

void TrackSelection::announce()
{
    Q_EMIT changed();
    if (const auto shown = current())
        Q_EMIT inspected(*shown);
}

void TrackSelection::take()
{
    if (m_rowsChange)
        return;
    const auto chosen = tracks();
    m_chosen = {chosen.begin(), chosen.end()};
    m_listed = m_chosen.size();
    Q_EMIT changed();
    look();
}

// A view that gets the focus makes its first row the current one: only one that is selected is the user's choice.
void TrackSelection::look()
{
    const QModelIndex index = m_view.currentIndex();
    if (m_rowsChange || !m_view.selectionModel()->isSelected(index))
        return;
    const TrackId track = m_model.idAt(index.row());
    if (std::exchange(m_current, track) != track)
        Q_EMIT inspected(track);
}

void TrackSelection::hold()
{
    m_rowsChange = true;
}

void TrackSelection::putBack()
{
    m_rowsChange = true;
    const std::size_t listedBefore = std::exchange(m_listed, 0);
    QItemSelection again;
    QModelIndex currentIndex;
    const int lastColumn = m_model.columnCount() - 1;
    const int rows = m_chosen.empty() && !m_current ? 0 : m_model.rowCount();
    int first = -1; // of a run of chosen rows
    for (int row = 0; row <= rows; ++row) {
        const auto track = row < rows ? std::optional(m_model.idAt(row)) : std::nullopt;
        if (track && track == m_current)
            currentIndex = m_model.index(row, 0);
        const bool isChosen = track && m_chosen.contains(*track);
        m_listed += isChosen ? 1 : 0;
        if (isChosen && first < 0)
            first = row;
        else if (!isChosen && first >= 0)
            again.select(m_model.index(std::exchange(first, -1), 0), m_model.index(row - 1, lastColumn));
    }
    m_view.setAutoScroll(false); // the place in the list is the user's, too
    m_view.selectionModel()->setCurrentIndex(currentIndex, QItemSelectionModel::NoUpdate);
    m_view.selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
    m_view.setAutoScroll(true);
    m_rowsChange = false;
    if (m_listed > 0 || listedBefore > 0)
        Q_EMIT changed();
}

} // namespace tonekin
