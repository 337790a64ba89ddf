// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listevaluation.h"

#include "base/randomstream.h"
#include "catalogue/similar.h"
#include "playlist/minimaxpath.h"
#include "playlist/spacing.h"
#include "similarity/nearestfirst.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace tonekin {

namespace {

constexpr std::size_t startsToFollow = 20;
constexpr std::size_t recallAt = 20;
constexpr std::size_t followed = 10; // rows of each list

template <typename Value>
double meanOf(const std::vector<Value>& values)
{
    double sum = 0.0;
    for (const Value value : values)
        sum += static_cast<double>(value);
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

template <typename Value>
double medianOf(std::vector<Value> values)
{
    if (values.empty())
        return 0.0;
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    const auto upper = static_cast<double>(values[half]);
    return values.size() % 2 == 1 ? upper : (static_cast<double>(values[half - 1]) + upper) / 2.0;
}

class Evaluation {
public:
    Evaluation(const ListLibrary& library, const ListEvaluationOptions& options,
               const std::function<void(const std::string&)>& tell)
        : m_library(library)
        , m_options(options)
        , m_tell(tell)
    {
        m_ids = library.vectors->read([&](const VectorIndex& index) { return index.ids(); });
        std::erase_if(m_ids, [&](TrackId id) {
            const CatalogueTrack* track = library.catalogue->find(id);
            return track == nullptr || !takesPart(*track, Purpose::SimilarList);
        });
        m_figures.tracks = m_ids.size();
    }

    ListFigures run()
    {
        if (m_ids.size() < 3)
            return m_figures;
        m_tell("artists and steps");
        measureSteps();
        m_tell("paths");
        measurePaths();
        m_tell("reach");
        m_figures.reach = reachOf(true, m_figures.reachOfWorstStart);
        double ofWorst = 0.0;
        m_figures.reachPlain = reachOf(false, ofWorst);
        m_tell("albums");
        measureAlbums();
        m_tell("stability");
        measureStability();
        m_tell("plays");
        measurePlays();
        return m_figures;
    }

private:
    RandomStream randomFor(std::uint64_t measure) const { return RandomStream(m_options.seed, {measure}); }
    TrackId anyTrack(RandomStream& random) const
    {
        return m_ids[static_cast<std::size_t>(random.below(static_cast<int>(m_ids.size())))];
    }

    PlaylistQuery asking(std::vector<TrackId> seeds, std::size_t count) const
    {
        PlaylistQuery query;
        query.seeds = std::move(seeds);
        query.rules.tracks = count;
        query.rules.seedPlace = SeedPlace::LeftOut;
        return query;
    }
    std::vector<PlaylistRow> listOf(const PlaylistQuery& query) const
    {
        return buildPlaylist(query, m_library.sources()).rows;
    }
    std::vector<SimilarTrack> plainNeighbours(std::vector<TrackId> seeds, std::size_t count) const
    {
        SimilarQuery query;
        query.seeds = std::move(seeds);
        query.options.count = count;
        query.options.correctHubs = false;
        return findSimilar(query, *m_library.vectors, *m_library.catalogue).tracks;
    }
    float distance(TrackId one, TrackId other) const
    {
        return m_library.vectors->read([&](const VectorIndex& index) {
            return 1.0F - similarityBetween(index, *index.placeOf(one), *index.placeOf(other));
        });
    }

    std::size_t repeated(const std::vector<TrackId>& list) const
    {
        const PlaylistTracks& tracks = m_library.table->tracks;
        const Spacing spacing(tracks, {m_options.window, 0});
        std::vector<std::size_t> rows;
        std::size_t count = 0;
        for (const TrackId id : list) {
            const std::size_t row = *tracks.rowOf(id);
            count += spacing.mayFollow(rows, row) ? 0 : 1;
            rows.push_back(row);
        }
        return count;
    }

    double meanStep(const std::vector<TrackId>& list) const
    {
        double sum = 0.0;
        for (std::size_t at = 1; at < list.size(); ++at)
            sum += static_cast<double>(distance(list[at - 1], list[at]));
        return list.size() < 2 ? 0.0 : sum / static_cast<double>(list.size() - 1);
    }

    void measureSteps()
    {
        RandomStream random = randomFor(1);
        std::vector<double> smooth;
        std::vector<double> byCloseness;
        const auto orders =
            std::max<std::size_t>(1, static_cast<std::size_t>(m_options.randomOrders) / m_options.lists);
        for (std::size_t list = 0; list < m_options.lists; ++list) {
            auto query = asking({anyTrack(random)}, m_options.length);
            query.rules.artistApart = m_options.window;
            query.rules.order = ListOrder::Smooth;
            std::vector<TrackId> ids = idsOf(listOf(query));
            if (ids.size() < 3)
                continue;
            m_figures.repeatedArtists += repeated(ids);
            const double step = meanStep(ids);
            query.rules.order = ListOrder::Closeness;
            const auto near = idsOf(listOf(query));
            m_figures.repeatedArtists += repeated(near);
            const double nearStep = meanStep(near);
            std::vector<TrackId> plain;
            for (const SimilarTrack& track : plainNeighbours(query.seeds, m_options.length))
                plain.push_back(track.id);
            m_figures.repeatedArtistsPlain += repeated(plain);
            std::vector<double> randomSteps;
            for (std::size_t order = 0; order < orders; ++order) {
                shuffle(ids, random);
                randomSteps.push_back(meanStep(ids));
            }
            smooth.push_back(step / meanOf(randomSteps));
            byCloseness.push_back(nearStep / meanOf(randomSteps));
        }
        m_figures.smoothSteps = meanOf(smooth);
        m_figures.closenessSteps = meanOf(byCloseness);
    }

    static std::vector<TrackId> idsOf(const std::vector<PlaylistRow>& rows)
    {
        std::vector<TrackId> ids;
        for (const PlaylistRow& row : rows)
            ids.push_back(row.id);
        return ids;
    }

    static void shuffle(std::vector<TrackId>& ids, RandomStream& random)
    {
        for (std::size_t at = ids.size(); at > 1; --at)
            std::swap(ids[at - 1], ids[static_cast<std::size_t>(random.below(static_cast<int>(at)))]);
    }

    /// Against the minimum spanning tree of all tracks that may be listed, built by another algorithm.
    void measurePaths()
    {
        m_library.vectors->read([&](const VectorIndex& index) {
            std::vector<std::size_t> places;
            for (const TrackId id : m_ids)
                places.push_back(*index.placeOf(id));
            const PathGround ground{places.size(),
                                    [&](std::size_t from, std::span<float> distances) {
                                        const auto cosines = index.similarities(index.row(places[from]));
                                        const Nearness nearness = nearnessTo(index, places[from]);
                                        for (std::size_t node = 0; node < distances.size(); ++node)
                                            distances[node] =
                                                static_cast<float>(nearness.key(places[node], cosines[places[node]]));
                                    },
                                    [&](std::size_t one, std::size_t other) {
                                        return 1.0F - similarityBetween(index, places[one], places[other]);
                                    }};
            RandomStream random = randomFor(2);
            const auto count = static_cast<int>(places.size());
            constexpr std::size_t pathsFromOne = 10; // a tree is built for each start
            for (std::size_t path = 0; path < m_options.paths; path += pathsFromOne) {
                const auto from = static_cast<std::size_t>(random.below(count));
                const auto jumps = minimaxJumpsFrom(ground, from);
                for (std::size_t other = 0; other < std::min(pathsFromOne, m_options.paths - path); ++other)
                    comparePath(ground, from, static_cast<std::size_t>(random.below(count)), jumps);
            }
        });
    }

    void comparePath(const PathGround& ground, std::size_t from, std::size_t to, const std::vector<float>& jumps)
    {
        if (from == to)
            return;
        ++m_figures.paths;
        const auto path = minimaxPath(ground, from, to, std::numeric_limits<std::size_t>::max());
        if (path.largestJump == jumps[to])
            ++m_figures.pathsAtBound;
        auto query = asking({m_ids[from]}, m_options.length);
        query.pathTo = m_ids[to];
        query.rules.artistApart = 2;
        const auto list = buildPlaylist(query, m_library.sources());
        if (!list.legs.empty() && list.legs.front().reachesBound)
            ++m_figures.listsAtBound;
    }

    /// From several starts, over all lists of all tracks.
    double reachOf(bool corrected, double& ofWorst) const
    {
        std::unordered_map<TrackId, std::vector<TrackId>> lists;
        std::vector<double> shares;
        RandomStream random = randomFor(3);
        for (std::size_t start = 0; start < startsToFollow; ++start) {
            std::set<TrackId> reached{anyTrack(random)};
            std::vector<TrackId> open(reached.begin(), reached.end());
            while (!open.empty()) {
                const TrackId id = open.back();
                open.pop_back();
                auto [list, isNew] = lists.try_emplace(id);
                if (isNew)
                    list->second = followedFrom(id, corrected);
                for (const TrackId next : list->second)
                    if (reached.insert(next).second)
                        open.push_back(next);
            }
            shares.push_back(static_cast<double>(reached.size()) / static_cast<double>(m_ids.size()));
        }
        ofWorst = std::ranges::min(shares);
        return meanOf(shares);
    }

    std::vector<TrackId> followedFrom(TrackId id, bool corrected) const
    {
        if (corrected)
            return idsOf(listOf(asking({id}, followed)));
        std::vector<TrackId> ids;
        for (const SimilarTrack& track : plainNeighbours({id}, followed))
            ids.push_back(track.id);
        return ids;
    }

    /// Half of each album asks for the other half.
    void measureAlbums()
    {
        std::map<std::string, std::vector<TrackId>> albums;
        for (const TrackId id : m_ids)
            if (const std::string& key = *m_library.catalogue->find(id)->albumKey; !key.empty())
                albums[key].push_back(id);
        std::erase_if(albums, [](const auto& album) { return album.second.size() < 4; });
        std::vector<double> ours;
        std::vector<double> plain;
        const std::size_t step = std::max<std::size_t>(1, albums.size() / m_options.lists);
        std::size_t number = 0;
        for (const auto& [key, tracks] : albums) {
            if (number++ % step != 0)
                continue;
            const auto half = tracks.begin() + static_cast<std::ptrdiff_t>(tracks.size() / 2);
            const std::vector<TrackId> seeds(tracks.begin(), half);
            const std::set<TrackId> hidden(half, tracks.end());
            ours.push_back(recallOf(idsOf(listOf(asking(seeds, recallAt))), hidden));
            std::vector<TrackId> neighbours;
            for (const SimilarTrack& track : plainNeighbours(seeds, recallAt))
                neighbours.push_back(track.id);
            plain.push_back(recallOf(neighbours, hidden));
        }
        m_figures.albumRecall = meanOf(ours);
        m_figures.albumRecallPlain = meanOf(plain);
        m_figures.albumRecallRandom = std::min(1.0, static_cast<double>(recallAt) / static_cast<double>(m_ids.size()));
    }

    static double recallOf(const std::vector<TrackId>& found, const std::set<TrackId>& hidden)
    {
        const auto hits = std::ranges::count_if(found, [&](TrackId id) { return hidden.contains(id); });
        return static_cast<double>(hits) / static_cast<double>(std::min(hidden.size(), recallAt));
    }

    /// A tenth of what is there then is new.
    void measureStability()
    {
        const auto isNew = [this](TrackId id) {
            return RandomStream(m_options.seed, {4, static_cast<std::uint64_t>(id.value)}).happens(1.0 / 11.0);
        };
        const ListLibrary before = partOf(m_library, [&](const CatalogueTrack& track) { return !isNew(track.id); });
        RandomStream random = randomFor(5);
        std::vector<double> overlaps;
        for (std::size_t list = 0; list < m_options.lists; ++list) {
            const TrackId seed = anyTrack(random);
            if (isNew(seed))
                continue;
            const auto query = asking({seed}, m_options.length);
            const auto old = idsOf(buildPlaylist(query, before.sources()).rows);
            const std::set<TrackId> known(old.begin(), old.end());
            const auto now = idsOf(listOf(query));
            const auto both = std::ranges::count_if(now, [&](TrackId id) { return known.contains(id); });
            const auto either = static_cast<double>(old.size() + now.size()) - static_cast<double>(both);
            if (either > 0.0)
                overlaps.push_back(static_cast<double>(both) / either);
        }
        m_figures.stability = meanOf(overlaps);
    }

    static double medianPlays(const std::vector<PlaylistRow>& rows)
    {
        std::vector<int> plays;
        for (const PlaylistRow& row : rows)
            plays.push_back(row.plays);
        return medianOf(std::move(plays));
    }
    static double meanSimilarity(const std::vector<PlaylistRow>& rows)
    {
        std::vector<float> similarities;
        for (const PlaylistRow& row : rows)
            similarities.push_back(row.similarity);
        return meanOf(similarities);
    }

    void measurePlays()
    {
        std::vector<int> all;
        for (const TrackId id : m_ids)
            all.push_back(m_library.table->tracks[*m_library.table->tracks.rowOf(id)].plays);
        m_figures.medianPlaysOfLibrary = medianOf(std::move(all));
        RandomStream random = randomFor(6);
        std::vector<double> with;
        std::vector<double> without;
        std::vector<double> kept;
        for (std::size_t list = 0; list < m_options.lists; ++list) {
            auto query = asking({anyTrack(random)}, m_options.length);
            const auto plain = listOf(query);
            query.rules.lessPlayed = 1.0;
            const auto rare = listOf(query);
            if (plain.empty() || rare.empty())
                continue;
            with.push_back(medianPlays(rare));
            without.push_back(medianPlays(plain));
            kept.push_back(meanSimilarity(rare) / meanSimilarity(plain));
        }
        m_figures.medianPlaysOfLists = medianOf(with);
        m_figures.medianPlaysWithout = medianOf(without);
        m_figures.similarityKept = meanOf(kept);
        m_figures.leastSimilarityKept = kept.empty() ? 0.0 : std::ranges::min(kept);
    }

    const ListLibrary& m_library;
    const ListEvaluationOptions& m_options;
    const std::function<void(const std::string&)>& m_tell;
    std::vector<TrackId> m_ids;
    ListFigures m_figures;
};

} // namespace

ListFigures evaluateLists(const ListLibrary& library, const ListEvaluationOptions& options,
                          const std::function<void(const std::string&)>& tell)
{
    return Evaluation(library, options, tell).run();
}

} // namespace tonekin
