// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/tracktablemodel.h"

#include "lists/foldername.h"
#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"
#include "words/errortext.h"

#include <QLocale>

#include <algorithm>
#include <ranges>
#include <unordered_map>
#include <unordered_set>

namespace tonekin {

namespace {

bool isNumberColumn(TrackColumn column)
{
    return column == TrackColumn::Year || column == TrackColumn::Time || column == TrackColumn::Plays;
}

bool isFaint(const ListedTrack& track)
{
    return track.state == TrackState::Missing || track.state == TrackState::Excluded;
}

Role textRole(const ListedTrack& track, TrackColumn column)
{
    if (column == TrackColumn::State && track.state == TrackState::Failed)
        return Role::Bad;
    const bool isMinor = isNumberColumn(column) || column == TrackColumn::State || column == TrackColumn::Path;
    return isMinor || isFaint(track) ? Role::DimText : Role::Text;
}

// Each state has a shape of its own beside its word; what is done needs none.
QVariant stateSymbol(TrackState state)
{
    static const QIcon failed = symbolIcon(Symbol::Failed, Role::Bad);
    static const QIcon warning = symbolIcon(Symbol::Warning, Role::Warning);
    static const QIcon missing = symbolIcon(Symbol::Missing, Role::DimText);
    static const QIcon waiting = symbolIcon(Symbol::Waiting, Role::DimText);
    switch (state) {
    case TrackState::Failed:
        return failed;
    case TrackState::DoneWithWarning:
        return warning;
    case TrackState::Missing:
        return missing;
    case TrackState::Waiting:
        return waiting;
    default:
        return {};
    }
}

QString stateText(const ListedTrack& track)
{
    if (track.problem && (track.state == TrackState::Failed || track.state == TrackState::DoneWithWarning))
        return errorWords(*track.problem).shortName;
    return track.state == TrackState::Done ? QString() : stateName(track.state);
}

} // namespace

QString columnName(TrackColumn column)
{
    switch (column) {
    case TrackColumn::Title:
        return TrackTableModel::tr("Title");
    case TrackColumn::Artist:
        return TrackTableModel::tr("Artist");
    case TrackColumn::Album:
        return TrackTableModel::tr("Album");
    case TrackColumn::Year:
        return TrackTableModel::tr("Year");
    case TrackColumn::Time:
        return TrackTableModel::tr("Time");
    case TrackColumn::Genre:
        return TrackTableModel::tr("Genre");
    case TrackColumn::Plays:
        return TrackTableModel::tr("Plays");
    case TrackColumn::State:
        return TrackTableModel::tr("State");
    case TrackColumn::Path:
        return TrackTableModel::tr("File");
    }
    return {};
}

TrackTableModel::TrackTableModel(QObject* parent)
    : TrackRowsModel(parent)
    , m_work([this](OrderedRows next) { receive(std::move(next)); })
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &TrackTableModel::order);
}

void TrackTableModel::setSnapshot(TrackSnapshotRef snapshot)
{
    m_tracks = std::move(snapshot);
    orderSoon(m_rows.empty() ? When::AtOnce : When::AfterAPause);
}

void TrackTableModel::setSearch(const QString& text)
{
    m_search = TrackSearch(text);
    orderAgain();
}

void TrackTableModel::setSortKeys(std::vector<SortKey> keys)
{
    if (keys == m_keys)
        return;
    m_keys = std::move(keys);
    orderAgain();
}

void TrackTableModel::orderAgain()
{
    m_isAskedFor = true;
    orderSoon(When::AtOnce);
}

void TrackTableModel::setHeld(bool held)
{
    if (std::exchange(m_isHeld, held) && !held && m_outOfOrder)
        orderAgain();
}

void TrackTableModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < trackColumnCount)
        setSortKeys({SortKey{static_cast<TrackColumn>(column), order}});
}

// Sorting 200,000 tracks takes a good part of a second of one core. Changes that stream in wait for a pause several
// times as long as that took; what the user asks for does not.
void TrackTableModel::orderSoon(When when)
{
    m_again = true;
    if (m_work.isUnderWay() || (m_pause.isActive() && when == When::AfterAPause))
        return;
    order();
}

void TrackTableModel::order()
{
    m_pause.stop();
    if (!m_again || m_work.isUnderWay())
        return;
    m_again = false;
    m_sinceStart.start();
    m_work.ask([wanted = Wanted{m_tracks, m_search, m_keys, m_rows, m_isHeld && !m_isAskedFor && !m_rows.empty()}] {
        return wanted.held ? holdRows(wanted) : orderRows(wanted);
    });
}

TrackTableModel::OrderedRows TrackTableModel::orderRows(const Wanted& wanted)
{
    OrderedRows next;
    next.rows = orderedTracks(*wanted.snapshot, wanted.search, wanted.keys);
    std::unordered_set<TrackId> staying;
    staying.reserve(next.rows.size());
    for (const ListedTrackRef& track : next.rows) {
        staying.insert(track->id);
        next.seconds += static_cast<double>(track->seconds);
    }
    std::unordered_set<TrackId> present;
    present.reserve(wanted.shown.size());
    for (std::size_t place = 0; place < wanted.shown.size(); ++place) {
        present.insert(wanted.shown[place]->id);
        if (!staying.contains(wanted.shown[place]->id))
            next.vanished.push_back(static_cast<int>(place));
    }
    std::ranges::copy_if(next.rows, std::back_inserter(next.added),
                         [&](const ListedTrackRef& track) { return !present.contains(track->id); });
    return next;
}

// Only a track that the library no longer has leaves its row.
TrackTableModel::OrderedRows TrackTableModel::holdRows(const Wanted& wanted)
{
    OrderedRows next;
    next.held = true;
    std::unordered_set<TrackId> present;
    present.reserve(wanted.shown.size());
    const auto& tracks = wanted.snapshot->tracks; // ascending by id
    for (std::size_t place = 0; place < wanted.shown.size(); ++place) {
        const TrackId id = wanted.shown[place]->id;
        const auto newest = std::ranges::lower_bound(tracks, id, {}, [](const auto& track) { return track->id; });
        if (newest == tracks.end() || (*newest)->id != id) {
            next.vanished.push_back(static_cast<int>(place));
            continue;
        }
        present.insert(id);
        next.rows.push_back(*newest);
    }
    std::ranges::copy_if(orderedTracks(*wanted.snapshot, wanted.search, wanted.keys), std::back_inserter(next.added),
                         [&](const ListedTrackRef& track) { return !present.contains(track->id); });
    next.rows.insert(next.rows.end(), next.added.begin(), next.added.end());
    for (const ListedTrackRef& track : next.rows)
        next.seconds += static_cast<double>(track->seconds);
    next.outOfOrder = !areOrdered(next.rows, wanted.keys);
    return next;
}

void TrackTableModel::receive(OrderedRows next)
{
    constexpr int pauseFactor = 4;
    const auto took = static_cast<int>(m_sinceStart.elapsed());
    m_newRows = next.held ? m_newRows + static_cast<int>(next.added.size()) : 0;
    m_outOfOrder = next.outOfOrder;
    mergeRows(std::move(next));
    if (m_again) {
        m_pause.start(m_isAskedFor ? 0 : std::min(pauseFactor * took, 5000));
        if (m_isAskedFor)
            order();
        return;
    }
    m_isAskedFor = false;
    Q_EMIT ordered();
}

void TrackTableModel::mergeRows(OrderedRows next)
{
    constexpr std::size_t many = 500; // so many to take out one by one that starting afresh is quicker
    m_secondsShown = next.seconds;
    if (next.vanished.empty() && next.added.empty() && hasOrderOf(next.rows)) {
        m_rows = std::move(next.rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, trackColumnCount - 1));
        return;
    }
    const RowsChange change(*this);
    if (m_rows.empty() || next.rows.empty() || next.vanished.size() > many) {
        beginResetModel();
        m_rows = std::move(next.rows);
        endResetModel();
        return;
    }
    removeRowsAt(next.vanished);
    if (!next.added.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(next.added.size()) - 1);
        m_rows.insert(m_rows.end(), next.added.begin(), next.added.end());
        endInsertRows();
    }
    rearrange(std::move(next.rows));
}

void TrackTableModel::removeRowsAt(const std::vector<int>& places)
{
    for (const int place : std::views::reverse(places)) {
        beginRemoveRows({}, place, place);
        m_rows.erase(m_rows.begin() + place);
        endRemoveRows();
    }
}

bool TrackTableModel::hasOrderOf(const std::vector<ListedTrackRef>& rows) const
{
    const auto id = [](const ListedTrackRef& track) { return track->id; };
    return std::ranges::equal(m_rows, rows, {}, id, id);
}

// Both hold the same tracks by now, in whatever order and state.
void TrackTableModel::rearrange(std::vector<ListedTrackRef> rows)
{
    if (hasOrderOf(rows)) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, trackColumnCount - 1));
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    // Only few rows are remembered by others: the current one, the ends of selected ranges.
    const QModelIndexList before = persistentIndexList();
    std::unordered_map<TrackId, int> places;
    for (const QModelIndex& old : before)
        places.emplace(track(old.row()).id, -1);
    for (std::size_t place = 0; place < rows.size() && !places.empty(); ++place)
        if (const auto it = places.find(rows[place]->id); it != places.end())
            it->second = static_cast<int>(place);
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& old : before)
        after.push_back(index(places.at(track(old.row()).id), old.column()));
    m_rows = std::move(rows);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int TrackTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrackTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : trackColumnCount;
}

QVariant TrackTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ListedTrack& shown = track(index.row());
    const auto column = static_cast<TrackColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(shown, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return Theme::current().colour(isUntagged(shown, column) ? Role::DimText : textRole(shown, column));
    case Qt::DecorationRole:
        return column == TrackColumn::State ? stateSymbol(shown.state) : QVariant();
    case Qt::FontRole:
        return column == TrackColumn::Title ? titleFont(shown.id) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(shown, column));
    case Qt::AccessibleTextRole:
        return column == TrackColumn::State ? QVariant(stateName(shown.state)) : shownText(shown, column);
    case IdRole:
        return QVariant::fromValue<qlonglong>(shown.id.value);
    default:
        return {};
    }
}

/// Its folder stands there instead.
bool TrackTableModel::isUntagged(const ListedTrack& track, TrackColumn column) const
{
    return (column == TrackColumn::Artist && track.artist->shown.isEmpty()) ||
           (column == TrackColumn::Album && track.album->shown.isEmpty());
}

QVariant TrackTableModel::shownText(const ListedTrack& track, TrackColumn column) const
{
    switch (column) {
    case TrackColumn::Title:
        return track.title->shown;
    case TrackColumn::Artist:
        return isUntagged(track, column) ? folderAbove(track) : track.artist->shown;
    case TrackColumn::Album:
        return isUntagged(track, column) ? folderOf(track, *m_tracks) : track.album->shown;
    case TrackColumn::Genre:
        return track.genre->shown;
    case TrackColumn::Year:
        return track.year > 0 ? QString::number(track.year) : QString();
    case TrackColumn::Time:
        return timeText(static_cast<double>(track.seconds));
    case TrackColumn::Plays:
        return track.plays >= 0 ? QLocale().toString(track.plays) : QString();
    case TrackColumn::State:
        return stateText(track);
    case TrackColumn::Path:
        return displayPath(track.relativePath);
    }
    return {};
}

QString TrackTableModel::toolTip(const ListedTrack& track, TrackColumn column) const
{
    QString text =
        column == TrackColumn::Path || column == TrackColumn::State ? QString() : shownText(track, column).toString();
    if (track.problem && (column == TrackColumn::State || track.state == TrackState::Failed))
        text = errorSentence(*track.problem);
    else if (track.state == TrackState::Missing)
        text = tr("The file was not found at the last scan. What is known of it is kept.");
    else if (track.state == TrackState::Excluded)
        text = tr("You excluded this track: it is not analysed and not in any list.");
    if (isUntagged(track, column) && !text.isEmpty())
        return tr("Its tags say nothing here; this is a folder it lies in: %1").arg(text);
    if (!text.isEmpty() && column != TrackColumn::State && column != TrackColumn::Title && column != TrackColumn::Path)
        return text;
    if (!text.isEmpty())
        text += QLatin1Char('\n');
    return text + displayPath(m_tracks->pathOf(track));
}

QVariant TrackTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= trackColumnCount)
        return {};
    const auto column = static_cast<TrackColumn>(section);
    if (role == Qt::DisplayRole)
        return columnName(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace tonekin
