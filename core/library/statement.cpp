// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/statement.h"

#include <new>
#include <sqlite3.h>

namespace tonekin {

Bytes bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Statement::Statement(const Database& database, std::string_view sql)
    : m_database(database.handle())
{
    check(sqlite3_prepare_v2(m_database, sql.data(), static_cast<int>(sql.size()), &m_statement, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, ++m_bound, value));
    return *this;
}

Statement& Statement::bind(double value)
{
    check(sqlite3_bind_double(m_statement, ++m_bound, value));
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    // A null pointer would be bound as NULL; an empty text is a value.
    const char* data = text.data() != nullptr ? text.data() : "";
    check(sqlite3_bind_text64(m_statement, ++m_bound, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(Bytes blob)
{
    const void* data = blob.data() != nullptr ? static_cast<const void*>(blob.data()) : "";
    check(sqlite3_bind_blob64(m_statement, ++m_bound, data, blob.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindNull()
{
    check(sqlite3_bind_null(m_statement, ++m_bound));
    return *this;
}

Statement& Statement::bindColumn(const Statement& row, int column)
{
    check(sqlite3_bind_value(m_statement, ++m_bound, sqlite3_column_value(row.m_statement, column)));
    return *this;
}

bool Statement::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        check(code);
    return false;
}

void Statement::run()
{
    while (next()) {
    }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    m_bound = 0;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (data == nullptr)
        return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Bytes Statement::blob(int column) const
{
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    if (data == nullptr)
        return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

void Statement::check(int code) const
{
    if ((code & 0xFF) == SQLITE_NOMEM)
        throw std::bad_alloc();
    if (code != SQLITE_OK)
        throw DatabaseError(m_database, code);
}

} // namespace tonekin
