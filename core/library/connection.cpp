// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/connection.h"

#include <cstdlib>
#include <sqlite3.h>
#include <utility>

namespace tonekin {

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{
}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    return *this;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

TemporaryFolder TemporaryFolder::make()
{
    std::string name = (std::filesystem::temp_directory_path() / "tonekin-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr)
        throw DatabaseError(SQLITE_IOERR, "no temporary folder can be made");
    TemporaryFolder folder;
    folder.m_path = name;
    return folder;
}

Connection::~Connection()
{
    if (database.inTransaction())
        sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    database.close();
    lock.leave();
}

std::int64_t Connection::changeNumber()
{
    if (change == 0) {
        Statement count(database, "UPDATE meta SET value = value + 1 WHERE key = 'changes' RETURNING value");
        if (count.next())
            change = count.integer(0);
        count.reset();
    }
    return change;
}

Error Connection::noted(Error error)
{
    // Found while reading, where nothing can be done about it; the next opening will.
    if (error.code == ErrorCode::LibraryDamaged)
        lock.noteDamage();
    return error;
}

Error Connection::giveUp(Error error)
{
    if (grouping) {
        failed = error;
        if (database.inTransaction())
            sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    return noted(std::move(error));
}

} // namespace tonekin
