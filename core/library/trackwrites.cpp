// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/trackstore.h"

#include "library/connection.h"
#include "library/trackchanges.h"

namespace tonekin {

Result<TrackId> TrackStore::add(RootId root, const std::string& relativePath, const FileStamp& stamp)
{
    return m_connection.write([&]() -> Result<TrackId> {
        Statement known(m_connection.database, "SELECT 1 FROM root WHERE id = ?");
        known.bind(root.value);
        if (!known.next())
            return Error{ErrorCode::NotFound, "no such folder in the library"};
        known.reset();
        Statement insert(m_connection.database,
                         "INSERT INTO track (root, path, device, inode, size, modified_ns, added, changed) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (root, path) DO NOTHING");
        insert.bind(root.value).bind(bytesOf(relativePath));
        bindStamp(insert, stamp);
        insert.bind(secondsNow()).bind(m_connection.changeNumber());
        insert.run();
        if (m_connection.database.changes() == 0)
            return Error{ErrorCode::InvalidArgument, "the library has a track of that path already"};
        return TrackId{m_connection.database.lastInsertId()};
    });
}

Status TrackStore::move(TrackId id, RootId root, const std::string& relativePath, const FileStamp& stamp)
{
    return m_connection.write([&]() -> Status {
        Statement taken(m_connection.database, "SELECT 1 FROM track WHERE root = ? AND path = ? AND id <> ?");
        taken.bind(root.value).bind(bytesOf(relativePath)).bind(id.value);
        if (taken.next())
            return Error{ErrorCode::InvalidArgument, "the library has another track of that path"};
        return updateTrack(m_connection, id, "root = ?, path = ?, missing = 0, " + std::string(setStamp),
                           [&](Statement& update) {
                               update.bind(root.value).bind(bytesOf(relativePath));
                               bindStamp(update, stamp);
                           });
    });
}

Status TrackStore::requeue(TrackId id, const FileStamp& stamp)
{
    return m_connection.write([&] {
        return updateTrack(m_connection, id, "state = 0, missing = 0, " + std::string(setStamp),
                           [&](Statement& update) { bindStamp(update, stamp); });
    });
}

Status TrackStore::markMissing(TrackId id)
{
    return m_connection.write([&] { return updateTrack(m_connection, id, "missing = 1", [](Statement&) {}); });
}

Status TrackStore::markSeen(TrackId id)
{
    return m_connection.write([&] { return updateTrack(m_connection, id, "missing = 0", [](Statement&) {}); });
}

Status TrackStore::markExcluded(TrackId id)
{
    return m_connection.write([&] { return updateTrack(m_connection, id, "excluded = 1", [](Statement&) {}); });
}

Status TrackStore::markIncluded(TrackId id)
{
    return m_connection.write([&] { return updateTrack(m_connection, id, "excluded = 0", [](Statement&) {}); });
}

Status TrackStore::saveTags(TrackId id, const FileStamp& stamp, const ProbedTrack& probed)
{
    return m_connection.write([&]() -> Status {
        const auto saved =
            updateTrack(m_connection, id, "missing = 0, " + std::string(setStamp) + ", " + std::string(setTags),
                        [&](Statement& update) {
                            bindStamp(update, stamp);
                            bindTags(update, probed.tags, probed.audioHash);
                        });
        if (!saved)
            return saved;
        // Facts that were counted while decoding are better than what a header claims, but for those of another
        // container, into which the same audio was put.
        Statement facts(m_connection.database,
                        "UPDATE track SET container = ?1, codec = ?2, sample_rate = ?3, channels = ?4, bit_rate = ?5, "
                        "duration = ?6, analysed = max(analysed, ?7) WHERE id = ?8 AND (analysed = 0 OR container <> "
                        "?1)");
        bindAudio(facts, probed.audio);
        facts.bind(id.value);
        facts.run();
        return ok();
    });
}

Status TrackStore::saveFailure(TrackId id, const FileStamp& stamp, const TrackProblem& problem)
{
    return m_connection.write([&]() -> Status {
        const auto saved = updateTrack(m_connection, id, "state = 3, " + std::string(setStamp),
                                       [&](Statement& update) { bindStamp(update, stamp); });
        if (!saved)
            return saved;
        forgetProblems(m_connection.database, id);
        saveProblem(m_connection.database, id, 0, problem);
        endInHand(m_connection.database, id);
        return ok();
    });
}

Status TrackStore::retryFailures(std::optional<TrackId> only)
{
    return m_connection.write([&]() -> Status {
        if (only && !exists(m_connection, *only))
            return noSuchTrack();
        Statement retry(m_connection.database,
                        "UPDATE track SET state = 0, changed = ?1 WHERE state = 3 AND (?2 IS NULL OR id = ?2)");
        retry.bind(m_connection.changeNumber());
        retry.bind(only ? std::optional(only->value) : std::nullopt);
        retry.run();
        return ok();
    });
}

Status TrackStore::noteInHand(TrackId id)
{
    return m_connection.write([&]() -> Status {
        if (!exists(m_connection, id))
            return noSuchTrack();
        Statement insert(m_connection.database, "INSERT INTO in_hand (track, times) VALUES (?, 1) "
                                                "ON CONFLICT (track) DO UPDATE SET times = times + 1");
        insert.bind(id.value);
        insert.run();
        return ok();
    });
}

Status TrackStore::takeFromHand(TrackId id)
{
    return m_connection.write([&]() -> Status {
        endInHand(m_connection.database, id);
        return ok();
    });
}

} // namespace tonekin
