// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds/labelledkinds.h"

#include "base/foldtext.h"
#include "catalogue/follow.h"
#include "catalogue/kindground.h"
#include "corpus/soundlabels.h"
#include "curation/trackkinds.h"

#include <algorithm>
#include <functional>
#include <map>

namespace tonekin {

namespace {

constexpr std::array ofPlace{KindFeature::First, KindFeature::Last, KindFeature::ShortFirst, KindFeature::ShortLast};
constexpr std::array ofAlbum{KindFeature::AlbumShortness, KindFeature::AlbumLevel, KindFeature::AlbumOnsets,
                             KindFeature::AlbumDistance};

using KindOf = std::function<std::optional<TrackKind>(const KindSubject&)>; // nothing: the track is left out

Result<std::vector<LabelledKind>> readKinds(const std::filesystem::path& file, const KindOf& kindOf)
{
    const auto library = Library::open(file, Library::Access::ReadOnly);
    if (!library)
        return library.error();
    CatalogueFollower follower(*library, std::make_shared<LiveVectors>());
    if (const auto followed = follower.follow(); !followed)
        return followed.error();
    const auto ground = kindGround(*library, *follower.catalogue());
    if (!ground)
        return ground.error();
    std::vector<LabelledKind> tracks;
    for (const KindSubject& subject : ground->subjects)
        if (const auto kind = kindOf(subject))
            tracks.push_back({subject.features, *kind, subject.track->relativePath});
    if (tracks.empty())
        return Error{ErrorCode::InvalidArgument, "no track of this library can be measured"};
    return tracks;
}

} // namespace

std::vector<LabelledKind> inContext(std::vector<LabelledKind> tracks, KindContext context)
{
    const auto forget = [&](const auto& features) {
        for (LabelledKind& track : tracks)
            for (const KindFeature feature : features)
                track.features[static_cast<std::size_t>(feature)] = unknownFeature;
    };
    if (context != KindContext::Whole)
        forget(ofPlace);
    if (context == KindContext::Alone)
        forget(ofAlbum);
    return tracks;
}

Result<std::vector<LabelledKind>> readMadeKinds(const std::filesystem::path& library,
                                                const std::filesystem::path& labels)
{
    const auto read = readSoundLabels(labels);
    if (!read)
        return read.error();
    std::map<std::string, TrackKind> kinds;
    for (const SoundLabels& label : *read) {
        const auto name = std::ranges::find(trackKindNames, label.kind);
        if (name == trackKindNames.end())
            return Error{ErrorCode::InvalidArgument, label.path + " is of no kind of track: " + label.kind};
        kinds.emplace(label.path, static_cast<TrackKind>(name - trackKindNames.begin()));
    }
    return readKinds(library, [&](const KindSubject& subject) {
        const auto known = kinds.find(subject.track->relativePath);
        return known == kinds.end() ? std::nullopt : std::optional(known->second);
    });
}

Result<std::vector<LabelledKind>> readTitledKinds(const std::filesystem::path& library)
{
    return readKinds(library, [](const KindSubject& subject) {
        return std::optional(kindOfTitle(foldText(subject.track->names.title)).value_or(TrackKind::Ordinary));
    });
}

} // namespace tonekin
