// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/livevectors.h"
#include "library/findingstore.h"
#include "library/library.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace tonekin {

/// Fills a CatalogueTrack from a row of the library, each different text once. One thread.
class CatalogueTexts {
public:
    void fill(CatalogueTrack& track, const TrackRow& row);
    /// Forgets texts that no track uses any more.
    void forgetUnused();

private:
    SharedText shared(const std::string& text);

    std::unordered_map<std::string, SharedText> m_texts;
    std::unordered_map<std::string, std::shared_ptr<const std::vector<std::string>>> m_artists; // by artistOf()
};

/// Keeps a catalogue and the vectors of the network in use in step with a library file. No thread and no timer of its
/// own: whoever owns it calls follow() now and then, and correctSomeHubs() as long as that has something to do. One
/// thread, the library's; the vectors may be read by any.
class CatalogueFollower {
public:
    /// Makes a track of the catalogue from a row; by default a plain CatalogueTrack.
    using MakeTrack = std::function<std::shared_ptr<const CatalogueTrack>(const TrackRow&, CatalogueTexts&)>;

    struct Changes {
        bool tracks = false;
        bool vectors = false;
    };

    /// The library must outlive it.
    CatalogueFollower(const Library& library, std::shared_ptr<LiveVectors> vectors, MakeTrack makeTrack = {});

    /// Brings both up to date; the first call reads everything. Errors: those of the library; then what is there stays,
    /// and the next call tries again.
    Result<Changes> follow();
    /// Works out a portion of what is usual in this library (see HubCorrection), less than a tenth of a second. True
    /// while there is more to do; `nowCorrected` tells when that has come to be of use.
    struct HubStep {
        bool more = false;
        bool nowCorrected = false;
    };
    HubStep correctSomeHubs();

    const CatalogueRef& catalogue() const { return m_catalogue; } // never null
    /// Of the network that most analysed tracks were analysed with; empty: none was.
    const std::string& modelHash() const { return m_modelHash; }

private:
    Status readTracks(Changes& changes);
    Status readChangedTracks(Changes& changes);
    Status readVectors(Changes& changes);
    Status readChangedVectors(Changes& changes);
    Status publish();
    bool takesPartInComparison(TrackId id) const;
    std::vector<TrackId> vectorsToRemove() const;
    void beforeChanges(std::size_t count);
    void putVectors(const EmbeddingTable& table);
    void removeVectors(const std::vector<TrackId>& ids);

    const Library& m_library;
    std::shared_ptr<LiveVectors> m_vectors;
    MakeTrack m_makeTrack;
    CatalogueTexts m_texts;
    std::map<TrackId, CatalogueTrackRef> m_tracks;
    CatalogueRef m_catalogue = std::make_shared<const Catalogue>();
    std::string m_modelHash;
    std::int64_t m_counter = -1; // up to where the library was read
};

/// The tracks of a library as they are now, for who asks once. Errors: those of the library.
Result<CatalogueRef> readCatalogue(const Library& library);

} // namespace tonekin
