// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/backups.h"

#include "library/statement.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace tonekin {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t keptBackups = 3;
constexpr std::uintmax_t reserveBytes = 50'000'000;
constexpr std::string_view backupMark = ".backup-";

bool looksLikeTime(std::string_view text)
{
    if (text.size() != 15 || text[8] != '-')
        return false;
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

std::string timePart(const fs::path& backup)
{
    const std::string name = backup.filename().native();
    const auto mark = name.rfind(backupMark);
    const std::string time = mark == std::string::npos ? std::string() : name.substr(mark + backupMark.size());
    return looksLikeTime(time) ? time : std::string();
}

bool saysOk(const Database& database, const std::string& pragma)
{
    try {
        return database.text(pragma) == "ok";
    } catch (const DatabaseError& error) {
        if (error.code() == ErrorCode::LibraryDamaged)
            return false;
        throw;
    }
}

void makeDurable(const fs::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

std::string timeForNames(std::chrono::system_clock::time_point when)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(when);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y%m%d-%H%M%S", &parts);
    return {text.data(), length};
}

void copyDatabase(Database& database, const fs::path& to)
{
    const fs::path part = to.native() + ".part";
    std::error_code ignored;
    fs::remove(part, ignored);
    try {
        Statement copy(database, "VACUUM INTO ?");
        copy.bind(std::string_view(part.native()));
        copy.run();
    } catch (...) {
        fs::remove(part, ignored);
        throw;
    }
    makeDurable(part);
    std::error_code failed;
    fs::rename(part, to, failed);
    if (failed) {
        fs::remove(part, ignored);
        throw DatabaseError(SQLITE_IOERR, "naming the copy of the library: " + failed.message());
    }
}

void makeBackup(Database& database, const fs::path& library)
{
    std::error_code failed;
    const auto size = fs::file_size(library, failed);
    requireFreeBytes(library, failed ? 0 : size);
    if (!isSound(database))
        throw DatabaseError(SQLITE_CORRUPT, "the library file is damaged, so no backup was made of it");
    const auto now = std::chrono::system_clock::now();
    copyDatabase(database, library.native() + std::string(backupMark) + timeForNames(now));
    const auto all = backupsOf(library);
    for (std::size_t i = keptBackups; i < all.size(); ++i)
        fs::remove(all[i], failed);
}

std::vector<fs::path> backupsOf(const fs::path& library)
{
    std::vector<fs::path> found;
    const std::string start = library.filename().native() + std::string(backupMark);
    std::error_code failed;
    for (fs::directory_iterator it(library.parent_path(), failed), end; !failed && it != end; it.increment(failed)) {
        const fs::path path = it->path();
        if (path.filename().native().starts_with(start) && !timePart(path).empty())
            found.push_back(path);
    }
    std::ranges::sort(found, std::ranges::greater(), timePart);
    return found;
}

std::optional<std::chrono::system_clock::time_point> timeOfBackup(const fs::path& backup)
{
    const std::string text = timePart(backup);
    std::tm parts{};
    if (text.empty() || ::strptime(text.c_str(), "%Y%m%d-%H%M%S", &parts) == nullptr)
        return std::nullopt;
    return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

bool isSound(const Database& database)
{
    return saysOk(database, "PRAGMA quick_check(1)");
}

bool isSoundWhereItCounts(const Database& database)
{
    constexpr std::array tables{"meta", "root", "track", "problem", "in_hand", "setting", "model", "embedding"};
    return std::ranges::all_of(tables, [&](const char* table) {
        const std::string name(table);
        const bool exists =
            database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '" + name + "'") > 0;
        return !exists || saysOk(database, "PRAGMA quick_check('" + name + "')");
    });
}

std::uintmax_t freeBytesAt(const fs::path& path)
{
    std::error_code failed;
    const auto space = fs::space(path, failed);
    return failed ? 0 : space.available;
}

void requireFreeBytes(const fs::path& path, std::uintmax_t bytes)
{
    const auto available = freeBytesAt(path.parent_path());
    if (available < bytes + reserveBytes)
        throw DatabaseError(SQLITE_FULL, "only " + std::to_string(available / 1'000'000) + " MB are free at " +
                                             path.parent_path().string());
}

} // namespace tonekin
