// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/kindfeatures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {

namespace {

constexpr std::size_t fewestTracks = 4; // of a set that tells what is usual
constexpr double longSeconds = 150.0;
constexpr double leastSeconds = 0.5;

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

template <typename Figure>
double medianOver(std::span<const KindTrack> set, Figure figure)
{
    std::vector<double> values;
    values.reserve(set.size());
    for (const KindTrack& track : set)
        values.push_back(figure(track));
    return medianOf(std::move(values));
}

double octaves(double value, double reference)
{
    return std::log2(std::max(value, leastSeconds) / std::max(reference, leastSeconds));
}

/// How far each vector is from the middle of the others, NaN where one is unknown.
std::vector<double> distancesToOthers(std::span<const KindTrack> set)
{
    std::vector<double> distances(set.size(), unknownFeature);
    const auto first = std::ranges::find_if(set, [](const KindTrack& track) { return !track.vector.empty(); });
    if (first == set.end())
        return distances;
    const std::size_t dimensions = first->vector.size();
    std::vector<double> sum(dimensions);
    for (const KindTrack& track : set)
        if (track.vector.size() == dimensions)
            for (std::size_t i = 0; i < dimensions; ++i)
                sum[i] += track.vector[i];
    for (std::size_t at = 0; at < set.size(); ++at) {
        const auto& vector = set[at].vector;
        if (vector.size() != dimensions)
            continue;
        double product = 0.0;
        double squares = 0.0;
        for (std::size_t i = 0; i < dimensions; ++i) {
            const double others = sum[i] - vector[i];
            product += others * vector[i];
            squares += others * others;
        }
        if (squares > 1e-9)
            distances[at] = std::max(0.0, 1.0 - product / std::sqrt(squares));
    }
    return distances;
}

class SetMeasuring {
public:
    explicit SetMeasuring(std::span<const KindTrack> set)
        : m_set(set)
    {
        if (set.size() < fewestTracks)
            return;
        m_usual = UsualInSet{medianOver(set, [](const KindTrack& track) { return track.seconds; }),
                             medianOver(set, [](const KindTrack& track) { return track.traits.level; }),
                             medianOver(set, [](const KindTrack& track) { return track.traits.onsets; })};
        m_distances = distancesToOthers(set);
        std::vector<double> known;
        std::ranges::copy_if(m_distances, std::back_inserter(known), [](double value) { return !std::isnan(value); });
        if (known.size() >= fewestTracks)
            m_usualDistance = medianOf(std::move(known));
        findEnds();
    }

    SetFeatures run() const
    {
        SetFeatures features;
        features.usual = m_usual;
        features.tracks.reserve(m_set.size());
        for (std::size_t at = 0; at < m_set.size(); ++at)
            features.tracks.push_back(of(at));
        return features;
    }

private:
    /// Only where most tracks are numbered: of a few with numbers none is known to be the last.
    void findEnds()
    {
        std::size_t numbered = 0;
        for (const KindTrack& track : m_set) {
            if (!track.order || !track.isAlbum)
                continue;
            ++numbered;
            m_first = std::min(m_first.value_or(*track.order), *track.order);
            m_last = std::max(m_last.value_or(*track.order), *track.order);
        }
        if (numbered * 4 < m_set.size() * 3 || m_first == m_last)
            m_first = m_last = std::nullopt;
    }

    KindFeatures of(std::size_t at) const
    {
        KindFeatures features;
        features.fill(unknownFeature);
        const auto set = [&](KindFeature feature, double value) {
            features[static_cast<std::size_t>(feature)] = value;
        };
        const KindTrack& track = m_set[at];
        const SoundTraits& traits = track.traits;
        set(KindFeature::Shortness, std::max(0.0, -octaves(track.seconds, longSeconds)));
        const double heard = std::max(leastSeconds, static_cast<double>(traits.heardSeconds));
        set(KindFeature::Silence, std::clamp(1.0 - traits.audibleSeconds / heard, 0.0, 1.0));
        if (traits.audibleSeconds > 0.0F)
            setHeard(traits, features);
        if (m_usual)
            setAgainstOthers(at, features);
        return features;
    }

    static void setHeard(const SoundTraits& traits, KindFeatures& features)
    {
        const auto set = [&](KindFeature feature, double value) {
            features[static_cast<std::size_t>(feature)] = value;
        };
        set(KindFeature::Rise, std::max(0.0F, traits.levelSlope));
        set(KindFeature::Fall, std::max(0.0F, -traits.levelSlope));
        set(KindFeature::LevelSpread, traits.levelSpread);
        set(KindFeature::EndLevel, std::max(-60.0F, traits.endLevel));
        set(KindFeature::StartLevel, std::max(-60.0F, traits.startLevel));
        set(KindFeature::Onsets, traits.onsets);
        set(KindFeature::Percussion, traits.percussion);
        set(KindFeature::QuietFrames, traits.quietFrames);
        set(KindFeature::Modulation, traits.modulation);
        set(KindFeature::Syllables, traits.syllables);
        set(KindFeature::CentreSpread, traits.centreSpread);
        set(KindFeature::Tonality, traits.tonality);
        set(KindFeature::ChordVariety, traits.chordVariety);
        set(KindFeature::ChordChange, traits.chordChange);
    }

    void setAgainstOthers(std::size_t at, KindFeatures& features) const
    {
        const auto set = [&](KindFeature feature, double value) {
            features[static_cast<std::size_t>(feature)] = value;
        };
        const KindTrack& track = m_set[at];
        const double shortness = -octaves(track.seconds, m_usual->seconds);
        set(KindFeature::AlbumShortness, shortness);
        if (track.traits.audibleSeconds > 0.0F) {
            set(KindFeature::AlbumLevel, track.traits.level - m_usual->level);
            set(KindFeature::AlbumOnsets, track.traits.onsets - m_usual->onsets);
        }
        if (!std::isnan(m_distances[at]) && m_usualDistance > 0.0)
            set(KindFeature::AlbumDistance, std::log2((m_distances[at] + 1e-3) / (m_usualDistance + 1e-3)));
        if (m_first && track.order) {
            const double isFirst = *track.order == *m_first ? 1.0 : 0.0;
            const double isLast = *track.order == *m_last ? 1.0 : 0.0;
            set(KindFeature::First, isFirst);
            set(KindFeature::Last, isLast);
            set(KindFeature::ShortFirst, isFirst * std::max(0.0, shortness));
            set(KindFeature::ShortLast, isLast * std::max(0.0, shortness));
        }
    }

    std::span<const KindTrack> m_set;
    std::optional<UsualInSet> m_usual;
    std::vector<double> m_distances;
    double m_usualDistance = 0.0;
    std::optional<int> m_first;
    std::optional<int> m_last;
};

} // namespace

SetFeatures kindFeaturesOf(std::span<const KindTrack> set)
{
    return SetMeasuring(set).run();
}

} // namespace tonekin
