// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace tonekin {

class Library;

/// The tables that rules are asked by: the newest is kept, and serves all lists of one catalogue while the library
/// knows no other plays. Any thread.
class ListTables {
public:
    /// `library` null: nothing is known of plays.
    PlaylistTableRef of(const CatalogueRef& catalogue, const Library* library);

private:
    std::mutex m_mutex;
    CatalogueRef m_catalogue;
    std::int64_t m_counter = -1; // of the library
    PlaylistTableRef m_table;
};

/// A question for a list, with all that it is answered from. A plain value, for other threads.
struct ListQuestion {
    PlaylistQuery query;
    std::shared_ptr<const LiveVectors> vectors;
    CatalogueRef catalogue;
    std::optional<float> closeEnds; // empty: not known yet
    std::filesystem::path library;
    std::shared_ptr<ListTables> tables;
};

/// A list as it came out.
struct FoundList {
    PlaylistQuery query;
    PlaylistResult result;
    std::vector<std::vector<TrackId>> copies; // by row: other tracks of its audio, by id
    bool correctsHubs = false;                // else by the plain cosines, while what is usual is still worked out
};

/// Any thread. A library that cannot be read is one that knows nothing of plays and of how loud tracks are.
FoundList findList(const ListQuestion& question);

/// How many tracks the rules leave, seeds or none: matching, removed, flaws and searched of a result. Any thread.
PlaylistResult countTracks(const ListQuestion& question);

} // namespace tonekin
