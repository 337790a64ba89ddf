// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/library.h"
#include "library/statement.h"
#include "library/usagelock.h"

#include <new>
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

struct Library::Impl {
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

    Impl(std::filesystem::path libraryFile, UsageLock usage, Database connection)
        : file(std::move(libraryFile))
        , lock(std::move(usage))
        , database(std::move(connection))
    {
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl();

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

/// What cannot be used is forgotten and analysed again; where nothing can be written it is only passed over.
void analyseAgain(Library::Impl& impl, const std::vector<TrackId>& ids, const std::string& modelHash);

/// Where each step of opening is decided; see RELIABILITY for the order.
Result<std::unique_ptr<Library::Impl>> openLibrary(const std::filesystem::path& file, Library::Access access);

} // namespace tonekin
