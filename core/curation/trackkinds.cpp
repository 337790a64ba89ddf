// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/trackkinds.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tonekin {

namespace {

constexpr std::size_t mostReasons = 4;
constexpr double leastStrength = 0.3;
constexpr double titleStrength = 3.5; // nats: a title rarely lies, but "Intro" may be the name of a song
constexpr double mostDeviations = 4.0;
constexpr double silenceStrength = 8.0; // nats, of nothing but silence
constexpr double muchSilence = 0.5;     // share from which it counts

enum class Side { Above, Below };

/// What a feature is a reason for, on the side of its mean on which it is one.
struct TraitOfFeature {
    KindFeature feature;
    KindTrait trait;
    Side side;
};

constexpr std::array traitsOfFeatures{TraitOfFeature{KindFeature::Shortness, KindTrait::Short, Side::Above},
                                      TraitOfFeature{KindFeature::AlbumShortness, KindTrait::Short, Side::Above},
                                      TraitOfFeature{KindFeature::First, KindTrait::FirstOfAlbum, Side::Above},
                                      TraitOfFeature{KindFeature::ShortFirst, KindTrait::FirstOfAlbum, Side::Above},
                                      TraitOfFeature{KindFeature::Last, KindTrait::LastOfAlbum, Side::Above},
                                      TraitOfFeature{KindFeature::ShortLast, KindTrait::LastOfAlbum, Side::Above},
                                      TraitOfFeature{KindFeature::AlbumLevel, KindTrait::Soft, Side::Below},
                                      TraitOfFeature{KindFeature::Rise, KindTrait::GrowsLouder, Side::Above},
                                      TraitOfFeature{KindFeature::Fall, KindTrait::FadesAway, Side::Above},
                                      TraitOfFeature{KindFeature::LevelSpread, KindTrait::UnevenLevel, Side::Above},
                                      TraitOfFeature{KindFeature::EndLevel, KindTrait::RunsOn, Side::Above},
                                      TraitOfFeature{KindFeature::StartLevel, KindTrait::RunsOn, Side::Above},
                                      TraitOfFeature{KindFeature::Silence, KindTrait::Silence, Side::Above},
                                      TraitOfFeature{KindFeature::Onsets, KindTrait::FewOnsets, Side::Below},
                                      TraitOfFeature{KindFeature::AlbumOnsets, KindTrait::FewOnsets, Side::Below},
                                      TraitOfFeature{KindFeature::Percussion, KindTrait::FewOnsets, Side::Below},
                                      TraitOfFeature{KindFeature::QuietFrames, KindTrait::Speech, Side::Above},
                                      TraitOfFeature{KindFeature::Modulation, KindTrait::Speech, Side::Above},
                                      TraitOfFeature{KindFeature::Syllables, KindTrait::Speech, Side::Above},
                                      TraitOfFeature{KindFeature::CentreSpread, KindTrait::Speech, Side::Above},
                                      TraitOfFeature{KindFeature::Tonality, KindTrait::NoHarmony, Side::Below},
                                      TraitOfFeature{KindFeature::ChordVariety, KindTrait::OneHarmony, Side::Below},
                                      TraitOfFeature{KindFeature::ChordChange, KindTrait::OneHarmony, Side::Below},
                                      TraitOfFeature{KindFeature::AlbumDistance, KindTrait::UnlikeAlbum, Side::Above}};
static_assert(traitsOfFeatures.size() == kindFeatures);

double logOdds(double share)
{
    return std::log(share / (1.0 - share));
}

/// What silence says of ambience, in nats. By rule: it is so rare that few made albums would teach it.
double evidenceOfSilence(const KindFeatures& features)
{
    const double silence = features[static_cast<std::size_t>(KindFeature::Silence)];
    return silence > muchSilence ? silenceStrength * (silence - muchSilence) / (1.0 - muchSilence) : 0.0; // not if NaN
}

std::vector<KindReason> reasonsFor(std::size_t kind, const KindFeatures& standard, const KindModel& model,
                                   double silence, std::optional<TrackKind> title)
{
    std::vector<KindReason> reasons;
    const auto add = [&](KindTrait trait, double strength) {
        const auto known = std::ranges::find(reasons, trait, &KindReason::trait);
        if (known == reasons.end())
            reasons.push_back({trait, strength});
        else
            known->strength += strength;
    };
    for (const TraitOfFeature& of : traitsOfFeatures) {
        const auto i = static_cast<std::size_t>(of.feature);
        const bool isOnSide = of.side == Side::Above ? standard[i] > 0.0 : standard[i] < 0.0;
        if (isOnSide)
            add(of.trait, (model.weights[kind][i] - model.weights[0][i]) * standard[i]);
    }
    if (kind == static_cast<std::size_t>(TrackKind::Ambience) && silence > 0.0)
        add(KindTrait::Silence, silence);
    if (title && static_cast<std::size_t>(*title) == kind)
        add(KindTrait::Title, titleStrength);
    std::erase_if(reasons, [](const KindReason& reason) { return reason.strength < leastStrength; });
    std::ranges::stable_sort(reasons, std::greater(), &KindReason::strength);
    if (reasons.size() > mostReasons)
        reasons.resize(mostReasons);
    return reasons;
}

} // namespace

KindFeatures standardisedFeatures(const KindFeatures& features, const KindModel& model)
{
    KindFeatures result{};
    for (std::size_t i = 0; i < kindFeatures; ++i)
        if (!std::isnan(features[i]) && model.deviations[i] > 0.0)
            result[i] =
                std::clamp((features[i] - model.means[i]) / model.deviations[i], -mostDeviations, mostDeviations);
    return result;
}

KindProbabilities probabilitiesOf(const std::array<double, trackKinds>& values)
{
    const double most = *std::ranges::max_element(values);
    KindProbabilities result{};
    double sum = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i)
        sum += result[i] = std::exp(values[i] - most);
    for (double& probability : result)
        probability /= sum;
    return result;
}

TrackKind KindJudgement::likeliestUnusual() const
{
    return static_cast<TrackKind>(std::max_element(probabilities.begin() + 1, probabilities.end()) -
                                  probabilities.begin());
}

KindJudgement judgeKind(const KindFeatures& features, const KindModel& model, const KindOptions& options,
                        std::optional<TrackKind> title)
{
    const KindFeatures standard = standardisedFeatures(features, model);
    std::array<double, trackKinds> values{};
    const double prior = logOdds(options.unusualShare) - logOdds(model.unusualShare);
    for (std::size_t kind = 0; kind < values.size(); ++kind) {
        values[kind] = model.biases[kind] + (kind == 0 ? 0.0 : prior);
        for (std::size_t i = 0; i < kindFeatures; ++i)
            values[kind] += model.weights[kind][i] * standard[i];
    }
    const double silence = evidenceOfSilence(features);
    values[static_cast<std::size_t>(TrackKind::Ambience)] += silence;
    if (title)
        values[static_cast<std::size_t>(*title)] += titleStrength;
    KindJudgement judgement;
    judgement.probabilities = probabilitiesOf(values);
    const auto& found = judgement.probabilities;
    judgement.kind = static_cast<TrackKind>(std::ranges::max_element(found) - found.begin());
    judgement.reasons =
        reasonsFor(static_cast<std::size_t>(judgement.likeliestUnusual()), standard, model, silence, title);
    return judgement;
}

} // namespace tonekin
