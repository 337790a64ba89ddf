// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"
#include "catalogue/catalogue.h"
#include "catalogue/similar.h"
#include "commandline.h"
#include "library/library.h"

#include <string>
#include <vector>

namespace tonekin::cli {

/// Why a seed says nothing, and what can be done, in a sentence.
std::string sentenceOn(SeedFlaw flaw, const std::string& path);

/// A library that exists, for reading. Errors: InvalidArgument, a sentence with a hint, when there is none yet.
Result<Library> openForReading(const GeneralOptions& general);

/// A library and its tracks, for a command that asks about them.
class AskedLibrary {
public:
    static Result<AskedLibrary> open(const GeneralOptions& general);

    const Library& library() const { return m_library; }
    const Catalogue& catalogue() const { return *m_catalogue; }
    /// By path or by id. Errors: NotFound with the text.
    Result<TrackId> find(const std::string& pathOrId) const;
    Result<std::vector<TrackId>> findAll(const std::vector<std::string>& pathsOrIds) const;
    std::string pathOf(TrackId id) const;   // empty when there is no such track, here and below
    std::string bylineOf(TrackId id) const; // "artist - title"

    /// The vectors of the network in use; `corrected`: with what is usual in this library worked out. Errors:
    /// InvalidArgument when nothing was analysed yet.
    enum class Hubs { Corrected, Plain };
    Result<std::shared_ptr<LiveVectors>> vectors(Hubs hubs) const;
    /// The tracks that sound like the seeds. Seeds that cannot be used, and why a list is empty, are told on
    /// standard error. Errors: those of vectors(), and InvalidArgument, a sentence, when no seed can be used.
    Result<SimilarResult> similarTo(const SimilarQuery& query) const;

    /// A playlist by rules, from all that the library knows. Nothing is said of it. Errors: those of vectors().
    struct MadePlaylist {
        PlaylistResult result;
        std::optional<float> closeEnds; // the similarity at which "close" ends; empty: too few tracks to tell
    };
    Result<MadePlaylist> playlistFor(const PlaylistQuery& query) const;

private:
    AskedLibrary(Library library, CatalogueRef catalogue);
    Library m_library;
    CatalogueRef m_catalogue;
};

} // namespace tonekin::cli
