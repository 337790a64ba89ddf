// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/databasecopy.h"

#include "library/statement.h"

#include <algorithm>
#include <cstdlib>

namespace tonekin {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largestCopy = std::uintmax_t{4} << 30U;
constexpr int inputOutputError = 10; // SQLite's number

fs::path beside(const fs::path& file, const char* ending)
{
    return file.native() + ending;
}

bool holdsSomething(const fs::path& file)
{
    std::error_code failed;
    return fs::is_regular_file(file, failed) && fs::file_size(file, failed) > 0 && !failed;
}

bool isInUse(const fs::path& file)
{
    return holdsSomething(beside(file, "-wal")) || holdsSomething(beside(file, "-journal"));
}

fs::path privateFolder()
{
    std::error_code failed;
    std::string name = (fs::temp_directory_path(failed) / "tonekin-XXXXXX").native();
    if (failed || ::mkdtemp(name.data()) == nullptr)
        throw DatabaseError(inputOutputError, "no temporary folder can be made");
    return name;
}

/// The folder with a copy of the file and its logs; empty when none is needed.
fs::path folderForCopy(const fs::path& file)
{
    if (!isInUse(file))
        return {};
    fs::path folder = privateFolder();
    std::error_code failed;
    for (const char* ending : {"", "-wal", "-journal"}) {
        const fs::path from = beside(file, ending);
        if (!failed && holdsSomething(from) && fs::file_size(from, failed) <= largestCopy)
            fs::copy_file(from, folder / ("copy" + std::string(ending)), failed);
    }
    if (failed) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        throw DatabaseError(inputOutputError, "the database is in use and cannot be copied: " + failed.message());
    }
    return folder;
}

Database opened(const fs::path& file, const fs::path& folder)
{
    if (folder.empty())
        return {file, OpenMode::Immutable};
    try {
        return {folder / "copy", OpenMode::ReadWrite};
    } catch (const DatabaseError&) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        throw;
    }
}

} // namespace

ForeignDatabase::ForeignDatabase(const fs::path& file)
    : m_folder(folderForCopy(file))
    , m_database(opened(file, m_folder))
{
}

ForeignDatabase::~ForeignDatabase()
{
    m_database.close();
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

bool hasColumns(const Database& database, const std::string& table, const std::vector<std::string>& columns)
{
    return std::ranges::all_of(columns, [&](const std::string& column) {
        Statement row(database, "SELECT 1 FROM pragma_table_info(?) WHERE name = ? COLLATE NOCASE");
        return row.bind(std::string_view(table)).bind(std::string_view(column)).next();
    });
}

std::string columnOrNull(const Database& database, const std::string& table, const std::string& column)
{
    return hasColumns(database, table, {column}) ? table + '.' + column : "NULL";
}

} // namespace tonekin
