// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/repair.h"

#include "library/backups.h"
#include "library/salvage.h"
#include "library/schema.h"

#include <array>
#include <chrono>
#include <fcntl.h>
#include <optional>
#include <sqlite3.h>
#include <unistd.h>

namespace tonekin {

namespace fs = std::filesystem;

namespace {

constexpr std::array companions{"-wal", "-shm", "-journal"};

void mustWork(const std::error_code& failed, const std::string& doing)
{
    if (!failed)
        return;
    const bool full = failed == std::errc::no_space_on_device;
    throw DatabaseError(full ? SQLITE_FULL : SQLITE_IOERR, doing + ": " + failed.message());
}

void moveFile(const fs::path& from, const fs::path& to)
{
    std::error_code failed;
    fs::rename(from, to, failed);
    mustWork(failed, "renaming " + from.string());
}

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

fs::path freeNameFor(const fs::path& library)
{
    const std::string name = library.native() + ".corrupt-" + timeForNames(std::chrono::system_clock::now());
    fs::path candidate = name;
    for (int i = 2; isThere(candidate) || isThere(candidate.native() + "-wal"); ++i)
        candidate = name + "-" + std::to_string(i);
    return candidate;
}

/// Companions first: if the program dies in between, the library file is still where the next start looks for it.
fs::path setAside(const fs::path& library)
{
    const fs::path aside = freeNameFor(library);
    for (const char* companion : companions) {
        if (isThere(library.native() + companion))
            moveFile(library.native() + companion, aside.native() + companion);
    }
    moveFile(library, aside);
    return aside;
}

bool isGoodLibrary(const fs::path& file)
{
    try {
        const Database database(file, OpenMode::Immutable);
        return database.number("PRAGMA application_id") == applicationId &&
               database.number("PRAGMA user_version") <= schemaVersion() &&
               database.number("PRAGMA user_version") > 0 && isSound(database);
    } catch (const DatabaseError&) {
        return false;
    }
}

std::optional<fs::path> newestGoodBackup(const fs::path& library)
{
    for (const fs::path& backup : backupsOf(library)) {
        if (isGoodLibrary(backup))
            return backup;
    }
    return std::nullopt;
}

/// The damaged file, for reading only, together with its log when it has one; nothing when not even its first page is
/// readable.
std::optional<Database> openDamaged(const fs::path& aside)
{
    try {
        Database damaged(aside, hasLog(aside) ? OpenMode::ReadWrite : OpenMode::Immutable);
        damaged.keepLogOnClose();
        damaged.execute("PRAGMA query_only = ON");
        if (damaged.number("SELECT count(*) FROM sqlite_schema WHERE name = 'track'") == 1)
            return damaged;
    } catch (const DatabaseError&) {
        // Whatever the reason, nothing can be had from it.
    }
    return std::nullopt;
}

std::string dayOf(const fs::path& backup)
{
    const auto time = timeOfBackup(backup);
    const std::string text = time ? timeForNames(*time) : std::string(8, '?');
    return text.substr(0, 4) + '-' + text.substr(4, 2) + '-' + text.substr(6, 2);
}

void copyFile(const fs::path& from, const fs::path& to)
{
    std::error_code failed;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, failed);
    mustWork(failed, "copying " + from.string());
}

void makeDurable(const fs::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// Fills `fresh` with the best there is, and tells what that was.
std::string rebuild(const fs::path& fresh, const fs::path& library, const fs::path& aside)
{
    const auto backup = newestGoodBackup(library);
    if (backup)
        copyFile(*backup, fresh);
    Database target(fresh, OpenMode::Create);
    target.execute("PRAGMA journal_mode = DELETE");
    migrate(target, migrations());
    const auto tracksOf = [](const Database& database) { return database.number("SELECT count(*) FROM track"); };
    const auto before = tracksOf(target);

    Salvaged salvaged;
    if (const auto damaged = openDamaged(aside))
        salvaged = salvageInto(target, *damaged);
    std::string words;
    if (backup)
        words += " The backup of " + dayOf(*backup) + " with " + std::to_string(before) + " tracks was put back.";
    else
        words += " There was no good backup.";
    words += " " + std::to_string(salvaged.tracks) + " tracks were read from the damaged file; the library has " +
             std::to_string(tracksOf(target)) + " tracks now.";
    if (salvaged.toAnalyse > 0)
        words += " " + std::to_string(salvaged.toAnalyse) + " of them will be analysed again.";
    return words;
}

} // namespace

fs::path logOf(const fs::path& library)
{
    return library.native() + "-wal";
}

bool hasLog(const fs::path& library)
{
    std::error_code failed;
    const auto size = fs::file_size(logOf(library), failed);
    return !failed && size > 0;
}

std::string repairLibrary(const fs::path& library)
{
    const bool hadLog = hasLog(library);
    std::error_code failed;
    const auto size = fs::file_size(library, failed);
    requireFreeBytes(library, failed ? 0 : size);
    const fs::path fresh = library.native() + ".repair";
    fs::remove(fresh, failed);

    // All is made ready beside the damaged file before that is moved, so a stop on the way changes nothing.
    if (hadLog && isGoodLibrary(library)) {
        copyFile(library, fresh);
        makeDurable(fresh);
        const fs::path aside = setAside(library);
        moveFile(fresh, library);
        return "The log beside the library file was damaged or belonged to another file. Both were kept as \"" +
               aside.filename().string() + "\"; the library is as it was before that log.";
    }
    const std::string words = rebuild(fresh, library, library);
    makeDurable(fresh);
    const fs::path aside = setAside(library);
    moveFile(fresh, library);
    makeDurable(library.parent_path());
    return "The library file was damaged. It was kept as \"" + aside.filename().string() + "\"." + words;
}

std::string setStrayLogAside(const fs::path& library)
{
    const fs::path aside = logOf(freeNameFor(library));
    moveFile(logOf(library), aside);
    std::error_code ignored;
    fs::remove(library.native() + "-shm", ignored);
    return "A log that does not belong to the library lay beside it. It was kept as \"" + aside.filename().string() +
           "\"; the library is unchanged.";
}

} // namespace tonekin
