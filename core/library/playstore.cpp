// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/playstore.h"

#include "library/connection.h"

namespace tonekin {

namespace {

constexpr std::size_t longestSource = 100; // bytes

bool isSound(const TrackPlays& plays)
{
    return plays.plays >= 0 && plays.skips >= 0 && plays.lastPlayed >= 0 &&
           (!plays.rating || (*plays.rating >= 0.0 && *plays.rating <= 1.0));
}

} // namespace

PlayStore::PlayStore(Connection& connection)
    : m_connection(connection)
{
}

Status PlayStore::save(const std::string& source, const std::vector<TrackPlays>& plays, std::int64_t imported)
{
    if (source.empty() || source.size() > longestSource)
        return Error{ErrorCode::InvalidArgument, "A source of plays needs a name of at most 100 bytes."};
    for (const TrackPlays& one : plays)
        if (!isSound(one))
            return Error{ErrorCode::InvalidArgument, "These are no plays of a track."};
    return m_connection.write([&]() -> Status {
        Statement forget(m_connection.database, "DELETE FROM play_history WHERE source = ?");
        forget.bind(std::string_view(source)).run();
        // A track that has gone since it was matched is passed over.
        Statement insert(m_connection.database,
                         "INSERT OR REPLACE INTO play_history (track, source, plays, skips, last_played, rating, "
                         "imported) SELECT id, ?, ?, ?, ?, ?, ? FROM track WHERE id = ?");
        for (const TrackPlays& one : plays) {
            insert.bind(std::string_view(source)).bind(one.plays).bind(one.skips).bind(one.lastPlayed);
            insert.bind(one.rating).bind(imported).bind(one.track.value);
            insert.run();
        }
        m_connection.changeNumber();
        return ok();
    });
}

Result<std::vector<TrackPlays>> PlayStore::all() const
{
    return m_connection.read([&] {
        // Sources overlap: the same play is in the player's database and in its scrobbles. Adding them up would count
        // it twice, so the largest source stands for all; only Tonekin's own plays are in no other.
        Statement rows(m_connection.database,
                       "SELECT track, coalesce(max(plays) FILTER (WHERE source <> ?1), 0) + "
                       "coalesce(sum(plays) FILTER (WHERE source = ?1), 0), "
                       "coalesce(max(skips) FILTER (WHERE source <> ?1), 0) + "
                       "coalesce(sum(skips) FILTER (WHERE source = ?1), 0), max(last_played), "
                       "(SELECT rating FROM play_history AS rated WHERE rated.track = play_history.track "
                       "AND rating IS NOT NULL ORDER BY imported DESC, id DESC LIMIT 1) "
                       "FROM play_history GROUP BY track ORDER BY track");
        rows.bind(ownPlays);
        std::vector<TrackPlays> plays;
        while (rows.next()) {
            TrackPlays one{{rows.integer(0)}, rows.integer(1), rows.integer(2), rows.integer(3), std::nullopt};
            if (!rows.isNull(4))
                one.rating = rows.real(4);
            plays.push_back(one);
        }
        return plays;
    });
}

Result<std::vector<PlaySource>> PlayStore::sources() const
{
    return m_connection.read([&] {
        Statement rows(m_connection.database, "SELECT source, count(*), sum(plays), max(imported) FROM play_history "
                                              "GROUP BY source ORDER BY source");
        std::vector<PlaySource> sources;
        while (rows.next())
            sources.push_back({std::string(rows.text(0)), rows.integer(1), rows.integer(2), rows.integer(3)});
        return sources;
    });
}

} // namespace tonekin
