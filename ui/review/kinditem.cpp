// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewitem.h"
#include "review/reviewsides.h"
#include "words/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace tonekin {

namespace {

/// Its texts have this name in translations.
struct KindItems {
    Q_DECLARE_TR_FUNCTIONS(tonekin::KindItems)
};

QString wordsOf(TrackKind kind)
{
    switch (kind) {
    case TrackKind::Ordinary:
        break;
    case TrackKind::Intro:
        return KindItems::tr("Intro");
    case TrackKind::Outro:
        return KindItems::tr("Outro");
    case TrackKind::Interlude:
        return KindItems::tr("Interlude");
    case TrackKind::Skit:
        return KindItems::tr("Skit or speech");
    case TrackKind::Ambience:
        return KindItems::tr("Ambience or silence");
    }
    return {};
}

QString decibels(double value)
{
    return KindItems::tr("%1 dB").arg(QLocale().toString(std::abs(value), 'f', 0));
}

QString lengthWords(const ReviewedKind& row)
{
    const QString length = timeText(row.seconds);
    return row.isShortForItsSet()
               ? KindItems::tr("Only %1 long; usual there are %2").arg(length, timeText(row.usual->seconds))
               : KindItems::tr("Only %1 long").arg(length);
}

QString wordsOf(const KindReason& reason, const ReviewedKind& row)
{
    switch (reason.trait) {
    case KindTrait::Short:
        return lengthWords(row);
    case KindTrait::FirstOfAlbum:
        return KindItems::tr("The first of its album");
    case KindTrait::LastOfAlbum:
        return KindItems::tr("The last of its album");
    case KindTrait::Soft:
        return row.usual
                   ? KindItems::tr("%1 softer than usual there").arg(decibels(row.usual->level - row.traits.level))
                   : KindItems::tr("Soft");
    case KindTrait::GrowsLouder:
        return KindItems::tr("Grows louder by %1 from start to end").arg(decibels(row.traits.levelSlope));
    case KindTrait::FadesAway:
        return KindItems::tr("Fades away by %1 from start to end").arg(decibels(row.traits.levelSlope));
    case KindTrait::UnevenLevel:
        return KindItems::tr("Now loud, now soft");
    case KindTrait::RunsOn:
        return KindItems::tr("Starts or ends at once, as if it ran on from or into its neighbour");
    case KindTrait::Silence:
        return KindItems::tr("Silent for %1").arg(timeText(row.traits.heardSeconds - row.traits.audibleSeconds));
    case KindTrait::FewOnsets:
        return KindItems::tr("Few beats");
    case KindTrait::Speech:
        return KindItems::tr("Moves like speech");
    case KindTrait::NoHarmony:
        return KindItems::tr("Noise rather than harmony");
    case KindTrait::OneHarmony:
        return KindItems::tr("Hardly changes its harmony");
    case KindTrait::UnlikeAlbum:
        return KindItems::tr("Sounds unlike the rest there");
    case KindTrait::Title:
        break;
    }
    return KindItems::tr("Its title says so");
}

ReviewItem itemOf(const ReviewedKind& row, const TrackSnapshot& tracks)
{
    ReviewItem item;
    item.id = row.id;
    item.title = reviewTitleOf(tracks, row.track);
    item.about = row.set.empty() ? wordsOf(row.kind)
                                 : KindItems::tr("%1, among the tracks of %2", "kind, album or artist")
                                       .arg(wordsOf(row.kind), displayText(row.set));
    item.evidence = KindItems::tr("This kind: %1 %; not an ordinary track: %2 %")
                        .arg(std::lround(100.0 * row.probability))
                        .arg(std::lround(100.0 * row.unusual));
    for (const KindReason& reason : row.reasons)
        item.details += wordsOf(reason, row);
    item.strength = row.unusual;
    item.sides.push_back(reviewSideOf(tracks, row.track, row.moment));
    item.decision = row.decision;
    item.verdicts = {row.verdict};
    return item;
}

} // namespace

std::vector<ReviewItem> kindItems(const KindReview& review, const TrackSnapshot& tracks)
{
    std::vector<ReviewItem> items;
    items.reserve(review.rows.size());
    for (const ReviewedKind& row : review.rows)
        items.push_back(itemOf(row, tracks));
    return items;
}

} // namespace tonekin
