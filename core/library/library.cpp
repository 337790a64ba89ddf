// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/backups.h"
#include "library/connection.h"
#include "library/findingstore.h"
#include "library/notestore.h"
#include "library/openlibrary.h"
#include "library/playstore.h"
#include "library/rootstore.h"
#include "library/trackstore.h"
#include "library/verdictstore.h"

#include <chrono>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace tonekin {

namespace fs = std::filesystem;

namespace {

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

struct Library::Parts {
    std::unique_ptr<Connection> connection;
    RootStore roots{*connection};
    TrackStore tracks{*connection};
    FindingStore findings{*connection};
    NoteStore notes{*connection};
    PlayStore plays{*connection};
    VerdictStore verdicts{*connection};

    explicit Parts(std::unique_ptr<Connection> opened)
        : connection(std::move(opened))
    {
    }
};

Library::Library(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
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
    return Library(std::make_unique<Parts>(std::move(*opened)));
}

const std::string& Library::repaired() const
{
    return m_parts->connection->repaired;
}

bool Library::readOnly() const
{
    return m_parts->connection->readOnly;
}

std::int64_t Library::changeCounter() const
{
    const auto value = m_parts->connection->read(
        [&] { return m_parts->connection->database.number("SELECT value FROM meta WHERE key = 'changes'"); });
    return value ? *value : 0;
}

RootStore& Library::roots()
{
    return m_parts->roots;
}

const RootStore& Library::roots() const
{
    return m_parts->roots;
}

TrackStore& Library::tracks()
{
    return m_parts->tracks;
}

const TrackStore& Library::tracks() const
{
    return m_parts->tracks;
}

FindingStore& Library::findings()
{
    return m_parts->findings;
}

const FindingStore& Library::findings() const
{
    return m_parts->findings;
}

NoteStore& Library::notes()
{
    return m_parts->notes;
}

const NoteStore& Library::notes() const
{
    return m_parts->notes;
}

PlayStore& Library::plays()
{
    return m_parts->plays;
}

const PlayStore& Library::plays() const
{
    return m_parts->plays;
}

VerdictStore& Library::verdicts()
{
    return m_parts->verdicts;
}

const VerdictStore& Library::verdicts() const
{
    return m_parts->verdicts;
}

Status Library::begin()
{
    if (m_parts->connection->readOnly)
        return Error{ErrorCode::LibraryReadOnly, "the library was opened for reading only"};
    if (m_parts->connection->grouping)
        return Error{ErrorCode::InvalidArgument, "a transaction is open already"};
    auto begun = m_parts->connection->read([&] {
        m_parts->connection->database.execute("BEGIN IMMEDIATE");
        return std::monostate{};
    });
    if (begun) {
        m_parts->connection->grouping = true;
        m_parts->connection->change = 0;
    }
    return begun;
}

Status Library::commit()
{
    if (!m_parts->connection->grouping)
        return Error{ErrorCode::InvalidArgument, "no transaction is open"};
    if (m_parts->connection->failed) {
        const Error error = *m_parts->connection->failed;
        m_parts->connection->grouping = false;
        m_parts->connection->failed.reset();
        return error;
    }
    auto committed = m_parts->connection->read([&] {
        m_parts->connection->database.execute("COMMIT");
        return std::monostate{};
    });
    if (committed)
        m_parts->connection->grouping = false;
    else
        (void)rollBack(); // the first error is the one to tell
    return committed;
}

Status Library::rollBack()
{
    if (!m_parts->connection->grouping)
        return Error{ErrorCode::InvalidArgument, "no transaction is open"};
    m_parts->connection->grouping = false;
    m_parts->connection->failed.reset();
    return m_parts->connection->read([&] {
        if (m_parts->connection->database.inTransaction())
            m_parts->connection->database.execute("ROLLBACK");
        return std::monostate{};
    });
}

Result<std::string> Library::setting(const std::string& name) const
{
    return m_parts->connection->read([&] {
        Statement row(m_parts->connection->database, "SELECT value FROM setting WHERE name = ?");
        row.bind(std::string_view(name));
        return row.next() ? std::string(row.text(0)) : std::string();
    });
}

Status Library::saveSetting(const std::string& name, const std::string& value)
{
    return m_parts->connection->write([&]() -> Status {
        Statement save(m_parts->connection->database, "INSERT INTO setting (name, value) VALUES (?, ?) "
                                                      "ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        save.bind(std::string_view(name)).bind(std::string_view(value));
        save.run();
        m_parts->connection->changeNumber();
        return ok();
    });
}

Status Library::checkIntegrity() const
{
    const auto sound = m_parts->connection->read([&] { return isSound(m_parts->connection->database); });
    if (!sound)
        return sound.error();
    if (!*sound)
        return m_parts->connection->noted({ErrorCode::LibraryDamaged, "the library file is damaged"});
    return ok();
}

Status Library::backUp(const fs::path& to) const
{
    if (m_parts->connection->grouping)
        return Error{ErrorCode::InvalidArgument, "a backup cannot be made in the middle of a transaction"};
    return m_parts->connection->read([&] {
        copyDatabase(m_parts->connection->database, to);
        return std::monostate{};
    });
}

Status Library::maintain()
{
    if (m_parts->connection->readOnly || m_parts->connection->grouping)
        return ok();
    constexpr std::chrono::hours week{7 * 24};
    const auto backups = backupsOf(m_parts->connection->file);
    const auto newest = backups.empty() ? std::nullopt : timeOfBackup(backups.front());
    const auto now = std::chrono::system_clock::now();
    // A backup from the future was made by a clock that was wrong.
    const bool recent = newest && now - *newest < week && *newest <= now + week;
    return m_parts->connection->read([&] {
        dropUnneededModels(m_parts->connection->database);
        if (!recent && m_parts->connection->database.number("SELECT count(*) FROM track") > 0)
            makeBackup(m_parts->connection->database, m_parts->connection->file);
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
