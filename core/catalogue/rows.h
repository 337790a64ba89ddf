// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"
#include "catalogue/catalogue.h"
#include "catalogue/units.h"
#include "playlist/playlistfile.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// "artist - title", or the title alone where no artist is known. Bytes as found.
std::string bylineOf(const CatalogueTrack& track);

/// What a playlist says of a track. Nothing when the library does not have it.
std::optional<PlaylistEntry> playlistEntry(const Catalogue& catalogue, TrackId id,
                                           std::optional<float> similarity = {});

/// The rows of a playlist made of similar tracks: the seeds first, each once, since a list that starts with what was
/// asked for is the one people expect; then those found. `most`: so many in all; 0: every one.
std::vector<PlaylistEntry> playlistEntries(const Catalogue& catalogue, std::span<const TrackId> seeds,
                                           std::span<const SimilarTrack> found, std::size_t most);

/// The same of a list that buildPlaylist() made, all of its rows.
std::vector<PlaylistEntry> playlistEntries(const Catalogue& catalogue, std::span<const PlaylistRow> rows);

/// For programs: the tracks of a list, each with id, path, title, artist and similarity.
nlohmann::ordered_json similarJson(const Catalogue& catalogue, std::span<const SimilarTrack> tracks);
/// Each with path, value, seconds (null: no moment), and missing where the file is.
nlohmann::ordered_json unitListJson(const Catalogue& catalogue, const UnitList& list);
/// Each with id, path, title, artist, similarity (1 for a seed), reason, close, the track it is nearest to and, except
/// in a list by closeness, step (similarity to the row before; null for the first).
nlohmann::ordered_json playlistJson(const Catalogue& catalogue, const PlaylistResult& result);
/// The stable name of a reason, for example "rarely_played".
std::string_view reasonName(RowReason reason);

} // namespace tonekin
