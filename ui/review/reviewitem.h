// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/review.h"
#include "session/tracksnapshot.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// One of the tracks that an item of the review is about, and from where it is to be played.
struct ReviewSide {
    TrackId id;
    QString words; // what is to be known of it: where it lies, how good it is
    std::filesystem::path file;
    double seconds = 0.0;
};

/// Something found in the library on which the user decides, in words. Plain value.
struct ReviewItem {
    std::string id; // the same as long as it is about the same audio
    QString title;  // of the track it is first of all about
    QString about;  // how many copies, the set it is odd in
    QString evidence;
    QStringList details;           // further evidence, line by line
    double strength = 0.0;         // of the evidence; for sorting, greater is stronger
    std::vector<ReviewSide> sides; // the best copy first; the odd track, then a typical one
    std::optional<Decision> decision;
    std::vector<Verdict> verdicts; // what a decision is kept as, without decision and time

    bool isOpen() const { return !decision; }
};

/// A filter's name for people; empty where it has none.
using FilterNaming = std::function<QString(int filter)>;

/// Intros, outros and their like, in their order.
std::vector<ReviewItem> kindItems(const KindReview& review, const TrackSnapshot& tracks);
/// Families of copies, in their order.
std::vector<ReviewItem> copyItems(const CopyReview& review, const TrackSnapshot& tracks);
/// What is odd or was decided on, in their order.
std::vector<ReviewItem> outlierItems(const OutlierReview& review, const TrackSnapshot& tracks,
                                     const FilterNaming& naming);

} // namespace tonekin
