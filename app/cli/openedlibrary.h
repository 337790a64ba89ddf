// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"
#include "library/library.h"
#include "similarity/similartracks.h"
#include "similarity/vectorindex.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tonekin::cli {

/// A library that exists, for reading. Errors: InvalidArgument, a sentence with a hint, when there is none yet.
Result<Library> openForReading(const GeneralOptions& general);

/// All rows of a library with what commands ask of them.
class OpenedLibrary {
public:
    static Result<OpenedLibrary> open(const GeneralOptions& general);

    const Library& library() const { return m_library; }
    /// By path or by id. Errors: NotFound with the text.
    Result<TrackId> find(const std::string& pathOrId) const;
    Result<std::vector<TrackId>> findAll(const std::vector<std::string>& pathsOrIds) const;
    bool has(TrackId id) const { return m_rows.contains(id); }
    const TrackRow& row(TrackId id) const { return m_rows.at(id); }
    std::filesystem::path pathOf(TrackId id) const;
    std::string titleOf(TrackId id) const;
    std::string bylineOf(TrackId id) const; // "artist - title"
    const TrackLabels& labelsOf(TrackId id) const;
    /// Vectors of the model in use, without those of missing or excluded tracks. Errors: InvalidArgument when
    /// nothing was analysed yet.
    Result<VectorIndex> vectors() const;
    /// The tracks that sound like the seeds, hubs corrected unless the options say otherwise. Errors: those of
    /// vectors(), and when a seed has no vector yet.
    Result<std::vector<SimilarTrack>> similarTo(const std::vector<TrackId>& seeds, const std::vector<TrackId>& notSeeds,
                                                const SimilarOptions& options) const;

private:
    explicit OpenedLibrary(Library library);
    Library m_library;
    std::unordered_map<TrackId, TrackRow> m_rows;
    std::unordered_map<std::int64_t, std::filesystem::path> m_roots;
    mutable std::unordered_map<TrackId, TrackLabels> m_labels; // made when asked for
};

} // namespace tonekin::cli
