// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/projection.h"

#include "corpus/changedcopy.h"
#include "nn/analysetrack.h"
#include "training/affinemap.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace tonekin {
namespace {

constexpr int chunkPositions = 256;

/// The sizes of the numbers say nothing (only directions count), but half precision likes them near one.
LinearTensors layerOf(const AffineMap& map, const at::Tensor& statistics)
{
    const at::Tensor weight = (map.axes / map.deviation.unsqueeze(1)).t();
    const at::Tensor bias = -weight.mv(map.centre);
    const double size = std::sqrt(at::linear(statistics, weight, bias).square().sum(1).mean().item<double>());
    const double scale = 1.0 / std::max(size, 1e-9);
    return {(weight * scale).to(at::kFloat).contiguous(), (bias * scale).to(at::kFloat).contiguous()};
}

bool usesAttributes(const VectorPart& part)
{
    return part.whitening == Whitening::ByAttributes;
}

/// One fitting of all parts on its way.
class VectorFitting {
public:
    VectorFitting(const NetworkTensors& network, const ModelManifest& manifest)
        : m_network(network)
        , m_manifest(manifest)
        , m_rows(parts().size())
    {
    }

    void addTracks(const LoadedTracks& tracks)
    {
        for (std::size_t track = 0; track < tracks.tracks.size(); ++track) {
            const SectionFeatures features = featuresOf(tracks.mels[track]);
            for (std::size_t i = 0; i < parts().size(); ++i)
                m_rows[i].add(features.of(parts()[i].source), parts()[i].statistic);
            m_places.emplace(tracks.tracks[track].path, m_rows.front().statistics.size() - 1);
        }
    }

    /// After the tracks.
    void addCopies(const LoadedTracks& copies)
    {
        for (std::size_t copy = 0; copy < copies.tracks.size(); ++copy) {
            const auto original = m_places.find(originalPathOf(copies.tracks[copy]));
            if (original == m_places.end())
                continue;
            const std::vector<at::Tensor> statistics = statisticsOf(copies.mels[copy]);
            for (std::size_t i = 0; i < parts().size(); ++i)
                m_rows[i].copies.push_back(statistics[i] - m_rows[i].statistics[original->second]);
        }
    }

    /// Errors: NotFound (a triplet names a recording that is not there).
    Status addTriplets(const TripletSet& lessons)
    {
        std::map<std::string_view, std::vector<at::Tensor>> recordings; // each part's statistic
        for (std::size_t i = 0; i < lessons.loaded.tracks.size(); ++i)
            recordings.emplace(lessons.loaded.tracks[i].path, statisticsOf(lessons.loaded.mels[i]));
        for (const AttributeTriplet& triplet : lessons.triplets) {
            for (const std::string* path : {&triplet.anchor, &triplet.near, &triplet.far})
                if (!recordings.contains(*path))
                    return Error{ErrorCode::NotFound, "the corpus of triplets has no track " + *path};
            for (std::size_t i = 0; i < parts().size(); ++i) {
                const at::Tensor& anchor = recordings.at(triplet.anchor)[i];
                m_rows[i].ignored.push_back(recordings.at(triplet.near)[i] - anchor);
                m_rows[i].wanted.push_back(recordings.at(triplet.far)[i] - anchor);
            }
        }
        return ok();
    }

    std::vector<LinearTensors> fit() const
    {
        std::vector<LinearTensors> layers;
        for (std::size_t i = 0; i < parts().size(); ++i)
            layers.push_back(layerOf(fitMap(m_rows[i], parts()[i]), at::stack(m_rows[i].statistics).to(at::kDouble)));
        return layers;
    }

private:
    const std::vector<VectorPart>& parts() const { return m_manifest.vector.parts; }

    SectionFeatures featuresOf(const MelSpectrogram& mel) const
    {
        return passOverTrack(m_network, m_manifest, mel, chunkPositions).features;
    }

    std::vector<at::Tensor> statisticsOf(const MelSpectrogram& mel) const
    {
        const SectionFeatures features = featuresOf(mel);
        std::vector<at::Tensor> statistics;
        for (const VectorPart& part : parts())
            statistics.push_back(statisticOf(features.of(part.source), part.statistic));
        return statistics;
    }

    const NetworkTensors& m_network;
    const ModelManifest& m_manifest;
    std::vector<FittingRows> m_rows;                          // one each of the parts
    std::map<std::string, std::size_t, std::less<>> m_places; // of tracks in the rows, by path
};

} // namespace

bool teachesVector(const AttributeTriplet& triplet)
{
    return triplet.attribute == "drums" || triplet.attribute == "key ignored";
}

Status checkVectorLessons(const VectorShape& shape, const VectorLessons& lessons)
{
    const bool none = std::ranges::all_of(lessons.triplets, [](const TripletSet& set) { return set.triplets.empty(); });
    if (none && std::ranges::any_of(shape.parts, usesAttributes))
        return Error{ErrorCode::InvalidArgument,
                     "a part of the vector is fitted by factors, but there are no triplets (--vector-lessons)"};
    return ok();
}

Status fitVector(const ModelManifest& manifest, std::vector<NamedTensor>& tensors, const LoadedTracks& tracks,
                 const VectorLessons& lessons)
{
    if (tracks.tracks.size() < 2)
        return Error{ErrorCode::InvalidArgument, "a vector cannot be fitted to fewer than two tracks"};
    if (auto checked = checkVectorLessons(manifest.vector, lessons); !checked)
        return checked;
    const c10::InferenceMode noGradients;
    auto network = networkFromTensors(manifest, tensors);
    if (!network)
        return network.error();
    VectorFitting fitting(*network, manifest);
    fitting.addTracks(tracks);
    if (std::ranges::any_of(manifest.vector.parts, usesAttributes)) {
        for (const TripletSet& set : lessons.triplets)
            if (auto added = fitting.addTriplets(set); !added)
                return added;
        fitting.addCopies(lessons.copies);
    }
    network->vectorParts = fitting.fit();
    tensors = tensorsOfNetwork(*network);
    return ok();
}

} // namespace tonekin
