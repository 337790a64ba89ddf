// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/findlist.h"

#include "library/findingstore.h"
#include "library/library.h"
#include "library/playstore.h"

#include <unordered_map>

namespace tonekin {

namespace {

std::optional<Library> openToRead(const std::filesystem::path& file)
{
    auto library = Library::open(file, Library::Access::ReadOnly);
    return library ? std::optional(std::move(*library)) : std::nullopt;
}

const Library* pointerTo(const std::optional<Library>& library)
{
    return library ? &*library : nullptr;
}

/// Only where the rules leave copies out do others share a row.
std::vector<std::vector<TrackId>> copiesOf(const PlaylistResult& result, const PlaylistTracks& tracks)
{
    std::unordered_map<std::uint64_t, std::size_t> rowOfAudio;
    for (std::size_t row = 0; row < result.rows.size(); ++row)
        if (const auto at = tracks.rowOf(result.rows[row].id); at && tracks[*at].audio != 0)
            rowOfAudio.emplace(tracks[*at].audio, row);
    std::vector<std::vector<TrackId>> copies(result.rows.size());
    for (std::size_t at = 0; at < tracks.size() && !rowOfAudio.empty(); ++at) {
        const auto shared = rowOfAudio.find(tracks[at].audio);
        if (shared != rowOfAudio.end() && tracks[at].mayBeListed && tracks[at].id != result.rows[shared->second].id)
            copies[shared->second].push_back(tracks[at].id);
    }
    return copies;
}

} // namespace

PlaylistTableRef ListTables::of(const CatalogueRef& catalogue, const Library* library)
{
    const std::int64_t counter = library ? library->changeCounter() : -1;
    const std::scoped_lock lock(m_mutex);
    if (m_table && m_catalogue == catalogue && m_counter == counter)
        return m_table;
    std::vector<TrackPlays> plays;
    if (library)
        if (auto known = library->plays().all())
            plays = *std::move(known);
    m_table = playlistTable(*catalogue, plays);
    m_catalogue = catalogue;
    m_counter = counter;
    return m_table;
}

FoundList findList(const ListQuestion& question)
{
    const std::optional<Library> library = openToRead(question.library);
    const PlaylistTableRef table = question.tables->of(question.catalogue, pointerTo(library));
    const auto loudness = [&](TrackId id) -> std::optional<float> {
        if (!library)
            return std::nullopt;
        const auto known = library->findings().loudness(id);
        return known ? std::optional(static_cast<float>(*known)) : std::nullopt;
    };
    FoundList found;
    found.query = question.query;
    found.correctsHubs = question.vectors->read([](const VectorIndex& index) { return index.correctsHubs(); });
    found.result =
        buildPlaylist(question.query, {*question.vectors, *question.catalogue, *table, question.closeEnds, loudness});
    found.copies.resize(found.result.rows.size());
    if (question.query.rules.leaveOutCopies)
        found.copies = copiesOf(found.result, table->tracks);
    return found;
}

PlaylistResult countTracks(const ListQuestion& question)
{
    const std::optional<Library> library = openToRead(question.library);
    const PlaylistTableRef table = question.tables->of(question.catalogue, pointerTo(library));
    return countMatching(question.query, {*question.vectors, *question.catalogue, *table, question.closeEnds, {}});
}

} // namespace tonekin
