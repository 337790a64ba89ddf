// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

class Connection;

struct RootId {
    std::int64_t value = 0;
    auto operator<=>(const RootId&) const = default;
};

/// A music folder that belongs to the library.
struct MusicRoot {
    RootId id;
    std::filesystem::path path;
    std::uint64_t device = 0; // where it lay at the last complete walk
    std::string fileSystem;
    std::int64_t fileCount = 0;
};

/// A folder as the library writes it down: "/music/album/" and "/music/./album" are one.
std::filesystem::path tidied(const std::filesystem::path& path);

/// The music folders of a library. Belongs to the Library that gives it out, and to its thread.
class RootStore {
public:
    explicit RootStore(Connection& connection);

    /// One that is there already gives the id that it has.
    Result<RootId> add(const std::filesystem::path& path);
    /// Its tracks go with it. Errors: NotFound.
    Status remove(RootId root);
    Result<std::vector<MusicRoot>> all() const;
    /// What a complete walk found. Errors: NotFound.
    Status saveWalk(RootId root, std::uint64_t device, const std::string& fileSystem, std::int64_t fileCount);

private:
    Connection& m_connection;
};

} // namespace tonekin
