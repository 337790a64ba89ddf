// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "session/liverankings.h"

#include <QFuture>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// A question for the tracks that a unit answered to most.
struct UnitQuery {
    NetworkUnit unit;
    RankBy by = RankBy::Maximum;
    std::size_t count = 10;
    bool operator==(const UnitQuery&) const = default;
};

struct UnitListRow {
    TrackId id;
    float value = 0.0F;
    double unusualness = 0.0;       // standard deviations above what is usual in this library
    std::optional<double> seconds;  // the moment of the strongest answer; empty: not of a moment, or not known
    std::vector<TrackId> sameAudio; // copies that were collapsed into this row
};

struct UnitList {
    UnitQuery query;
    std::vector<UnitListRow> rows; // the strongest first
};

/// A unit of the hidden layer that answers to a track more than is usual.
struct FiringUnit {
    int index = 0;
    float value = 0.0F;
    double unusualness = 0.0;
};

/// Answers small questions about the units on a thread of its own, with a connection of its own, so that a slow disk
/// does not hold up the window. One question after the other; any thread may ask.
class UnitListReader {
public:
    UnitListReader(std::filesystem::path libraryFile, std::shared_ptr<const LiveRankings> rankings);
    ~UnitListReader(); // waits for what was asked

    /// The library file may be another one now.
    void reopen();

    QFuture<UnitList> list(const std::string& modelHash, const UnitQuery& query);
    /// The units of the last hidden layer that are most unusual in a track; none where it was not heard.
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
