// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace tonekin {

/// Bytes that are bound as a BLOB. The memory must live until the statement has run.
using Bytes = std::span<const std::uint8_t>;
Bytes bytesOf(std::string_view text);

/// One prepared statement. Parameters are bound in order, columns read by number from 0. Views of texts and blobs end
/// with the next call of next(). Throws DatabaseError.
class Statement {
public:
    Statement(const Database& database, std::string_view sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(int value) { return bind(std::int64_t{value}); }
    Statement& bind(bool value) { return bind(std::int64_t{value ? 1 : 0}); }
    Statement& bind(double value);
    Statement& bind(std::string_view text);
    Statement& bind(Bytes blob);
    template <typename T>
    Statement& bind(const std::optional<T>& value)
    {
        return value ? bind(*value) : bindNull();
    }
    Statement& bindNull();
    /// Passes a column of another statement's row on as it is.
    Statement& bindColumn(const Statement& row, int column);

    bool next(); // to the next row; false after the last
    void run();  // to the end, then ready to be bound again
    void reset();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    Bytes blob(int column) const;

private:
    void check(int code) const;

    sqlite3* m_database;
    sqlite3_stmt* m_statement = nullptr;
    int m_bound = 0;
};

} // namespace tonekin
