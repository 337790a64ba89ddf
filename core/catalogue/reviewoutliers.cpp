// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldtext.h"
#include "catalogue/review.h"
#include "catalogue/reviewids.h"
#include "curation/differences.h"
#include "library/findingstore.h"
#include "library/library.h"
#include "library/verdictstore.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace tonekin {

namespace {

constexpr std::size_t mostReasons = 3;
constexpr std::size_t ownTraits = 2; // loudness and length, before the filters
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

/// A set of tracks and what it is called.
struct NamedSet {
    ReviewedSetKind kind = ReviewedSetKind::Artist;
    std::string name; // to show
    std::string key;  // folded; a decision is kept by it
    TrackSet places;
};

class Reviewing {
public:
    Reviewing(const Library& library, const Catalogue& catalogue, const OutlierReviewOptions& options)
        : m_library(library)
        , m_catalogue(catalogue)
        , m_options(options)
    {
    }

    Result<OutlierReview> run()
    {
        if (const auto read = readVectors(); !read)
            return read.error();
        if (const auto read = readDecisions(); !read)
            return read.error();
        gatherSets();
        std::vector<TrackSet> sets;
        sets.reserve(m_sets.size());
        for (const NamedSet& set : m_sets)
            sets.push_back(set.places);
        const std::vector<JudgedSet> judged = findOutliers({m_table.values, dimensions()}, sets, m_options.rule);
        if (const auto read = readTraits(judged); !read)
            return read.error();
        for (std::size_t i = 0; i < judged.size(); ++i)
            if (isAskedFor(m_sets[i]))
                take(m_sets[i], judged[i]);
        std::ranges::stable_sort(m_review.rows, {}, &ReviewedOutlier::p);
        return std::move(m_review);
    }

private:
    std::size_t dimensions() const { return static_cast<std::size_t>(std::max(0, m_table.dimensions)); }
    bool isAskedFor(const NamedSet& set) const
    {
        return m_options.selection.empty() || set.kind == ReviewedSetKind::Selection;
    }

    Status readVectors()
    {
        auto hash = m_library.findings().modelInUse();
        if (!hash)
            return hash.error();
        m_modelHash = std::move(*hash);
        if (m_modelHash.empty())
            return ok();
        auto table = m_library.findings().embeddings(m_modelHash);
        if (!table)
            return table.error();
        m_table = std::move(*table);
        for (const TrackId id : m_table.ids)
            m_tracks.push_back(m_catalogue.find(id));
        return ok();
    }

    Status readDecisions()
    {
        const auto verdicts = m_library.verdicts().all(VerdictKind::OddOneOut);
        if (!verdicts)
            return verdicts.error();
        for (const Verdict& verdict : *verdicts)
            m_decisions.emplace(std::pair(verdict.audio, verdict.about), verdict.decision);
        return ok();
    }

    /// Of several copies of the same audio one is enough: they would make each other look at home.
    void gatherSets()
    {
        std::map<std::string, NamedSet> artists;
        std::map<std::string, NamedSet> albums;
        std::map<std::string, std::unordered_set<std::string>> taken;
        const auto add = [&](NamedSet& set, const std::string& group, const CatalogueTrack& track, std::size_t place) {
            if (const std::string audio = track.labels().audioKey; !audio.empty() && !taken[group].insert(audio).second)
                return;
            set.places.push_back(place);
        };
        for (std::size_t place = 0; place < m_tracks.size(); ++place) {
            const CatalogueTrack* track = m_tracks[place];
            if (!track || !track->audioHash || !takesPart(*track, Purpose::SimilarList)) // it keeps the decision
                continue;
            m_places.emplace(track->id, place);
            for (const std::string& key : *track->artistKeys) {
                NamedSet& set = artists[key];
                if (set.places.empty())
                    set = {ReviewedSetKind::Artist, *track->names.artist, key, {}};
                add(set, "artist " + key, *track, place);
            }
            if (track->albumKey->empty())
                continue;
            NamedSet& set = albums[*track->albumKey];
            if (set.places.empty()) // not by albumKey: that may hold a folder, which can be moved
                set = {ReviewedSetKind::Album, *track->names.album, foldText(*track->names.album), {}};
            add(set, "album " + *track->albumKey, *track, place);
        }
        for (auto* sets : {&artists, &albums})
            for (auto& [key, set] : *sets)
                m_sets.push_back(std::move(set));
        addSelection();
    }

    void addSelection()
    {
        if (m_options.selection.empty())
            return;
        NamedSet selection{ReviewedSetKind::Selection, {}, {}, {}};
        std::unordered_set<std::size_t> taken;
        for (const TrackId id : m_options.selection)
            if (const auto place = m_places.find(id); place != m_places.end() && taken.insert(place->second).second)
                selection.places.push_back(place->second);
        m_sets.push_back(std::move(selection));
    }

    /// What may be a reason: only where there is something to give a reason for.
    Status readTraits(const std::vector<JudgedSet>& judged)
    {
        const bool needed = std::ranges::any_of(
            judged, [](const JudgedSet& set) { return std::ranges::any_of(set.tracks, &JudgedTrack::odd); });
        if (!needed)
            return ok();
        auto read = m_library.findings().forEachAnalysed(m_modelHash, [this](const StoredActivations& stored) {
            if (m_traits == 0)
                startTraits(ownTraits + stored.filters.size());
            const auto place = m_places.find(stored.id);
            if (place == m_places.end() || ownTraits + stored.filters.size() != m_traits)
                return true;
            float* const row = m_traitValues.data() + place->second * m_traits;
            for (std::size_t filter = 0; filter < stored.filters.size(); ++filter)
                row[ownTraits + filter] = stored.filters[filter].mean;
            return true;
        });
        if (!read)
            return read;
        if (m_traits == 0)
            startTraits(ownTraits);
        for (const auto& [id, place] : m_places) {
            const auto loudness = m_library.findings().loudness(id);
            if (!loudness && loudness.error().code != ErrorCode::NotFound)
                return loudness.error();
            float* const row = m_traitValues.data() + place * m_traits;
            row[0] = loudness ? static_cast<float>(*loudness) : unknown;
            row[1] = m_tracks[place]->seconds > 0.0F ? std::log(m_tracks[place]->seconds) : unknown;
        }
        m_spreads = usualSpreads(traits());
        return ok();
    }

    void startTraits(std::size_t count)
    {
        m_traits = count;
        m_traitValues.assign(m_tracks.size() * count, unknown);
    }
    TraitTable traits() const { return {m_traitValues, m_traits}; }

    void take(const NamedSet& set, const JudgedSet& judged)
    {
        if (judged.judgement != SetJudgement::Judged) {
            const bool isWorthAWord = m_options.scope == ReviewScope::All || !m_options.selection.empty() ||
                                      judged.judgement == SetJudgement::TooFewToCompare;
            if (isWorthAWord)
                m_review.cannotBeJudged.push_back({set.kind, set.name, set.places.size(), judged.judgement});
            return;
        }
        ++m_review.judgedSets;
        for (const JudgedTrack& track : judged.tracks) {
            ReviewedOutlier row = rowOf(set, judged, track);
            const bool isShown = m_options.scope == ReviewScope::All || (track.odd && !row.decision);
            if (isShown)
                m_review.rows.push_back(std::move(row));
        }
    }

    ReviewedOutlier rowOf(const NamedSet& set, const JudgedSet& judged, const JudgedTrack& track) const
    {
        const CatalogueTrack& about = *m_tracks[track.place];
        ReviewedOutlier row;
        row.track = about.id;
        row.kind = set.kind;
        row.set = set.name;
        row.distance = track.distance;
        row.p = track.p;
        row.discoveryRate = track.discoveryRate;
        row.odd = track.odd;
        row.typical = m_table.ids[judged.typical];
        row.verdict = {VerdictKind::OddOneOut, *about.audioHash, std::string(nameOf(set.kind)) + ' ' + set.key, {}, 0};
        row.id = shortId("odd " + hexText(row.verdict.audio) + ' ' + row.verdict.about);
        const auto decision = m_decisions.find(std::pair(row.verdict.audio, row.verdict.about));
        if (decision != m_decisions.end())
            row.decision = decision->second;
        if (track.odd)
            row.reasons = reasonsOf(set, track.place);
        return row;
    }

    std::vector<OutlierReason> reasonsOf(const NamedSet& set, std::size_t place) const
    {
        std::vector<OutlierReason> reasons;
        for (const Difference& difference : differencesOf(traits(), m_spreads, set.places, place, mostReasons)) {
            OutlierReason reason{OutlierReason::Trait::Filter, 0, difference.value, difference.usual,
                                 difference.deviations};
            if (difference.trait == 0) {
                reason.trait = OutlierReason::Trait::Loudness;
            } else if (difference.trait == 1) {
                reason.trait = OutlierReason::Trait::Length;
                reason.value = std::exp(reason.value); // compared as logarithms: twice as long is as odd as half
                reason.usual = std::exp(reason.usual);
            } else {
                reason.filter = static_cast<int>(difference.trait - ownTraits);
            }
            reasons.push_back(reason);
        }
        return reasons;
    }

    const Library& m_library;
    const Catalogue& m_catalogue;
    const OutlierReviewOptions& m_options;
    std::string m_modelHash;
    EmbeddingTable m_table;
    std::vector<const CatalogueTrack*> m_tracks;       // of the rows of m_table; null: not in the catalogue
    std::unordered_map<TrackId, std::size_t> m_places; // in m_table, of those that take part
    std::map<std::pair<AudioHash, std::string>, Decision> m_decisions;
    std::vector<NamedSet> m_sets;
    std::size_t m_traits = 0;
    std::vector<float> m_traitValues; // [rows of m_table x traits]
    std::vector<double> m_spreads;
    OutlierReview m_review;
};

} // namespace

Result<OutlierReview> reviewOutliers(const Library& library, const Catalogue& catalogue,
                                     const OutlierReviewOptions& options)
{
    return Reviewing(library, catalogue, options).run();
}

} // namespace tonekin
