// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/statement.h"
#include "library/usagelock.h"

#include <filesystem>
#include <new>
#include <optional>
#include <string>
#include <type_traits>

namespace tonekin {

/// A private folder that goes with its owner.
class TemporaryFolder {
public:
    TemporaryFolder() = default;
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    ~TemporaryFolder();
    static TemporaryFolder make(); // throws DatabaseError
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// An open library file, for the stores over it: one SQLite connection, and how reads and writes go over it. Belongs to
/// one thread.
class Connection {
public:
    // In this order, so that the connection ends before its files are given up.
    std::filesystem::path file;
    TemporaryFolder copy; // where the file itself cannot be opened in place
    UsageLock lock;
    Database database;
    std::string repaired;
    bool readOnly = false;

    // The transaction that begin() opened.
    bool grouping = false;
    std::optional<Error> failed; // why nothing of it can be committed any more
    std::int64_t change = 0;     // its number, once something was changed

    Connection(std::filesystem::path libraryFile, UsageLock usage, Database opened)
        : file(std::move(libraryFile))
        , lock(std::move(usage))
        , database(std::move(opened))
    {
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// The number for rows that are changed now; counts up once a transaction.
    std::int64_t changeNumber();
    Error noted(Error error);

    /// Runs a step that only reads, and turns what it throws into an Error.
    template <typename Step>
    auto read(Step&& step) -> Result<std::decay_t<decltype(step())>>
    {
        try {
            return step();
        } catch (const DatabaseError& error) {
            return noted(error.error());
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::DbError, "out of memory"};
        }
    }

    /// Runs a step that returns a Result and changes rows: in the open group, or in a transaction of its own that is
    /// rolled back when it fails.
    template <typename Step>
    auto write(Step&& step) -> decltype(step())
    {
        if (readOnly)
            return Error{ErrorCode::LibraryReadOnly, "the library was opened for reading only"};
        if (failed)
            return *failed;
        try {
            if (grouping)
                return step();
            Transaction transaction(database);
            change = 0;
            auto result = step();
            if (result)
                transaction.commit();
            return result;
        } catch (const DatabaseError& error) {
            return giveUp(error.error());
        } catch (const std::bad_alloc&) {
            return giveUp({ErrorCode::DbError, "out of memory"});
        }
    }

private:
    Error giveUp(Error error);
};

} // namespace tonekin
