// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/soundlabels.h"
#include "training/windows.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// What the exact labels of a recording say about one window of it, as numbers that a network can be taught.

/// Stands where nothing is known; all known targets are 0 or more.
inline constexpr float unknownTarget = -1.0F;

enum class TargetKind {
    AnyOf,  // each column by itself: 1 it is there, 0 it is not
    OneOf,  // the columns are the shares of classes that exclude each other; all are known or none
    Amount, // one column, about 0 to 1
};

/// Neighbouring columns that are one question.
struct TargetGroup {
    std::string name;
    TargetKind kind = TargetKind::AnyOf;
    int first = 0; // column
    int size = 1;
    bool operator==(const TargetGroup&) const = default;
};

/// The columns of a window's targets:
///   programs   AnyOf 128  General MIDI programs sounding        families   AnyOf 16  of eight programs each
///   drums      AnyOf 6    pieces of the kit that are hit        density    Amount    of hits, logarithmic
///   tempo      OneOf 60   40 to 240 beats a minute as heard     chord      OneOf 6   quality, of most of the window
///   polyphony  Amount     programs sounding at once / 8         voice      AnyOf 1   speech or singing
///   voiceshare Amount     of the time                           vibrato    Amount    semitones of the leading voice
///   wobble     AnyOf 1    vibrato that can be heard             reverb, distortion, noise  Amount
///   noisekind  OneOf 6    with "none"                           percussive Amount    hits against sustained sounds
///   style      OneOf      the corpus' styles; no such group if it has none
class TargetLayout {
public:
    static constexpr int tempoBins = 60;
    static constexpr double slowestTempo = 40.0;
    static constexpr double fastestTempo = 240.0;

    /// `styles`: each once, rising.
    explicit TargetLayout(std::vector<std::string> styles);
    /// With the styles that at least three works of the labels have (a recording of no work counts as one); versions
    /// of one work share too much else to teach what a style is. Other styles are unknown targets.
    static TargetLayout of(std::span<const std::optional<SoundLabels>> labels);

    const std::vector<std::string>& styles() const { return m_styles; }
    const std::vector<TargetGroup>& groups() const { return m_groups; }
    /// The name must be one of those above.
    const TargetGroup& group(std::string_view name) const;
    int columns() const { return m_groups.back().first + m_groups.back().size; }

private:
    std::vector<std::string> m_styles;
    std::vector<TargetGroup> m_groups;
};

/// The targets of one window, into row [layout.columns()]. `labels` are those of all tracks that the drawer draws from
/// (empty: none of them has any); a track without labels has unknown targets throughout. What sounds too shortly, only
/// rings on from before the window or is there only in what was mixed in is unknown, too.
void writeTargets(const TargetLayout& layout, std::span<const std::optional<SoundLabels>> labels,
                  const CutWindow& window, std::span<float> row);

/// How often each column is known and how much of it is there, over windows side by side through all recordings: for
/// weights that make rare things count as much as frequent ones.
struct TargetCounts {
    std::vector<double> known; // [columns] windows
    std::vector<double> sum;   // [columns] of the known targets
};
TargetCounts countTargets(const TargetLayout& layout, std::span<const std::optional<SoundLabels>> labels,
                          std::span<const MelSpectrogram> tracks, int windowFrames);

} // namespace tonekin
