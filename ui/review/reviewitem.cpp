// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewitem.h"
#include "review/reviewsides.h"
#include "words/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

/// Its texts have this name in translations.
struct ReviewItems {
    Q_DECLARE_TR_FUNCTIONS(tonekin::ReviewItems)
};

QString figure(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

/// Where a copy is like the others of its family, as its first link says.
double momentOf(const ReviewedFamily& family, TrackId id)
{
    for (const CopyLink& link : family.links) {
        if (link.one == id)
            return link.secondsInOne;
        if (link.other == id)
            return link.secondsInOther;
    }
    return 0.0;
}

QString qualityOf(const ReviewedCopy& copy)
{
    QStringList words{displayText(copy.codec)};
    if (copy.quality.bitRate > 0)
        words += ReviewItems::tr("%1 kb/s").arg((copy.quality.bitRate + 500) / 1000);
    words += timeText(copy.quality.audibleSeconds);
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

QString wordsOf(const CopyLink& link)
{
    switch (link.kind) {
    case CopyKind::SameAudio:
        return ReviewItems::tr("The same audio to the last bit");
    case CopyKind::SameMaster:
        return ReviewItems::tr("The same recording: %1 % of the fingerprint differ over %2")
            .arg(figure(100.0 * link.bitErrorRate, 1), timeText(link.alignedSeconds));
    case CopyKind::Edited:
        break;
    }
    return ReviewItems::tr("The same recording, edited or mastered anew: %1 % of the fingerprint differ over %2")
        .arg(figure(100.0 * link.bitErrorRate, 1), timeText(link.alignedSeconds));
}

QString setWords(const ReviewedOutlier& row)
{
    switch (row.kind) {
    case ReviewedSetKind::Artist:
        return ReviewItems::tr("among the tracks of %1").arg(displayText(row.set));
    case ReviewedSetKind::Album:
        return ReviewItems::tr("on the album %1").arg(displayText(row.set));
    case ReviewedSetKind::Selection:
        break;
    }
    return ReviewItems::tr("in the selection");
}

QString wordsOf(const OutlierReason& reason, const FilterNaming& naming)
{
    const bool isMore = reason.deviations > 0.0;
    const QString difference = figure(std::abs(reason.value - reason.usual), 1);
    switch (reason.trait) {
    case OutlierReason::Trait::Loudness:
        return isMore ? ReviewItems::tr("%1 dB louder than usual there").arg(difference)
                      : ReviewItems::tr("%1 dB softer than usual there").arg(difference);
    case OutlierReason::Trait::Length:
        return ReviewItems::tr("%1 long; usual there are %2").arg(timeText(reason.value), timeText(reason.usual));
    case OutlierReason::Trait::Filter:
        break;
    }
    const QString name = naming(reason.filter);
    const QString filter = name.isEmpty() ? ReviewItems::tr("filter %1").arg(reason.filter)
                                          : ReviewItems::tr("filter %1 (%2)").arg(reason.filter).arg(name);
    return isMore ? ReviewItems::tr("more of %1 than usual there").arg(filter)
                  : ReviewItems::tr("less of %1 than usual there").arg(filter);
}

ReviewItem itemOf(const ReviewedFamily& family, const TrackSnapshot& tracks)
{
    ReviewItem item;
    item.id = family.id;
    item.title = reviewTitleOf(tracks, family.copies.front().id);
    item.about = ReviewItems::tr("%Ln copies", nullptr, static_cast<int>(family.copies.size()));
    double errors = 0.0;
    for (const CopyLink& link : family.links) {
        item.details += wordsOf(link);
        errors = std::max(errors, link.bitErrorRate);
    }
    item.details.removeDuplicates();
    if (!item.details.isEmpty())
        item.evidence = item.details.takeFirst();
    item.strength = 1.0 - errors;
    for (const ReviewedCopy& copy : family.copies) {
        ReviewSide side = reviewSideOf(tracks, copy.id, momentOf(family, copy.id));
        side.words = ReviewItems::tr("%1 (%2)", "file, codec and quality").arg(side.words, qualityOf(copy));
        item.sides.push_back(std::move(side));
    }
    if (!item.sides.empty())
        item.sides.front().words = ReviewItems::tr("Best: %1").arg(item.sides.front().words);
    item.decision = family.decision;
    item.verdicts = family.verdicts;
    return item;
}

ReviewItem itemOf(const ReviewedOutlier& row, const TrackSnapshot& tracks, const FilterNaming& naming)
{
    // Nothing tells which moment of a track is odd: a third into it the music has mostly begun.
    const auto wellInto = [&](TrackId id) {
        const ListedTrack* track = tracks.find(id);
        return track ? static_cast<double>(track->seconds) / 3.0 : 0.0;
    };
    ReviewItem item;
    item.id = row.id;
    item.title = reviewTitleOf(tracks, row.track);
    item.about = setWords(row);
    item.evidence = ReviewItems::tr("%1 times as far from the others as is usual there; chance of that: %2")
                        .arg(figure(row.distance, 1), QLocale().toString(row.p, 'g', 2));
    for (const OutlierReason& reason : row.reasons)
        item.details += wordsOf(reason, naming);
    item.strength = 1.0 - row.p;
    item.sides.push_back(reviewSideOf(tracks, row.track, wellInto(row.track)));
    if (row.odd) {
        ReviewSide typical = reviewSideOf(tracks, row.typical, wellInto(row.typical));
        typical.words = ReviewItems::tr("Typical: %1").arg(typical.words);
        item.sides.push_back(std::move(typical));
    }
    item.decision = row.decision;
    item.verdicts = {row.verdict};
    return item;
}

} // namespace

QString reviewTitleOf(const TrackSnapshot& tracks, TrackId id)
{
    const ListedTrack* track = tracks.find(id);
    if (!track)
        return {};
    return track->artist->shown.isEmpty()
               ? track->title->shown
               : ReviewItems::tr("%1 – %2", "artist, title").arg(track->artist->shown, track->title->shown);
}

ReviewSide reviewSideOf(const TrackSnapshot& tracks, TrackId id, double seconds)
{
    const ListedTrack* track = tracks.find(id);
    ReviewSide side{id, {}, {}, seconds};
    if (track) {
        side.file = tracks.pathOf(*track);
        side.words = displayText(track->relativePath);
    }
    return side;
}

std::vector<ReviewItem> copyItems(const CopyReview& review, const TrackSnapshot& tracks)
{
    std::vector<ReviewItem> items;
    for (const ReviewedFamily& family : review.families)
        if (!family.copies.empty())
            items.push_back(itemOf(family, tracks));
    return items;
}

std::vector<ReviewItem> outlierItems(const OutlierReview& review, const TrackSnapshot& tracks,
                                     const FilterNaming& naming)
{
    std::vector<ReviewItem> items;
    for (const ReviewedOutlier& row : review.rows)
        if (row.odd || row.decision)
            items.push_back(itemOf(row, tracks, naming));
    return items;
}

} // namespace tonekin
