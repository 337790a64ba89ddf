// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/similartracks.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace tonekin {
namespace {

constexpr float notSeedWeight = 0.5F;

// The network gives the same audio the same vector but for rounding, so that copies lie at most this far apart.
constexpr float copyTolerance = 1e-3F;

using LabelsOf = std::function<const TrackLabels&(TrackId)>;

/// False for a vector without a direction.
bool scaleToUnit(Embedding& vector)
{
    double squares = 0.0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    const double length = std::sqrt(squares);
    if (!std::isfinite(length) || length < 1e-6)
        return false;
    for (float& value : vector)
        value = static_cast<float>(value / length);
    return true;
}

std::optional<Embedding> unitMean(const VectorIndex& index, std::span<const TrackId> tracks)
{
    Embedding sum(static_cast<std::size_t>(std::max(index.dimensions(), 0)), 0.0F);
    for (const TrackId track : tracks) {
        if (const auto vector = index.vectorOf(track))
            std::ranges::transform(sum, *vector, sum.begin(), std::plus<>());
    }
    if (!scaleToUnit(sum))
        return std::nullopt;
    return sum;
}

std::optional<Embedding> queryOf(const VectorIndex& index, std::span<const TrackId> seeds,
                                 std::span<const TrackId> notSeeds)
{
    auto query = unitMean(index, seeds);
    if (!query)
        return std::nullopt;
    if (const auto unwanted = unitMean(index, notSeeds)) {
        std::ranges::transform(*query, *unwanted, query->begin(),
                               [](float wanted, float other) { return wanted - notSeedWeight * other; });
        if (!scaleToUnit(*query))
            return std::nullopt;
    }
    return query;
}

/// All tracks, nearest first, sorted only as far as somebody asks.
class NearestFirst {
public:
    NearestFirst(const VectorIndex& index, std::span<const float> query, std::size_t firstGuess)
        : m_chunk(std::max<std::size_t>(firstGuess, 64))
    {
        const auto similarities = index.similarities(query);
        m_tracks.reserve(index.size());
        for (std::size_t place = 0; place < index.size(); ++place)
            m_tracks.push_back({index.ids()[place], similarities[place]});
    }

    const Neighbour* next()
    {
        if (m_next == m_tracks.size())
            return nullptr;
        if (m_next == m_sorted)
            sortMore();
        return &m_tracks[m_next++];
    }

private:
    void sortMore()
    {
        const auto begin = m_tracks.begin() + static_cast<std::ptrdiff_t>(m_sorted);
        m_sorted = std::min(m_tracks.size(), m_sorted + m_chunk);
        m_chunk *= 4;
        const auto middle = m_tracks.begin() + static_cast<std::ptrdiff_t>(m_sorted);
        std::ranges::partial_sort(begin, middle, m_tracks.end(), [](const Neighbour& a, const Neighbour& b) {
            return a.similarity != b.similarity ? a.similarity > b.similarity : a.id < b.id;
        });
    }

    std::vector<Neighbour> m_tracks;
    std::size_t m_chunk;
    std::size_t m_sorted = 0;
    std::size_t m_next = 0;
};

/// The list being made, and the rules by which a track gets into it.
class SimilarList {
public:
    SimilarList(const SimilarOptions& options, const LabelsOf& labelsOf)
        : m_options(options)
        , m_labelsOf(labelsOf)
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

    void offer(const Neighbour& candidate)
    {
        if (m_leftOut.contains(candidate.id))
            return;
        const TrackLabels& labels = m_labelsOf(candidate.id);
        if (m_leftOutAudio.contains(labels.audioKey) || joinsItsCopy(candidate, labels) || isFull() ||
            isUsedUp(m_artists, labels.artist, m_options.mostPerArtist) ||
            isUsedUp(m_albums, labels.album, m_options.mostPerAlbum))
            return;
        ++m_artists[labels.artist];
        ++m_albums[labels.album];
        if (!labels.audioKey.empty())
            m_rowOfAudio.emplace(labels.audioKey, m_rows.size());
        m_rows.push_back({candidate.id, candidate.similarity, {}});
    }

    bool isFull() const { return m_rows.size() >= m_options.count; }

    /// Whether a track this similar can still change the list: as a row, or as a copy of the last one.
    bool isOpenTo(float similarity) const
    {
        return !isFull() || (m_options.collapseSameAudio && !m_rows.empty() &&
                             similarity >= m_rows.back().similarity - copyTolerance);
    }

    std::vector<SimilarTrack> take() { return std::move(m_rows); }

private:
    using Counts = std::unordered_map<std::string, int>;

    static bool isUsedUp(const Counts& counts, const std::string& name, int most)
    {
        if (most <= 0 || name.empty())
            return false;
        const auto found = counts.find(name);
        return found != counts.end() && found->second >= most;
    }

    bool joinsItsCopy(const Neighbour& candidate, const TrackLabels& labels)
    {
        if (!m_options.collapseSameAudio || labels.audioKey.empty())
            return false;
        const auto row = m_rowOfAudio.find(labels.audioKey);
        if (row == m_rowOfAudio.end())
            return false;
        m_rows[row->second].sameAudio.push_back(candidate.id);
        return true;
    }

    const SimilarOptions& m_options;
    const LabelsOf& m_labelsOf;
    std::unordered_set<TrackId> m_leftOut;
    std::unordered_set<std::string> m_leftOutAudio;
    std::unordered_map<std::string, std::size_t> m_rowOfAudio;
    Counts m_artists;
    Counts m_albums;
    std::vector<SimilarTrack> m_rows;
};

} // namespace

std::vector<SimilarTrack> similarTracks(const VectorIndex& index, std::span<const TrackId> seeds,
                                        std::span<const TrackId> notSeeds, const LabelsOf& labelsOf,
                                        const SimilarOptions& options)
{
    const auto query = queryOf(index, seeds, notSeeds);
    if (!query || options.count == 0)
        return {};

    SimilarList list(options, labelsOf);
    list.leaveOut(seeds);
    list.leaveOut(notSeeds);
    NearestFirst tracks(index, *query, 2 * std::min(options.count, index.size()));
    for (const Neighbour* next = tracks.next(); next && list.isOpenTo(next->similarity); next = tracks.next())
        list.offer(*next);
    return list.take();
}

} // namespace tonekin
