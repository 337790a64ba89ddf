// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/liverankings.h"
#include "catalogue/units.h"
#include "library/library.h"

#include <QFuture>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// Answers small questions about the units on a thread of its own, with a connection of its own, so that a slow disk
/// does not hold up the window. One question after the other; any thread may ask.
class UnitListReader {
public:
    UnitListReader(std::filesystem::path libraryFile, std::shared_ptr<const LiveRankings> rankings);
    ~UnitListReader(); // waits for what was asked

    /// The library file may be another one now.
    void reopen();

    QFuture<UnitList> list(const std::string& modelHash, const UnitQuery& query);
    /// The units of the last hidden layer that are most unusual in a track; none where it was not analysed.
    QFuture<std::vector<FiringUnit>> firing(const std::string& modelHash, TrackId track, std::size_t count);

private:
    const Library* library();
    UnitList readList(const std::string& modelHash, const UnitQuery& query);
    std::vector<FiringUnit> readFiring(const std::string& modelHash, TrackId track, std::size_t count);

    const std::filesystem::path m_file;
    const std::shared_ptr<const LiveRankings> m_rankings;
    std::optional<Library> m_library; // of the pool's one thread
    QThreadPool m_pool;
};

} // namespace tonekin
