// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

/// Another program's SQLite file, opened so that nothing is ever written beside or into it: in place where no log lies
/// beside it, otherwise as a copy in a private folder, into which its log is played. Throws DatabaseError.
class ForeignDatabase {
public:
    explicit ForeignDatabase(const std::filesystem::path& file);
    ForeignDatabase(const ForeignDatabase&) = delete;
    ForeignDatabase& operator=(const ForeignDatabase&) = delete;
    ~ForeignDatabase();

    const Database& database() const { return m_database; }

private:
    std::filesystem::path m_folder; // empty when opened in place
    Database m_database;
};

/// True when the table has all of these columns.
bool hasColumns(const Database& database, const std::string& table, const std::vector<std::string>& columns);

/// "column" where the table has it, otherwise "NULL": older and newer versions have other columns.
std::string columnOrNull(const Database& database, const std::string& table, const std::string& column);

} // namespace tonekin
