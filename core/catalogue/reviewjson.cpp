// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/review.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace tonekin {

namespace {

using Json = nlohmann::ordered_json;

std::string pathOf(const Catalogue& catalogue, TrackId id)
{
    const CatalogueTrack* track = catalogue.find(id);
    return track ? catalogue.pathOf(*track).native() : std::string();
}

Json jsonOf(std::optional<Decision> decision)
{
    return decision ? Json(nameOf(*decision)) : Json();
}

Json jsonOf(const Catalogue& catalogue, const ReviewedCopy& copy, bool best)
{
    return {{"path", pathOf(catalogue, copy.id)},
            {"id", copy.id.value},
            {"best", best},
            {"codec", copy.codec},
            {"lossless", copy.quality.lossless},
            {"bitRate", copy.quality.bitRate},
            {"audibleSeconds", copy.quality.audibleSeconds},
            {"tags", copy.quality.tags}};
}

Json jsonOf(const Catalogue& catalogue, const CopyLink& link)
{
    return {{"one", pathOf(catalogue, link.one)},
            {"other", pathOf(catalogue, link.other)},
            {"kind", nameOf(link.kind)},
            {"alignedSeconds", link.alignedSeconds},
            {"bitErrorRate", link.bitErrorRate},
            {"secondsInOne", link.secondsInOne},
            {"secondsInOther", link.secondsInOther}};
}

Json jsonOf(const OutlierReason& reason)
{
    switch (reason.trait) {
    case OutlierReason::Trait::Loudness:
        return {
            {"what", "loudness"}, {"value", reason.value}, {"usual", reason.usual}, {"deviations", reason.deviations}};
    case OutlierReason::Trait::Length:
        return {
            {"what", "length"}, {"value", reason.value}, {"usual", reason.usual}, {"deviations", reason.deviations}};
    case OutlierReason::Trait::Filter:
        break;
    }
    return {{"what", "filter"},
            {"filter", reason.filter},
            {"value", reason.value},
            {"usual", reason.usual},
            {"deviations", reason.deviations}};
}

} // namespace

const char* nameOf(CopyKind kind)
{
    switch (kind) {
    case CopyKind::SameAudio:
        return "same audio";
    case CopyKind::SameMaster:
        return "same recording";
    case CopyKind::Edited:
        return "edited or remastered";
    }
    return "";
}

const char* nameOf(ReviewedSetKind kind)
{
    switch (kind) {
    case ReviewedSetKind::Artist:
        return "artist";
    case ReviewedSetKind::Album:
        return "album";
    case ReviewedSetKind::Selection:
        return "selection";
    }
    return "";
}

const char* nameOf(Decision decision)
{
    return decision == Decision::Accepted ? "accepted" : "rejected";
}

const char* nameOf(KindTrait trait)
{
    switch (trait) {
    case KindTrait::Short:
        return "short";
    case KindTrait::FirstOfAlbum:
        return "first of its album";
    case KindTrait::LastOfAlbum:
        return "last of its album";
    case KindTrait::Soft:
        return "soft";
    case KindTrait::GrowsLouder:
        return "grows louder";
    case KindTrait::FadesAway:
        return "fades away";
    case KindTrait::UnevenLevel:
        return "uneven level";
    case KindTrait::RunsOn:
        return "runs on";
    case KindTrait::Silence:
        return "silence";
    case KindTrait::FewOnsets:
        return "few beats";
    case KindTrait::Speech:
        return "speech";
    case KindTrait::NoHarmony:
        return "no harmony";
    case KindTrait::OneHarmony:
        return "one harmony";
    case KindTrait::UnlikeAlbum:
        return "unlike its album";
    case KindTrait::Title:
        return "title";
    }
    return "";
}

std::optional<CopyMerit> meritOf(const std::string& name)
{
    constexpr std::array<std::pair<const char*, CopyMerit>, 4> merits{{{"lossless", CopyMerit::Lossless},
                                                                       {"bitrate", CopyMerit::BitRate},
                                                                       {"completeness", CopyMerit::Completeness},
                                                                       {"tags", CopyMerit::Tags}}};
    for (const auto& [word, merit] : merits)
        if (name == word)
            return merit;
    return {};
}

Json copyReviewJson(const Catalogue& catalogue, const CopyReview& review)
{
    auto families = Json::array();
    for (const ReviewedFamily& family : review.families) {
        auto tracks = Json::array();
        for (std::size_t i = 0; i < family.copies.size(); ++i)
            tracks.push_back(jsonOf(catalogue, family.copies[i], i == 0));
        auto evidence = Json::array();
        for (const CopyLink& link : family.links)
            evidence.push_back(jsonOf(catalogue, link));
        families.push_back({{"id", family.id},
                            {"decision", jsonOf(family.decision)},
                            {"tracks", std::move(tracks)},
                            {"evidence", std::move(evidence)}});
    }
    return families;
}

Json outlierReviewJson(const Catalogue& catalogue, const OutlierReview& review)
{
    auto rows = Json::array();
    for (const ReviewedOutlier& row : review.rows) {
        auto reasons = Json::array();
        for (const OutlierReason& reason : row.reasons)
            reasons.push_back(jsonOf(reason));
        rows.push_back({{"id", row.id},
                        {"path", pathOf(catalogue, row.track)},
                        {"kind", nameOf(row.kind)},
                        {"set", row.set},
                        {"odd", row.odd},
                        {"p", row.p},
                        {"falseDiscoveryRate", row.discoveryRate},
                        {"distance", row.distance},
                        {"typical", pathOf(catalogue, row.typical)},
                        {"reasons", std::move(reasons)},
                        {"decision", jsonOf(row.decision)}});
    }
    return rows;
}

Json kindReviewJson(const Catalogue& catalogue, const KindReview& review)
{
    auto rows = Json::array();
    for (const ReviewedKind& row : review.rows) {
        auto reasons = Json::array();
        for (const KindReason& reason : row.reasons)
            reasons.push_back({{"trait", nameOf(reason.trait)}, {"strength", reason.strength}});
        auto probabilities = Json::object();
        for (std::size_t kind = 0; kind < row.probabilities.size(); ++kind)
            probabilities[std::string(trackKindNames.at(kind))] = row.probabilities.at(kind);
        rows.push_back({{"id", row.id},
                        {"path", pathOf(catalogue, row.track)},
                        {"kind", nameOf(row.kind)},
                        {"probability", row.probability},
                        {"probabilities", std::move(probabilities)},
                        {"seconds", row.seconds},
                        {"set", row.set},
                        {"usualSeconds", row.usual ? Json(row.usual->seconds) : Json()},
                        {"moment", row.moment},
                        {"reasons", std::move(reasons)},
                        {"decision", jsonOf(row.decision)}});
    }
    return rows;
}

} // namespace tonekin
