// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/openlibrary.h"

#include "library/backups.h"
#include "library/repair.h"
#include "library/schema.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

namespace tonekin {

namespace fs = std::filesystem;

namespace {

using Opened = std::unique_ptr<Connection>;

bool mayWrite(const fs::path& path)
{
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

/// Where a log shared through memory does not work: the other users may be on other machines.
bool isOnNetwork(const fs::path& folder)
{
    struct statfs info {};
    if (::statfs(folder.c_str(), &info) != 0)
        return false;
    constexpr std::array<std::uint32_t, 5> types{0x6969, 0xFF534D42, 0xFE534D42, 0x65735546, 0x01021997};
    return std::ranges::find(types, static_cast<std::uint32_t>(info.f_type)) != types.end();
}

void setUp(Database& database, const fs::path& file)
{
    database.execute(isOnNetwork(file.parent_path()) ? "PRAGMA journal_mode = TRUNCATE" : "PRAGMA journal_mode = WAL");
    // A power cut may cost the last commits, never the file; all that scans write can be had again.
    database.execute("PRAGMA synchronous = NORMAL");
    database.execute("PRAGMA foreign_keys = ON");
    database.execute("PRAGMA cell_size_check = ON");
    database.execute("PRAGMA temp_store = MEMORY");
    database.execute("PRAGMA cache_size = -16000");
    database.execute("PRAGMA wal_autocheckpoint = 2000");
    database.execute("PRAGMA journal_size_limit = 67108864");
}

enum class Identity { Empty, Ours, Newer, Foreign };

Identity identify(const Database& database)
{
    const auto id = database.number("PRAGMA application_id");
    const auto version = database.number("PRAGMA user_version");
    if (id == applicationId)
        return version > schemaVersion() ? Identity::Newer : version > 0 ? Identity::Ours : Identity::Empty;
    const bool empty = id == 0 && version == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0;
    return empty ? Identity::Empty : Identity::Foreign;
}

Error damagedInUse()
{
    return {ErrorCode::LibraryDamaged,
            "the library file is damaged; it will be repaired once no other program uses it"};
}

Error newerError()
{
    return {ErrorCode::LibraryNewer, "the library file was made by a newer version of this program"};
}

Error foreignError()
{
    return {ErrorCode::LibraryForeign, "the file belongs to another program"};
}

/// One way through the rules of opening a file that may be written to.
class Opening {
public:
    Opening(fs::path file, UsageLock lock)
        : m_file(std::move(file))
        , m_lock(std::move(lock))
    {
    }

    Result<Opened> forWriting();
    Result<Opened> forReading();

private:
    bool looksDamagedFromOutside() const;
    bool looksForeignFromOutside() const;
    void putStrayLogAside();
    void checkAsNeeded(const Database& database) const;
    Result<Opened> connect(bool mayCreate);
    Result<Opened> ready(Database database);

    fs::path m_file;
    UsageLock m_lock;
    std::string m_repaired;
    bool m_rebuilt = false;
};

/// The first bytes of the file. Only read while no connection to it can exist in this process: closing the descriptor
/// would otherwise take SQLite's locks away.
std::string headOf(const fs::path& file)
{
    std::string head(100, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    return head;
}

constexpr std::string_view magic("SQLite format 3\0", 16);

bool Opening::looksDamagedFromOutside() const
{
    if (!m_lock.alone() || !fs::exists(m_file))
        return false;
    const bool wasLibrary = m_lock.knownLibrary() || !backupsOf(m_file).empty();
    const std::string head = headOf(m_file);
    if (head.empty())
        return wasLibrary;
    if (head.starts_with(magic))
        return false;
    const bool zeros = head.find_first_not_of('\0') == std::string::npos;
    return wasLibrary || zeros || (head.size() == 100 && head.compare(68, 4, "Tonk") == 0);
}

bool Opening::looksForeignFromOutside() const
{
    if (!m_lock.alone() || !fs::exists(m_file))
        return false;
    const std::string head = headOf(m_file);
    return !head.empty() && !head.starts_with(magic) && !looksDamagedFromOutside();
}

void Opening::putStrayLogAside()
{
    if (m_lock.alone() && m_lock.leftAs() == LeftAs::Clean && hasLog(m_file))
        m_repaired = setStrayLogAside(m_file);
}

void Opening::checkAsNeeded(const Database& database) const
{
    if (!m_lock.alone() || m_lock.leftAs() == LeftAs::Clean)
        return;
    const bool whole = m_lock.leftAs() == LeftAs::Damaged || m_lock.leftAs() == LeftAs::Touched;
    if (!(whole ? isSound(database) : isSoundWhereItCounts(database)))
        throw DatabaseError(SQLITE_CORRUPT, "the library file is damaged");
}

Result<Opened> Opening::forWriting()
{
    if (looksForeignFromOutside())
        return foreignError();
    const fs::path unfinished = m_file.native() + ".repair";
    if (m_lock.alone() && !fs::exists(m_file) && fs::exists(unfinished))
        fs::rename(unfinished, m_file); // a repair that was stopped before its last step
    if (fs::exists(m_file))
        putStrayLogAside();
    try {
        if (looksDamagedFromOutside())
            throw DatabaseError(SQLITE_NOTADB, "the library file is damaged");
        return connect(true);
    } catch (const DatabaseError& error) {
        if (error.code() != ErrorCode::LibraryDamaged)
            throw;
        if (!m_lock.alone())
            return damagedInUse();
    }
    m_repaired = repairLibrary(m_file);
    m_rebuilt = true;
    return connect(true);
}

Result<Opened> Opening::forReading()
{
    if (!fs::exists(m_file))
        return Error{ErrorCode::NotFound, "there is no library at " + m_file.string()};
    if (looksForeignFromOutside())
        return foreignError();
    if (looksDamagedFromOutside())
        return Error{ErrorCode::LibraryDamaged, "the library file is damaged"};
    return connect(false);
}

Result<Opened> Opening::connect(bool mayCreate)
{
    Database database(m_file, mayCreate ? OpenMode::Create : OpenMode::ReadWrite);
    const Identity identity = identify(database);
    if (identity == Identity::Foreign)
        return foreignError();
    if (identity == Identity::Newer && mayCreate)
        return newerError();
    if (identity == Identity::Empty && !mayCreate)
        return Error{ErrorCode::NotFound, "the library file is still empty"};
    if (!m_rebuilt)
        checkAsNeeded(database);

    const auto version = database.number("PRAGMA user_version");
    if (version < schemaVersion()) {
        if (!m_lock.alone())
            return Error{ErrorCode::LibraryInUse, "the library file must be brought up to date first, alone"};
        if (version > 0)
            makeBackup(database, m_file);
        setUp(database, m_file);
        migrate(database, migrations());
    } else if (mayCreate) {
        setUp(database, m_file);
    }
    return ready(std::move(database));
}

Result<Opened> Opening::ready(Database database)
{
    m_lock.share();
    auto opened = std::make_unique<Connection>(m_file, std::move(m_lock), std::move(database));
    opened->repaired = m_repaired;
    return opened;
}

/// SQLite cannot use a log without writing beside it, and without its log the newest rows would silently be missing.
Result<Opened> openWhereNothingCanBeWritten(const fs::path& file)
{
    const auto open = [&](const fs::path& place, OpenMode mode, TemporaryFolder copy) -> Result<Opened> {
        Database database(place, mode);
        const Identity identity = identify(database);
        if (identity == Identity::Foreign)
            return foreignError();
        if (identity == Identity::Empty)
            return Error{ErrorCode::NotFound, "the library file is empty"};
        if (identity == Identity::Ours && database.number("PRAGMA user_version") < schemaVersion())
            migrate(database, migrations());
        auto opened = std::make_unique<Connection>(file, UsageLock(), std::move(database));
        opened->copy = std::move(copy);
        return opened;
    };
    const bool older = [&] {
        const Database database(file, OpenMode::Immutable);
        return identify(database) == Identity::Ours && database.number("PRAGMA user_version") < schemaVersion();
    }();
    if (!hasLog(file) && !older)
        return open(file, OpenMode::Immutable, {});

    TemporaryFolder folder = TemporaryFolder::make();
    const fs::path copy = folder.path() / "library.sqlite";
    std::error_code failed;
    fs::copy_file(file, copy, failed);
    if (!failed && hasLog(file))
        fs::copy_file(logOf(file), logOf(copy), failed);
    if (failed)
        return Error{failed == std::errc::no_space_on_device ? ErrorCode::DiskFull : ErrorCode::IoError,
                     "copying the library to read it: " + failed.message()};
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, failed);
    fs::permissions(logOf(copy), fs::perms::owner_read | fs::perms::owner_write, failed);
    return open(copy, OpenMode::ReadWrite, std::move(folder));
}

std::optional<Error> prepareFolder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (!failed || fs::is_directory(folder))
        return std::nullopt;
    if (failed == std::errc::no_space_on_device)
        return Error{ErrorCode::DiskFull, failed.message()};
    if (failed == std::errc::read_only_file_system)
        return Error{ErrorCode::LibraryReadOnly, failed.message()};
    const bool permission = failed == std::errc::permission_denied;
    return Error{permission ? ErrorCode::Permission : ErrorCode::IoError, failed.message()};
}

/// Told before anything is written beside it: a file that was never a library here and does not begin like one.
bool isForeignAtFirstSight(const fs::path& file)
{
    if (!fs::exists(file) || fs::exists(file.native() + ".lock") || !backupsOf(file).empty())
        return false;
    const std::string head = headOf(file);
    if (head.find_first_not_of('\0') == std::string::npos)
        return false;
    const bool named = head.size() == 100 && head.compare(68, 4, "Tonk") == 0;
    const bool unnamed = head.size() == 100 && head.compare(68, 4, std::string_view("\0\0\0\0", 4)) == 0;
    return !named && !(unnamed && head.starts_with(magic));
}

std::optional<Error> unreadable(const fs::path& file)
{
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0)
        return std::nullopt; // absent: whoever opens it decides what that means
    if (!S_ISREG(info.st_mode))
        return Error{ErrorCode::LibraryForeign, file.string() + " is not a file"};
    if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0)
        return Error{ErrorCode::Permission, file.string() + " may not be read"};
    return std::nullopt;
}

Result<Opened> openForReading(const fs::path& file)
{
    const bool writable = mayWrite(file.parent_path()) && mayWrite(file);
    if (fs::exists(file) && !writable)
        return openWhereNothingCanBeWritten(file);
    auto lock = UsageLock::take(file);
    if (!lock)
        return lock.error();
    return Opening(file, std::move(*lock)).forReading();
}

Result<Opened> openForWriting(const fs::path& file)
{
    if (auto error = prepareFolder(file.parent_path()))
        return *error;
    if (!mayWrite(file.parent_path()) || (fs::exists(file) && !mayWrite(file)))
        return Error{ErrorCode::LibraryReadOnly, file.string() + " can only be read"};
    auto lock = UsageLock::take(file);
    if (!lock)
        return lock.error();
    return Opening(file, std::move(*lock)).forWriting();
}

} // namespace

Result<Opened> openLibrary(const fs::path& given, Library::Access access)
{
    try {
        // The same file must have the same lock, however it is called.
        const fs::path file = fs::weakly_canonical(fs::absolute(given));
        if (auto error = unreadable(file))
            return *error;
        if (isForeignAtFirstSight(file))
            return foreignError();
        const bool reading = access == Library::Access::ReadOnly;
        auto opened = reading ? openForReading(file) : openForWriting(file);
        if (opened) {
            (*opened)->readOnly = reading;
            if (reading)
                (*opened)->database.execute("PRAGMA query_only = ON");
        }
        return opened;
    } catch (const DatabaseError& error) {
        return error.error();
    } catch (const fs::filesystem_error& error) {
        return Error{ErrorCode::IoError, error.what()};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::DbError, "out of memory"};
    }
}

} // namespace tonekin
