// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackkind.h"
#include "curation/kindfeatures.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace tonekin {

/// What a track is to its album: intro, outro, interlude, skit, ambience, or ordinary; by a multinomial logistic model
/// over KindFeatures. Pure functions; any thread.
///
/// The weights are learned on made albums by `tonekin-train kinds` (see README.md); no real music is in them. Made
/// albums have many more intros and skits than real ones, so that probabilities are brought to `unusualShare`. What is
/// silent for more than half of its length is ambience by rule.

/// Why: groups of features, and the side on which they speak for a kind.
enum class KindTrait {
    Short,
    FirstOfAlbum,
    LastOfAlbum,
    Soft, // against its album
    GrowsLouder,
    FadesAway,
    UnevenLevel,
    RunsOn, // starts or ends at once, without a pause to its neighbour
    Silence,
    FewOnsets,
    Speech,     // the rhythm of syllables, hisses between vowels
    NoHarmony,  // noise, or pitches all alike
    OneHarmony, // hardly changes
    UnlikeAlbum,
    Title,
};

struct KindReason {
    KindTrait trait = KindTrait::Short;
    double strength = 0.0; // nats of evidence against ordinary
};

using KindProbabilities = std::array<double, trackKinds>; // by TrackKind; their sum is 1

struct KindJudgement {
    KindProbabilities probabilities{};
    TrackKind kind = TrackKind::Ordinary; // the likeliest
    std::vector<KindReason> reasons;      // of the likeliest unusual kind, the strongest first; at most four

    double unusual() const { return 1.0 - probabilities[0]; }
    TrackKind likeliestUnusual() const;
    /// More likely unusual than ordinary.
    bool isWorthListing() const { return unusual() >= 0.5; }
};

/// Weights on standardised features; what is unknown counts as the mean.
struct KindModel {
    KindFeatures means{};
    KindFeatures deviations{};
    std::array<double, trackKinds> biases{};
    std::array<KindFeatures, trackKinds> weights{};
    double unusualShare = 0.5; // of the tracks that it was learned on
};

/// That of this program.
const KindModel& shippedKindModel();

/// How many of a real library's tracks are not ordinary, before anything is known of them.
inline constexpr double assumedUnusualShare = 0.06;

struct KindOptions {
    double unusualShare = assumedUnusualShare;
};

/// `title`: what the title says (see kindOfTitle), where it shall count.
KindJudgement judgeKind(const KindFeatures& features, const KindModel& model, const KindOptions& options,
                        std::optional<TrackKind> title);

/// For learning: features in deviations from their means, 0 where unknown; and shares from logarithms of them.
KindFeatures standardisedFeatures(const KindFeatures& features, const KindModel& model);
KindProbabilities probabilitiesOf(const std::array<double, trackKinds>& values);

/// A kind that the title names: "Intro", "Outro (live)", "Zwischenspiel 2", "Épilogue", in several languages; and only
/// where there is little else in it. `folded`: see foldText().
std::optional<TrackKind> kindOfTitle(std::string_view folded);

} // namespace tonekin
