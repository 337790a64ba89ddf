// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/rootstore.h"
#include "library/trackstore.h"
#include "similarity/similartracks.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// A text that many tracks of a library share. Never null in a CatalogueTrack.
using SharedText = std::shared_ptr<const std::string>;

/// A track as questions about the library need it. Never changed once made, so that threads may share it. Derived
/// classes may add what is for display (see CatalogueFollower).
struct CatalogueTrack {
    virtual ~CatalogueTrack() = default;

    TrackId id;
    RootId root;
    std::string relativePath; // bytes
    struct Names {
        std::string title; // the file's name where the tags have none
        SharedText artist; // else of the album
        SharedText album;
        SharedText genre;
        std::string musicBrainzRecordingId;
    } names;
    SharedText albumKey;                                        // see albumKey()
    std::shared_ptr<const std::vector<std::string>> artistKeys; // see artistKeys(); never null
    int year = 0;                                               // 0: unknown, here and below
    int disc = 0;
    int number = 0;
    int plays = -1; // -1: unknown
    float seconds = 0.0F;
    TrackState state = TrackState::Waiting;
    std::optional<ErrorCode> problem;
    std::optional<AudioHash> audioHash;
    bool hasEmbedding = false;
    std::int64_t addedSeconds = 0; // since 1970

    /// What the rules of similarTracks() need to know of it.
    TrackLabels labels() const;
};
using CatalogueTrackRef = std::shared_ptr<const CatalogueTrack>;

/// What for a track is asked about.
enum class Purpose {
    Comparison,  // its vector is compared with others: as a seed, and in what is usual in this library
    SimilarList, // it stands in a list of similar tracks
    UnitList,    // it stands in the list of a filter or unit, and counts in how that one's activations lie
};

/// The one rule for who takes part. In a silent track there is nothing to hear: it takes part in nothing. An excluded
/// track is kept out of lists, and of nothing else: excluding one shall not move all others. A missing one cannot be
/// played, so no list of similar tracks offers it; lists of units, which tell of the library, name it.
bool takesPart(const CatalogueTrack& track, Purpose purpose);

/// All tracks of a library at one moment, ascending by id. Never changed once made: any thread may ask.
class Catalogue {
public:
    Catalogue() = default;
    Catalogue(std::vector<CatalogueTrackRef> tracks, std::vector<MusicRoot> roots);

    const std::vector<CatalogueTrackRef>& tracks() const { return m_tracks; }
    const std::vector<MusicRoot>& roots() const { return m_roots; }
    const CatalogueTrack* find(TrackId id) const;                            // null: not there
    std::filesystem::path pathOf(const CatalogueTrack& track) const;         // empty when its root is unknown
    const CatalogueTrack* findPath(const std::filesystem::path& path) const; // null: not there; looks at every track

private:
    std::vector<CatalogueTrackRef> m_tracks;
    std::vector<MusicRoot> m_roots;
};
using CatalogueRef = std::shared_ptr<const Catalogue>;

} // namespace tonekin
