// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errorcode.h"

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

struct sqlite3;

namespace tonekin {

/// Thrown inside core/library only; Library turns it into an Error at its edge.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(int extendedCode, const std::string& words);
    /// What just went wrong on a connection. Only some of the ways in which a disk turns out to be full (or a quota
    /// used up) are told as that by SQLite; here all of them are.
    DatabaseError(sqlite3* connection, int extendedCode);
    ErrorCode code() const;
    int extendedCode() const { return m_extendedCode; }
    Error error() const { return {code(), what()}; }

private:
    int m_extendedCode;
};

enum class OpenMode {
    Create,    // read and write, made when absent
    ReadWrite, // must exist
    ReadOnly,  // must exist
    Immutable, // nobody writes to it and it has no log beside it; works on read-only places
};

/// One SQLite connection, hardened against tampered files. Used by one thread at a time.
class Database {
public:
    Database(const std::filesystem::path& file, OpenMode mode);
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    sqlite3* handle() const { return m_handle; }
    void close() noexcept;

    void execute(const std::string& sql);
    std::int64_t number(const std::string& sql) const; // first column of the first row; 0 without a row
    std::string text(const std::string& sql) const;
    std::int64_t changes() const; // rows touched by the last statement
    std::int64_t lastInsertId() const;
    bool inTransaction() const;
    /// Leaves the log beside the file as it is when the connection ends.
    void keepLogOnClose();

private:
    sqlite3* m_handle = nullptr;
};

/// Rolls back unless told to commit.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace tonekin
