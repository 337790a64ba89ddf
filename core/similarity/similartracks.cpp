// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/similartracks.h"

#include "similarity/dotproducts.h"
#include "similarity/nearestfirst.h"
#include "similarity/seedquery.h"

#include <algorithm>
#include <unordered_set>

namespace tonekin {
namespace {

// The network gives the same audio the same vector but for rounding, so that copies lie at most this far apart.
constexpr float copyTolerance = 1e-3F;

using LabelsOf = std::function<const TrackLabels&(TrackId)>;
using MayBeListed = std::function<bool(TrackId)>;

/// The list being made, and the rules by which a track gets into it.
class SimilarList {
public:
    SimilarList(const VectorIndex& index, const SimilarOptions& options, const LabelsOf& labelsOf,
                const MayBeListed& mayBeListed)
        : m_index(index)
        , m_options(options)
        , m_labelsOf(labelsOf)
        , m_mayBeListed(mayBeListed)
    {
    }

    void leaveOut(std::span<const TrackId> tracks)
    {
        for (const TrackId track : tracks) {
            m_leftOut.insert(track);
            if (const auto& key = m_labelsOf(track).audioKey; !key.empty())
                m_leftOutAudio.insert(key);
        }
    }

    void offer(const NearestFirst::Found& candidate)
    {
        if (m_leftOut.contains(candidate.id) || !mayBeListed(candidate.id))
            return;
        const TrackLabels& labels = m_labelsOf(candidate.id);
        if (m_leftOutAudio.contains(labels.audioKey) || joinsItsCopy(candidate.id, labels) ||
            std::ranges::any_of(
                labels.artists,
                [this](const std::string& artist) { return isUsedUp(m_artists, artist, m_options.mostPerArtist); }) ||
            isUsedUp(m_albums, labels.album, m_options.mostPerAlbum))
            return;
        for (const std::string& artist : labels.artists)
            ++m_artists[artist];
        ++m_albums[labels.album];
        if (!labels.audioKey.empty())
            m_rowOfAudio.emplace(labels.audioKey, m_rows.size());
        // Similarities are rounded results of an inversion; the order is not.
        const float highest = m_rows.empty() ? 1.0F : m_rows.back().similarity;
        m_rows.push_back({candidate.id, std::min(candidate.similarity, highest), {}});
        m_places.push_back({candidate.cosine, candidate.place});
    }

    bool isFull() const { return m_rows.size() >= m_options.count; }

    /// Copies of rows among the tracks that are left once the list is full: all of those lie as near as their row.
    void addCopies(const NearestFirst& tracks)
    {
        if (!m_options.collapseSameAudio || m_rowOfAudio.empty())
            return;
        std::ranges::sort(m_places);
        for (const std::size_t place : tracks.notYetAskedFor()) {
            const TrackId id = m_index.ids()[place];
            if (!m_leftOut.contains(id) && liesAtARow(place, tracks.cosineAt(place)) && mayBeListed(id))
                joinsItsCopy(id, m_labelsOf(id));
        }
    }

    std::vector<SimilarTrack> take()
    {
        for (SimilarTrack& row : m_rows)
            std::ranges::sort(row.sameAudio);
        return std::move(m_rows);
    }

private:
    using Counts = std::unordered_map<std::string, int>;
    struct RowPlace {
        float cosine = 0.0F;
        std::size_t place = 0; // in the index
        auto operator<=>(const RowPlace&) const = default;
    };

    bool mayBeListed(TrackId id) const { return !m_mayBeListed || m_mayBeListed(id); }

    bool liesAtARow(std::size_t place, float cosine) const
    {
        auto row = std::ranges::lower_bound(m_places, cosine - copyTolerance, {}, &RowPlace::cosine);
        for (; row != m_places.end() && row->cosine <= cosine + copyTolerance; ++row) {
            float product = 0.0F;
            dotProducts(m_index.row(place).data(), 1, m_index.row(place).size(), m_index.row(row->place).data(),
                        &product);
            if (product >= 1.0F - copyTolerance)
                return true;
        }
        return false;
    }

    static bool isUsedUp(const Counts& counts, const std::string& name, int most)
    {
        if (most <= 0 || name.empty())
            return false;
        const auto found = counts.find(name);
        return found != counts.end() && found->second >= most;
    }

    bool joinsItsCopy(TrackId candidate, const TrackLabels& labels)
    {
        if (!m_options.collapseSameAudio || labels.audioKey.empty())
            return false;
        const auto row = m_rowOfAudio.find(labels.audioKey);
        if (row == m_rowOfAudio.end())
            return false;
        m_rows[row->second].sameAudio.push_back(candidate);
        return true;
    }

    const VectorIndex& m_index;
    const SimilarOptions& m_options;
    const LabelsOf& m_labelsOf;
    const MayBeListed& m_mayBeListed;
    std::unordered_set<TrackId> m_leftOut;
    std::unordered_set<std::string> m_leftOutAudio;
    std::unordered_map<std::string, std::size_t> m_rowOfAudio;
    Counts m_artists;
    Counts m_albums;
    std::vector<SimilarTrack> m_rows;
    std::vector<RowPlace> m_places;
};

} // namespace

std::vector<SimilarTrack> similarTracks(const VectorIndex& index, std::span<const TrackId> seeds,
                                        std::span<const TrackId> notSeeds, const LabelsOf& labelsOf,
                                        const SimilarOptions& options, const MayBeListed& mayBeListed)
{
    const auto query = seedQuery(index, seeds, notSeeds);
    if (!query || options.count == 0)
        return {};

    SimilarList list(index, options, labelsOf, mayBeListed);
    list.leaveOut(seeds);
    list.leaveOut(notSeeds);
    NearestFirst tracks(index, *query, options.correctHubs ? usualDistances(index, *query, seeds) : std::nullopt,
                        2 * std::min(options.count, index.size()));
    while (!list.isFull()) {
        const auto next = tracks.next();
        if (!next)
            break;
        list.offer(*next);
    }
    list.addCopies(tracks);
    return list.take();
}

} // namespace tonekin
