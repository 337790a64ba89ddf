// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"

#include "library/statement.h"

#include <cerrno>
#include <new>
#include <sqlite3.h>
#include <utility>

namespace tonekin {

namespace {

constexpr int busyMilliseconds = 5000;
constexpr int mostBytesOfAValue = 64 * 1024 * 1024;
constexpr int mostBytesOfSql = 1024 * 1024;

std::string uriOf(const std::filesystem::path& file, OpenMode mode)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : file.native()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                           c == '.' || c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4];
            uri += digits[byte & 15];
        }
    }
    return mode == OpenMode::Immutable ? uri + "?immutable=1" : uri;
}

int flagsOf(OpenMode mode)
{
    constexpr int common = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case OpenMode::Create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case OpenMode::ReadOnly:
    case OpenMode::Immutable:
        return common | SQLITE_OPEN_READONLY;
    }
    return common | SQLITE_OPEN_READONLY;
}

bool wantOfRoom(sqlite3* connection, int extendedCode)
{
    const int kind = extendedCode & 0xFF;
    const int number = sqlite3_system_errno(connection);
    return (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) && (number == ENOSPC || number == EDQUOT);
}

} // namespace

DatabaseError::DatabaseError(int extendedCode, const std::string& words)
    : std::runtime_error(words)
    , m_extendedCode(extendedCode)
{
}

DatabaseError::DatabaseError(sqlite3* connection, int extendedCode)
    : DatabaseError(wantOfRoom(connection, extendedCode) ? SQLITE_FULL : extendedCode, sqlite3_errmsg(connection))
{
}

ErrorCode DatabaseError::code() const
{
    switch (m_extendedCode & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::LibraryDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::LibraryInUse;
    case SQLITE_READONLY:
        return ErrorCode::LibraryReadOnly;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::Permission;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return ErrorCode::IoError;
    default:
        return ErrorCode::DbError;
    }
}

Database::Database(const std::filesystem::path& file, OpenMode mode)
{
    const int code = sqlite3_open_v2(uriOf(file, mode).c_str(), &m_handle, flagsOf(mode), nullptr);
    if (m_handle == nullptr)
        throw std::bad_alloc();
    if (code != SQLITE_OK) {
        const DatabaseError error(m_handle, code);
        close();
        throw error;
    }
    sqlite3_busy_timeout(m_handle, busyMilliseconds);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, mostBytesOfAValue);
    sqlite3_limit(m_handle, SQLITE_LIMIT_SQL_LENGTH, mostBytesOfSql);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 1);
    // A file from elsewhere may bring triggers and views of its own; none of ours needs either.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

Database::Database(Database&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr))
{
}

Database& Database::operator=(Database&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    return *this;
}

Database::~Database()
{
    close();
}

void Database::close() noexcept
{
    sqlite3_close_v2(std::exchange(m_handle, nullptr));
}

void Database::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw DatabaseError(m_handle, code);
}

std::int64_t Database::number(const std::string& sql) const
{
    Statement statement(*this, sql);
    return statement.next() ? statement.integer(0) : 0;
}

std::string Database::text(const std::string& sql) const
{
    Statement statement(*this, sql);
    return statement.next() ? std::string(statement.text(0)) : std::string();
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

bool Database::inTransaction() const
{
    return m_handle != nullptr && sqlite3_get_autocommit(m_handle) == 0;
}

void Database::keepLogOnClose()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Transaction::Transaction(Database& database)
    : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // Some failures (a full disk among them) have already made SQLite roll back by itself.
    if (m_open && m_database.inTransaction())
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace tonekin
