// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/backups.h"
#include "library/libraryimpl.h"
#include "library/trackrows.h"

#include <chrono>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace tonekin {

namespace fs = std::filesystem;

namespace {

/// "/music/album/" and "/music/./album" are one folder.
fs::path tidied(const fs::path& path)
{
    fs::path tidy = fs::absolute(path).lexically_normal();
    return tidy.has_filename() || tidy == tidy.root_path() ? tidy : tidy.parent_path();
}

// Named, since the order asked for would otherwise make SQLite look at every row.
constexpr auto changedTracks = "WHERE track.id IN (SELECT id FROM track INDEXED BY track_by_change WHERE changed > ?)";

/// Results of a model are of no use any more once another one, in use since, has heard all of its tracks.
void dropUnneededModels(Database& database)
{
    if (database.number("SELECT count(*) FROM model") < 2)
        return;
    Transaction transaction(database);
    const auto inUse =
        database.number("SELECT model FROM embedding GROUP BY model ORDER BY count(*) DESC, model DESC LIMIT 1");
    std::vector<std::int64_t> unneeded;
    {
        Statement models(
            database,
            "SELECT id FROM model WHERE id <> ?1 AND (SELECT max(changed) FROM embedding WHERE embedding.model = "
            "model.id) < "
            "(SELECT max(changed) FROM embedding WHERE model = ?1) AND NOT EXISTS (SELECT 1 FROM embedding "
            "WHERE embedding.model = model.id AND track NOT IN (SELECT track FROM embedding WHERE model = ?1))");
        models.bind(inUse);
        while (models.next())
            unneeded.push_back(models.integer(0));
    }
    for (const auto model : unneeded) {
        const std::string id = std::to_string(model);
        for (const char* table : {"embedding", "finding"})
            database.execute("DELETE FROM " + std::string(table) + " WHERE model = " + id);
        database.execute("DELETE FROM model WHERE id = " + id);
    }
    transaction.commit();
}

} // namespace

Library::Library(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

Result<Library> Library::open(const fs::path& file, Access access)
{
    auto opened = openLibrary(file, access);
    if (!opened)
        return opened.error();
    return Library(std::move(*opened));
}

const std::string& Library::repaired() const
{
    return m_impl->repaired;
}

bool Library::readOnly() const
{
    return m_impl->readOnly;
}

std::int64_t Library::changeCounter() const
{
    const auto value =
        m_impl->read([&] { return m_impl->database.number("SELECT value FROM meta WHERE key = 'changes'"); });
    return value ? *value : 0;
}

Result<RootId> Library::addRoot(const fs::path& path)
{
    return m_impl->write([&]() -> Result<RootId> {
        const std::string bytes = tidied(path).native();
        Statement known(m_impl->database, "SELECT id FROM root WHERE path = ?");
        known.bind(bytesOf(bytes));
        if (known.next())
            return RootId{known.integer(0)};
        Statement insert(m_impl->database, "INSERT INTO root (path) VALUES (?)");
        insert.bind(bytesOf(bytes));
        insert.run();
        const RootId id{m_impl->database.lastInsertId()};
        m_impl->changeNumber();
        return id;
    });
}

Status Library::removeRoot(RootId root)
{
    return m_impl->write([&]() -> Status {
        Statement remove(m_impl->database, "DELETE FROM root WHERE id = ?");
        remove.bind(root.value);
        remove.run();
        if (m_impl->database.changes() == 0)
            return Error{ErrorCode::NotFound, "no such folder in the library"};
        m_impl->changeNumber();
        return ok();
    });
}

Result<std::vector<MusicRoot>> Library::roots() const
{
    return m_impl->read([&] {
        std::vector<MusicRoot> roots;
        Statement rows(m_impl->database, "SELECT id, path, device, file_system, file_count FROM root ORDER BY id");
        while (rows.next()) {
            const Bytes path = rows.blob(1);
            roots.push_back({RootId{rows.integer(0)}, fs::path(std::string(path.begin(), path.end())),
                             static_cast<std::uint64_t>(rows.integer(2)), std::string(rows.text(3)), rows.integer(4)});
        }
        return roots;
    });
}

Status Library::saveRootWalk(RootId root, std::uint64_t device, const std::string& fileSystem, std::int64_t fileCount)
{
    return m_impl->write([&]() -> Status {
        Statement update(m_impl->database, "UPDATE root SET device = ?, file_system = ?, file_count = ? WHERE id = ?");
        update.bind(static_cast<std::int64_t>(device)).bind(std::string_view(fileSystem));
        update.bind(fileCount).bind(root.value);
        update.run();
        if (m_impl->database.changes() == 0)
            return Error{ErrorCode::NotFound, "no such folder in the library"};
        m_impl->changeNumber();
        return ok();
    });
}

Result<std::vector<TrackRow>> Library::tracks() const
{
    return m_impl->read([&] { return readTrackRows(m_impl->database, "", [](Statement&) {}); });
}

Result<std::vector<TrackRow>> Library::tracksChangedSince(std::int64_t counter) const
{
    return m_impl->read(
        [&] { return readTrackRows(m_impl->database, changedTracks, [&](Statement& rows) { rows.bind(counter); }); });
}

Result<TrackRow> Library::track(TrackId id) const
{
    auto rows = m_impl->read([&] {
        return readTrackRows(m_impl->database, "WHERE track.id = ?", [&](Statement& query) { query.bind(id.value); });
    });
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{ErrorCode::NotFound, "no such track"};
    return std::move(rows->front());
}

Result<TrackRow> Library::trackAt(const fs::path& path) const
{
    const auto all = roots();
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
                auto rows = m_impl->read([&] {
                    return readTrackRows(m_impl->database, "WHERE track.root = ? AND track.path = ?",
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

Result<fs::path> Library::pathOf(TrackId id) const
{
    auto path = m_impl->read([&] {
        Statement row(m_impl->database,
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

Result<LibraryCounts> Library::counts() const
{
    return m_impl->read([&] {
        LibraryCounts counts;
        Statement rows(m_impl->database,
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

Result<std::vector<std::pair<TrackId, TrackProblem>>> Library::problems() const
{
    return m_impl->read([&] {
        std::vector<std::pair<TrackId, TrackProblem>> all;
        Statement rows(m_impl->database,
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

Status Library::checkIntegrity() const
{
    const auto sound = m_impl->read([&] { return isSound(m_impl->database); });
    if (!sound)
        return sound.error();
    if (!*sound)
        return m_impl->noted({ErrorCode::LibraryDamaged, "the library file is damaged"});
    return ok();
}

Status Library::backUp(const fs::path& to) const
{
    if (m_impl->grouping)
        return Error{ErrorCode::InvalidArgument, "a backup cannot be made in the middle of a transaction"};
    return m_impl->read([&] {
        copyDatabase(m_impl->database, to);
        return std::monostate{};
    });
}

Status Library::maintain()
{
    if (m_impl->readOnly || m_impl->grouping)
        return ok();
    constexpr std::chrono::hours week{7 * 24};
    const auto backups = backupsOf(m_impl->file);
    const auto newest = backups.empty() ? std::nullopt : timeOfBackup(backups.front());
    const auto now = std::chrono::system_clock::now();
    // A backup from the future was made by a clock that was wrong.
    const bool recent = newest && now - *newest < week && *newest <= now + week;
    return m_impl->read([&] {
        dropUnneededModels(m_impl->database);
        if (!recent && m_impl->database.number("SELECT count(*) FROM track") > 0)
            makeBackup(m_impl->database, m_impl->file);
        return std::monostate{};
    });
}

fs::path defaultLibraryFile()
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return value == nullptr ? fs::path() : fs::path(value);
    };
    fs::path data = variable("XDG_DATA_HOME");
    if (!data.is_absolute()) {
        fs::path home = variable("HOME");
        const passwd* user = home.is_absolute() ? nullptr : ::getpwuid(::getuid());
        if (user != nullptr)
            home = user->pw_dir;
        data = home / ".local" / "share";
    }
    return data / "tonekin" / "library.sqlite";
}

} // namespace tonekin
