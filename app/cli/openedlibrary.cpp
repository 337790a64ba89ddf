// SPDX-License-Identifier: GPL-3.0-or-later
#include "openedlibrary.h"

#include "base/tracktitle.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace tonekin::cli {

namespace {

/// Enough for comparing names of one library: ASCII letters without case, the rest as it is.
std::string folded(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

std::string keyOf(const std::optional<AudioHash>& hash)
{
    return hash ? std::string(hash->bytes.begin(), hash->bytes.end()) : std::string();
}

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

} // namespace

Result<Library> openForReading(const GeneralOptions& general)
{
    std::error_code failed;
    if (!std::filesystem::exists(general.library, failed))
        return Error{ErrorCode::InvalidArgument,
                     "There is no library at " + general.library.native() + "; 'tonekin-cli scan FOLDER' makes one."};
    return Library::open(general.library, Library::Access::ReadOnly);
}

OpenedLibrary::OpenedLibrary(Library library)
    : m_library(std::move(library))
{
}

Result<OpenedLibrary> OpenedLibrary::open(const GeneralOptions& general)
{
    auto library = openForReading(general);
    if (!library)
        return library.error();
    OpenedLibrary opened(std::move(*library));
    const auto roots = opened.m_library.roots();
    if (!roots)
        return roots.error();
    for (const MusicRoot& root : *roots)
        opened.m_roots.emplace(root.id.value, root.path);
    auto rows = opened.m_library.tracks();
    if (!rows)
        return rows.error();
    for (TrackRow& row : *rows)
        opened.m_rows.emplace(row.id, std::move(row));
    return opened;
}

Result<TrackId> OpenedLibrary::find(const std::string& pathOrId) const
{
    if (const auto number = wholeNumber(pathOrId); number && m_rows.contains(TrackId{*number}))
        return TrackId{*number};
    std::error_code failed;
    const auto path = std::filesystem::absolute(pathOrId, failed).lexically_normal();
    if (const auto row = m_library.trackAt(path))
        return row->id;
    if (const auto real = std::filesystem::canonical(path, failed); !failed) {
        if (const auto row = m_library.trackAt(real))
            return row->id;
    }
    return Error{ErrorCode::NotFound, pathOrId};
}

Result<std::vector<TrackId>> OpenedLibrary::findAll(const std::vector<std::string>& pathsOrIds) const
{
    std::vector<TrackId> found;
    for (const std::string& one : pathsOrIds) {
        const auto id = find(one);
        if (!id)
            return id.error();
        found.push_back(*id);
    }
    return found;
}

std::filesystem::path OpenedLibrary::pathOf(TrackId id) const
{
    const TrackRow& track = row(id);
    const auto root = m_roots.find(track.root.value);
    return root == m_roots.end() ? std::filesystem::path(track.relativePath) : root->second / track.relativePath;
}

std::string OpenedLibrary::titleOf(TrackId id) const
{
    return trackTitle(row(id).tags, row(id).relativePath);
}

std::string OpenedLibrary::bylineOf(TrackId id) const
{
    const std::string& artist = row(id).tags.artist;
    return artist.empty() ? titleOf(id) : artist + " - " + titleOf(id);
}

const TrackLabels& OpenedLibrary::labelsOf(TrackId id) const
{
    const auto [place, isNew] = m_labels.try_emplace(id);
    if (isNew) {
        const TrackTags& tags = row(id).tags;
        const std::string& albumBy = tags.albumArtist.empty() ? tags.artist : tags.albumArtist;
        const std::string album = tags.album.empty() ? std::string() : folded(albumBy) + '\n' + folded(tags.album);
        place->second = {folded(tags.artist), album, keyOf(row(id).audioHash)};
    }
    return place->second;
}

Result<VectorIndex> OpenedLibrary::vectors() const
{
    const auto model = m_library.modelInUse();
    if (!model)
        return model.error();
    auto table = m_library.embeddings(*model);
    if (!table)
        return table.error();
    VectorIndex index(table->dimensions, std::move(table->ids), std::move(table->values));
    const std::vector<TrackId> ids = index.ids();
    for (const TrackId id : ids) {
        const auto track = m_rows.find(id);
        if (track == m_rows.end() || track->second.state == TrackState::Missing ||
            track->second.state == TrackState::Excluded || track->second.problem == ErrorCode::Silent)
            index.remove(id);
    }
    if (index.size() == 0)
        return Error{ErrorCode::InvalidArgument, "Nothing has been analysed yet; 'tonekin-cli scan FOLDER' does it."};
    return index;
}

Result<std::vector<SimilarTrack>> OpenedLibrary::similarTo(const std::vector<TrackId>& seeds,
                                                           const std::vector<TrackId>& notSeeds,
                                                           const SimilarOptions& options) const
{
    auto index = vectors();
    if (!index)
        return index.error();
    if (options.correctHubs)
        index->correctHubs();
    for (const TrackId seed : seeds) {
        if (row(seed).problem == ErrorCode::Silent)
            return Error{ErrorCode::InvalidArgument, "There is nothing to hear in " + pathOf(seed).native() +
                                                         ", so nothing can be compared with it."};
        if (!index->vectorOf(seed))
            return Error{ErrorCode::InvalidArgument,
                         pathOf(seed).native() + " has not been analysed, so nothing can be compared with it."};
    }
    const auto labels = [this](TrackId id) -> const TrackLabels& { return labelsOf(id); };
    return similarTracks(*index, seeds, notSeeds, labels, options);
}

} // namespace tonekin::cli
