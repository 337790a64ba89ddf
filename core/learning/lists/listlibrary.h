// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalogue/buildplaylist.h"
#include "catalogue/catalogue.h"
#include "catalogue/livevectors.h"
#include "catalogue/playlisttable.h"
#include "library/trackplays.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tonekin {

/// A library whose playlists are measured: all in memory.
struct ListLibrary {
    CatalogueRef catalogue = std::make_shared<const Catalogue>();
    std::shared_ptr<LiveVectors> vectors = std::make_shared<LiveVectors>();
    std::vector<TrackPlays> plays; // ascending by track
    PlaylistTableRef table;
    std::optional<float> closeEnds;

    PlaylistSources sources() const { return {*vectors, *catalogue, *table, closeEnds, {}}; }
};

/// From a library file, with all that it knows of plays. Errors: those of the library, InvalidArgument where nothing
/// was analysed.
Result<ListLibrary> readListLibrary(const std::filesystem::path& file);

/// How a library is made up: styles, artists that have one or two of them, albums of ten that differ a little, and
/// tracks that differ a little more. Of real music one does not know which tracks belong together; here it is known.
struct SyntheticLibraryOptions {
    std::size_t tracks = 5000;
    std::size_t styles = 24;
    std::size_t dimensions = 64;
    std::size_t listeners = 50; // whose plays are added up
    std::uint64_t seed = 1;
};
/// The same options give the same library. Each simulated listener has a few styles of their own and plays popular
/// artists more: most tracks are played rarely or never.
ListLibrary syntheticListLibrary(const SyntheticLibraryOptions& options);

/// The same library with only those tracks; what is usual in it is worked out anew.
ListLibrary partOf(const ListLibrary& library, const std::function<bool(const CatalogueTrack&)>& stays);

} // namespace tonekin
