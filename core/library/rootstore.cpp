// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/rootstore.h"

#include "library/connection.h"

namespace tonekin {

namespace fs = std::filesystem;

fs::path tidied(const fs::path& path)
{
    fs::path tidy = fs::absolute(path).lexically_normal();
    return tidy.has_filename() || tidy == tidy.root_path() ? tidy : tidy.parent_path();
}

RootStore::RootStore(Connection& connection)
    : m_connection(connection)
{
}

Result<RootId> RootStore::add(const fs::path& path)
{
    return m_connection.write([&]() -> Result<RootId> {
        const std::string bytes = tidied(path).native();
        Statement known(m_connection.database, "SELECT id FROM root WHERE path = ?");
        known.bind(bytesOf(bytes));
        if (known.next())
            return RootId{known.integer(0)};
        Statement insert(m_connection.database, "INSERT INTO root (path) VALUES (?)");
        insert.bind(bytesOf(bytes));
        insert.run();
        const RootId id{m_connection.database.lastInsertId()};
        m_connection.changeNumber();
        return id;
    });
}

Status RootStore::remove(RootId root)
{
    return m_connection.write([&]() -> Status {
        Statement remove(m_connection.database, "DELETE FROM root WHERE id = ?");
        remove.bind(root.value);
        remove.run();
        if (m_connection.database.changes() == 0)
            return Error{ErrorCode::NotFound, "no such folder in the library"};
        m_connection.changeNumber();
        return ok();
    });
}

Result<std::vector<MusicRoot>> RootStore::all() const
{
    return m_connection.read([&] {
        std::vector<MusicRoot> roots;
        Statement rows(m_connection.database, "SELECT id, path, device, file_system, file_count FROM root ORDER BY id");
        while (rows.next()) {
            const Bytes path = rows.blob(1);
            roots.push_back({RootId{rows.integer(0)}, fs::path(std::string(path.begin(), path.end())),
                             static_cast<std::uint64_t>(rows.integer(2)), std::string(rows.text(3)), rows.integer(4)});
        }
        return roots;
    });
}

Status RootStore::saveWalk(RootId root, std::uint64_t device, const std::string& fileSystem, std::int64_t fileCount)
{
    return m_connection.write([&]() -> Status {
        Statement update(m_connection.database,
                         "UPDATE root SET device = ?, file_system = ?, file_count = ? WHERE id = ?");
        update.bind(static_cast<std::int64_t>(device)).bind(std::string_view(fileSystem));
        update.bind(fileCount).bind(root.value);
        update.run();
        if (m_connection.database.changes() == 0)
            return Error{ErrorCode::NotFound, "no such folder in the library"};
        m_connection.changeNumber();
        return ok();
    });
}

} // namespace tonekin
