// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/evaluation.h"

#include "corpus/changedcopy.h"
#include "corpus/framerate.h"
#include "evaluation/hubcorrections.h"
#include "evaluation/systems.h"
#include "measures/trackrelations.h"
#include "nn/randommodel.h"
#include "training/projection.h"

#include <algorithm>
#include <set>

namespace tonekin {
namespace {

constexpr std::uint64_t randomCopySeed = 4242;

std::vector<RemovedTrack> removeNearDuplicates(LoadedTracks& loaded, const NearDuplicateRule& rule)
{
    const auto found = findNearDuplicates(loaded.mels, rule);
    std::vector<RemovedTrack> removed;
    for (const NearDuplicate& pair : found)
        removed.push_back(
            {loaded.tracks[pair.removed].path, loaded.tracks[pair.kept].path, pair.correlation, pair.shared});
    for (auto pair = found.rbegin(); pair != found.rend(); ++pair) { // from behind, so that places stay true
        const auto place = static_cast<std::ptrdiff_t>(pair->removed);
        loaded.tracks.erase(loaded.tracks.begin() + place);
        loaded.mels.erase(loaded.mels.begin() + place);
        if (!loaded.labels.empty())
            loaded.labels.erase(loaded.labels.begin() + place);
    }
    return removed;
}

Result<std::vector<Description>> describeAll(const LoadedTracks& loaded, const Describe& describe)
{
    std::vector<Description> all;
    for (const MelSpectrogram& mel : loaded.mels) {
        auto description = describe(mel);
        if (!description)
            return description.error();
        all.push_back(std::move(*description));
    }
    return all;
}

std::vector<QueryScore> blindOwn(const std::vector<std::string>& clusters)
{
    std::vector<QueryScore> scores;
    const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, clusters.size()));
    for (const std::string& cluster : clusters)
        scores.push_back({cluster, share, share, share, cluster});
    return scores;
}

SystemScores chanceScores(std::span<const CorpusTrack> tracks)
{
    const auto own = blindOwn(collectionsOf(tracks));
    return {"chance", chanceOf(itemsOf(tracks, RetrievalTask::SameCollection)),
            chanceOf(itemsOf(tracks, RetrievalTask::SameArtist)), own, own};
}

/// What the network's cosines are corrected by, beside each other.
struct NamedCorrection {
    std::string name;
    std::function<void(SimilarityMatrix&)> correct;
};

std::vector<NamedCorrection> corrections()
{
    const auto mutual = [](DistanceShape shape) {
        return [shape](SimilarityMatrix& matrix) { correctByMutualProximity(matrix, SimilarityUnit::Cosine, shape); };
    };
    return {{"cosine", {}},
            {"mutual proximity, log-normal", mutual(DistanceShape::LogNormal)},
            {"mutual proximity, normal", mutual(DistanceShape::Normal)},
            {"less the nearest ten's mean (CSLS)", correctByNearestMeans},
            {"local scaling (NICDM)", correctByLocalScaling}};
}

/// One evaluation on its way: each step adds its part to the report.
class Evaluation {
public:
    Evaluation(EvaluationInput input, const std::function<void(const std::string&)>& progress)
        : m_input(std::move(input))
        , m_progress(progress)
    {
    }

    Result<EvaluationReport> run();

private:
    void tell(const std::string& what) const
    {
        if (m_progress)
            m_progress(what);
    }
    Status addNetwork(const std::string& name, const std::vector<NamedTensor>& tensors);
    Status addRandomCopy();
    Status addSystem(const SystemUnderTest& system);
    Status addSystems(const SystemUnderTest& system, const TrackDescriptions& descriptions);
    Status addChanges(const SystemUnderTest& system, const TrackDescriptions& descriptions,
                      std::vector<SystemReport>& systems) const;
    Status addAttributes(const SystemUnderTest& system, std::vector<SystemReport>& systems) const;
    void addHubness(const std::string& library, const std::string& system, const std::vector<Description>& tracks);

    EvaluationInput m_input;
    const std::function<void(const std::string&)>& m_progress;
    EvaluationReport m_report;
};

Result<EvaluationReport> Evaluation::run()
{
    tell("looking for near duplicates");
    m_report.removed = removeNearDuplicates(m_input.measured, m_input.duplicates);
    m_report.tracks = m_input.measured.tracks.size();
    if (m_report.tracks < 2)
        return Error{ErrorCode::InvalidArgument, "fewer than two tracks to measure on"};
    const auto collections = collectionsOf(m_input.measured.tracks);
    m_report.collections = std::set(collections.begin(), collections.end()).size();
    m_report.chance = chanceScores(m_input.measured.tracks);
    if (auto done = addNetwork(networkName, m_input.tensors); !done)
        return done.error();
    if (auto done = addRandomCopy(); !done)
        return done.error();
    for (const SystemUnderTest& system : baselineSystems())
        if (auto done = addSystem(system); !done)
            return done.error();
    return std::move(m_report);
}

Status Evaluation::addNetwork(const std::string& name, const std::vector<NamedTensor>& tensors)
{
    const auto network = NetworkSystem::create(m_input.manifest, tensors);
    if (!network)
        return network.error();
    const SystemUnderTest system = network->system(name);
    tell(name);
    const auto measured = describeTracks(m_input.measured, system.describe, TrackParts::HalvesAndClips);
    if (!measured)
        return measured.error();
    const auto rest = describeAll(m_input.fitting, system.describe);
    if (!rest)
        return rest.error();
    // Now, while the filters have heard nothing but the corpus.
    const auto quality = filterQuality(m_input.manifest, tensors, network->largestActivations());
    if (!quality)
        return quality.error();
    m_report.filters.push_back({name, *quality});
    std::vector<Description> corpus = measured->whole;
    corpus.insert(corpus.end(), rest->begin(), rest->end());
    addHubness("measured tracks", name, measured->whole);
    addHubness("whole corpus", name, corpus);
    return addSystems(system, *measured);
}

Status Evaluation::addRandomCopy()
{
    auto tensors = randomTensors(m_input.manifest, randomCopySeed);
    LoadedTracks tracks = m_input.fitting;
    if (m_input.vectorKnowsMeasured)
        append(tracks, LoadedTracks(m_input.measured));
    if (auto fit = fitVector(m_input.manifest, tensors, tracks, m_input.vectorLessons); !fit)
        return fit;
    tracks = {};
    if (auto added = addNetwork(randomCopyName, tensors); !added)
        return added;
    const auto network = NetworkSystem::create(m_input.manifest, tensors);
    return network ? addSystem(network->hiddenUnits(randomUnitsName)) : network.error();
}

Status Evaluation::addSystem(const SystemUnderTest& system)
{
    tell(system.comparisons.front().name);
    const auto descriptions = describeTracks(m_input.measured, system.describe, TrackParts::HalvesAndClips);
    if (!descriptions)
        return descriptions.error();
    return addSystems(system, *descriptions);
}

Status Evaluation::addSystems(const SystemUnderTest& system, const TrackDescriptions& descriptions)
{
    std::vector<SystemReport> systems;
    for (const NamedComparison& way : system.comparisons)
        systems.push_back(
            {scoresOf(way.name, m_input.measured.tracks, descriptions, way.comparison), {}, {}, way.byCosine});
    if (auto done = addChanges(system, descriptions, systems); !done)
        return done;
    if (auto done = addAttributes(system, systems); !done)
        return done;
    std::ranges::move(systems, std::back_inserter(m_report.systems));
    return ok();
}

Status Evaluation::addChanges(const SystemUnderTest& system, const TrackDescriptions& descriptions,
                              std::vector<SystemReport>& systems) const
{
    if (!m_input.variants)
        return ok();
    std::set<std::string> originals;
    for (const CorpusTrack& track : m_input.measured.tracks)
        originals.insert(track.path);
    for (const std::string& change : changesIn(*m_input.variants)) {
        // One change at a time: all of them at once would fill the memory.
        auto copies = loadTracks(*m_input.variants, 1, [&](const CorpusTrack& track) {
            return track.collection == change && originals.contains(originalPathOf(track));
        });
        if (!copies)
            return copies.error();
        for (MelSpectrogram& mel : copies->mels)
            mel = everyFrame(mel, m_input.everyFrame);
        const auto described = describeAll(*copies, system.describe);
        if (!described)
            return described.error();
        for (std::size_t i = 0; i < systems.size(); ++i)
            systems[i].changes.push_back(
                scoreChange(change, copies->tracks, m_input.measured.tracks,
                            similaritiesBetween(system.comparisons[i].comparison, *described, descriptions.whole)));
    }
    return ok();
}

Status Evaluation::addAttributes(const SystemUnderTest& system, std::vector<SystemReport>& systems) const
{
    if (!m_input.triplets)
        return ok();
    const LoadedTracks& made = m_input.triplets->loaded;
    const auto described = describeAll(made, system.describe);
    if (!described)
        return described.error();
    for (std::size_t i = 0; i < systems.size(); ++i) {
        auto attributes = scoreTriplets(m_input.triplets->triplets, made.tracks,
                                        similaritiesAmong(system.comparisons[i].comparison, *described));
        if (!attributes)
            return attributes.error();
        systems[i].attributes = std::move(*attributes);
    }
    return ok();
}

void Evaluation::addHubness(const std::string& library, const std::string& system,
                            const std::vector<Description>& tracks)
{
    for (const NamedCorrection& correction : corrections())
        m_report.hubness.push_back(
            {library, system, correction.name, hubnessOf(similaritiesAmong({{}, correction.correct}, tracks))});
}

} // namespace

Result<EvaluationReport> evaluate(EvaluationInput input, const std::function<void(const std::string&)>& progress)
{
    return Evaluation(std::move(input), progress).run();
}

} // namespace tonekin
