// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"

#include <algorithm>
#include <utility>

namespace tonekin {

TrackLabels CatalogueTrack::labels() const
{
    TrackLabels labels{*artistKeys, *albumKey, {}};
    if (audioHash)
        labels.audioKey.assign(audioHash->bytes.begin(), audioHash->bytes.end());
    return labels;
}

bool takesPart(const CatalogueTrack& track, Purpose purpose)
{
    if (track.problem == ErrorCode::Silent)
        return false;
    switch (purpose) {
    case Purpose::Comparison:
        return true;
    case Purpose::SimilarList:
        return track.state != TrackState::Excluded && track.state != TrackState::Missing;
    case Purpose::UnitList:
        return track.state != TrackState::Excluded;
    }
    return false;
}

Catalogue::Catalogue(std::vector<CatalogueTrackRef> tracks, std::vector<MusicRoot> roots)
    : m_tracks(std::move(tracks))
    , m_roots(std::move(roots))
{
}

const CatalogueTrack* Catalogue::find(TrackId id) const
{
    const auto it =
        std::ranges::lower_bound(m_tracks, id, {}, [](const CatalogueTrackRef& track) { return track->id; });
    return it != m_tracks.end() && (*it)->id == id ? it->get() : nullptr;
}

std::filesystem::path Catalogue::pathOf(const CatalogueTrack& track) const
{
    const auto root = std::ranges::find(m_roots, track.root, &MusicRoot::id);
    return root == m_roots.end() ? std::filesystem::path() : root->path / track.relativePath;
}

const CatalogueTrack* Catalogue::findPath(const std::filesystem::path& path) const
{
    for (const MusicRoot& root : m_roots) {
        const std::string prefix = (root.path / "").native();
        if (!path.native().starts_with(prefix))
            continue;
        const std::string_view below = std::string_view(path.native()).substr(prefix.size());
        const auto found = std::ranges::find_if(m_tracks, [&](const CatalogueTrackRef& track) {
            return track->root == root.id && track->relativePath == below;
        });
        if (found != m_tracks.end())
            return found->get();
    }
    return nullptr;
}

} // namespace tonekin
