// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/trackstore.h"

#include "library/connection.h"
#include "library/trackrows.h"

namespace tonekin {

namespace fs = std::filesystem;

namespace {

// Named, since the order asked for would otherwise make SQLite look at every row.
constexpr auto changedTracks = "WHERE track.id IN (SELECT id FROM track INDEXED BY track_by_change WHERE changed > ?)";

} // namespace

TrackStore::TrackStore(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<TrackRow>> TrackStore::all() const
{
    return m_connection.read([&] { return readTrackRows(m_connection.database, "", [](Statement&) {}); });
}

Result<std::vector<TrackRow>> TrackStore::changedSince(std::int64_t counter) const
{
    return m_connection.read([&] {
        return readTrackRows(m_connection.database, changedTracks, [&](Statement& rows) { rows.bind(counter); });
    });
}

Result<TrackRow> TrackStore::find(TrackId id) const
{
    auto rows = m_connection.read([&] {
        return readTrackRows(m_connection.database, "WHERE track.id = ?",
                             [&](Statement& query) { query.bind(id.value); });
    });
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{ErrorCode::NotFound, "no such track"};
    return std::move(rows->front());
}

Result<TrackRow> TrackStore::findAt(const fs::path& path) const
{
    const auto all = RootStore(m_connection).all();
    if (!all)
        return all.error();
    std::error_code ignored;
    // As it was named, and as it is called without links on the way.
    for (const fs::path& wanted : {tidied(path), fs::weakly_canonical(path, ignored)}) {
        for (const MusicRoot& root : *all) {
            for (const fs::path& top : {root.path, fs::weakly_canonical(root.path, ignored)}) {
                const std::string start = top.native().ends_with('/') ? top.native() : top.native() + '/';
                if (!wanted.native().starts_with(start))
                    continue;
                const std::string relative = wanted.native().substr(start.size());
                auto rows = m_connection.read([&] {
                    return readTrackRows(m_connection.database, "WHERE track.root = ? AND track.path = ?",
                                         [&](Statement& query) { query.bind(root.id.value).bind(bytesOf(relative)); });
                });
                if (!rows)
                    return rows.error();
                if (!rows->empty())
                    return std::move(rows->front());
            }
        }
    }
    return Error{ErrorCode::NotFound, path.string() + " is not in the library"};
}

Result<fs::path> TrackStore::pathOf(TrackId id) const
{
    auto path = m_connection.read([&] {
        Statement row(m_connection.database,
                      "SELECT root.path, track.path FROM track JOIN root ON root.id = track.root WHERE track.id = ?");
        row.bind(id.value);
        if (!row.next())
            return fs::path();
        const Bytes root = row.blob(0);
        const Bytes relative = row.blob(1);
        return fs::path(std::string(root.begin(), root.end())) / std::string(relative.begin(), relative.end());
    });
    if (path && path->empty())
        return Error{ErrorCode::NotFound, "no such track"};
    return path;
}

Result<LibraryCounts> TrackStore::counts() const
{
    return m_connection.read([&] {
        LibraryCounts counts;
        Statement rows(m_connection.database,
                       "SELECT missing, excluded, state, count(*) FROM track GROUP BY missing, excluded, state");
        while (rows.next()) {
            const auto count = rows.integer(3);
            counts.tracks += count;
            switch (shownState(rows.integer(0) != 0, rows.integer(1) != 0, rows.integer(2))) {
            case TrackState::Waiting:
                counts.waiting += count;
                break;
            case TrackState::Done:
            case TrackState::DoneWithWarning:
                counts.analysed += count;
                break;
            case TrackState::Failed:
                counts.failed += count;
                break;
            case TrackState::Missing:
                counts.missing += count;
                break;
            case TrackState::Excluded:
                break;
            }
        }
        return counts;
    });
}

Result<std::vector<std::pair<TrackId, TrackProblem>>> TrackStore::problems() const
{
    return m_connection.read([&] {
        std::vector<std::pair<TrackId, TrackProblem>> all;
        Statement rows(m_connection.database,
                       "SELECT track, code, stage, detail, attempts, noticed FROM problem WHERE track IN "
                       "(SELECT id FROM track WHERE missing = 0 AND excluded = 0 AND state IN (2, 3)) "
                       "ORDER BY track, place");
        while (rows.next()) {
            TrackProblem problem;
            problem.code = errorFromName(rows.text(1)).value_or(ErrorCode::DbError);
            problem.stage = rows.text(2);
            problem.detail = rows.text(3);
            problem.attempts = static_cast<int>(rows.integer(4));
            problem.whenSeconds = rows.integer(5);
            all.emplace_back(TrackId{rows.integer(0)}, std::move(problem));
        }
        return all;
    });
}

Result<std::vector<LeftInHand>> TrackStore::leftInHand() const
{
    return m_connection.read([&] {
        std::vector<LeftInHand> left;
        Statement rows(m_connection.database, "SELECT track, times FROM in_hand ORDER BY track");
        while (rows.next())
            left.push_back({TrackId{rows.integer(0)}, static_cast<int>(rows.integer(1))});
        return left;
    });
}

} // namespace tonekin
