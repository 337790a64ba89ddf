// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"

#include "catalogue/follow.h"
#include "catalogue/rows.h"
#include "library/playstore.h"
#include "textoutput.h"

#include <charconv>
#include <iostream>
#include <unordered_map>
#include <utility>

namespace tonekin::cli {

namespace {

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// Paths of a library's tracks for many questions at once; for few it knows none, since it looks at every track.
class PathsOfMany {
public:
    PathsOfMany(const Catalogue& catalogue, std::size_t questions)
    {
        constexpr std::size_t many = 50;
        if (questions < many)
            return;
        for (const CatalogueTrackRef& track : catalogue.tracks())
            m_ids.emplace(catalogue.pathOf(*track).native(), track->id);
    }
    std::optional<TrackId> find(const std::string& path) const
    {
        const auto found = m_ids.find(path);
        return found == m_ids.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::unordered_map<std::string, TrackId> m_ids;
};

std::string sentenceOn(NoList why)
{
    switch (why) {
    case NoList::SeedsCancelOut:
        return "What to sound like and what to keep away from cancel each other out; name fewer tracks.";
    case NoList::AllLeftOut:
        return "All that could be listed is a copy of the seeds.";
    case NoList::NothingElse:
    case NoList::NoSeed:
    case NoList::HasRows:
        break;
    }
    return "No other track of this library can be compared yet.";
}

} // namespace

std::string sentenceOn(SeedFlaw flaw, const std::string& path)
{
    switch (flaw) {
    case SeedFlaw::Silent:
        return "There is nothing to hear in " + path + ", so nothing can be compared with it.";
    case SeedFlaw::Failed:
        return path + " could not be read, so nothing can be compared with it; 'tonekin-cli problems' says why.";
    case SeedFlaw::NotAnalysed:
        return path + " has not been analysed, so nothing can be compared with it; 'tonekin-cli scan' does it.";
    case SeedFlaw::Unknown:
        break;
    }
    return path + " is not in the library any more.";
}

Result<Library> openForReading(const GeneralOptions& general)
{
    std::error_code failed;
    if (!std::filesystem::exists(general.library, failed))
        return Error{ErrorCode::InvalidArgument,
                     "There is no library at " + general.library.native() + "; 'tonekin-cli scan FOLDER' makes one."};
    return Library::open(general.library, Library::Access::ReadOnly);
}

AskedLibrary::AskedLibrary(Library library, CatalogueRef catalogue)
    : m_library(std::move(library))
    , m_catalogue(std::move(catalogue))
{
}

Result<AskedLibrary> AskedLibrary::open(const GeneralOptions& general)
{
    auto library = openForReading(general);
    if (!library)
        return library.error();
    auto catalogue = readCatalogue(*library);
    if (!catalogue)
        return catalogue.error();
    return AskedLibrary(std::move(*library), std::move(*catalogue));
}

Result<TrackId> AskedLibrary::find(const std::string& pathOrId) const
{
    if (const auto number = wholeNumber(pathOrId); number && m_catalogue->find(TrackId{*number}))
        return TrackId{*number};
    std::error_code failed;
    const auto path = std::filesystem::absolute(pathOrId, failed).lexically_normal();
    if (const CatalogueTrack* track = m_catalogue->findPath(path))
        return track->id;
    if (const auto real = std::filesystem::canonical(path, failed); !failed) {
        if (const CatalogueTrack* track = m_catalogue->findPath(real))
            return track->id;
    }
    return Error{ErrorCode::NotFound, pathOrId};
}

Result<std::vector<TrackId>> AskedLibrary::findAll(const std::vector<std::string>& pathsOrIds) const
{
    std::vector<TrackId> found;
    const PathsOfMany paths(*m_catalogue, pathsOrIds.size());
    for (const std::string& one : pathsOrIds) {
        if (const auto known = paths.find(one)) {
            found.push_back(*known);
            continue;
        }
        const auto id = find(one);
        if (!id)
            return id.error();
        found.push_back(*id);
    }
    return found;
}

std::string AskedLibrary::pathOf(TrackId id) const
{
    const CatalogueTrack* track = m_catalogue->find(id);
    return track ? m_catalogue->pathOf(*track).native() : std::string();
}

std::string AskedLibrary::bylineOf(TrackId id) const
{
    const CatalogueTrack* track = m_catalogue->find(id);
    return track ? ::tonekin::bylineOf(*track) : std::string();
}

Result<std::shared_ptr<LiveVectors>> AskedLibrary::vectors(Hubs hubs) const
{
    auto vectors = std::make_shared<LiveVectors>();
    CatalogueFollower follower(m_library, vectors);
    if (const auto changes = follower.follow(); !changes)
        return changes.error();
    if (vectors->read([](const VectorIndex& index) { return index.size(); }) == 0)
        return Error{ErrorCode::InvalidArgument, "Nothing has been analysed yet; 'tonekin-cli scan FOLDER' does it."};
    while (hubs == Hubs::Corrected && follower.correctSomeHubs().more) {
    }
    return vectors;
}

Result<SimilarResult> AskedLibrary::similarTo(const SimilarQuery& query) const
{
    const auto index = vectors(query.options.correctHubs ? Hubs::Corrected : Hubs::Plain);
    if (!index)
        return index.error();
    SimilarResult result = findSimilar(query, **index, *m_catalogue);
    const bool noneIsUsable = result.unusable.size() == query.seeds.size();
    for (const UnusableSeed& seed : result.unusable) {
        const std::string sentence = sentenceOn(seed.flaw, pathOf(seed.id));
        if (noneIsUsable)
            return Error{ErrorCode::InvalidArgument, sentence};
        std::cerr << "tonekin-cli: " << plainText(sentence) << '\n';
    }
    if (result.why != NoList::HasRows)
        std::cerr << "tonekin-cli: " << sentenceOn(result.why) << '\n';
    return result;
}

Result<AskedLibrary::MadePlaylist> AskedLibrary::playlistFor(const PlaylistQuery& query) const
{
    const auto index = vectors(Hubs::Corrected);
    if (!index)
        return index.error();
    const auto plays = m_library.plays().all();
    if (!plays)
        return plays.error();
    const auto table = playlistTable(*m_catalogue, *plays);
    MadePlaylist made;
    if (const auto distribution = distributionOf(**index, 1))
        made.closeEnds = distribution->closeEnds;
    const auto loudness = [this](TrackId id) -> std::optional<float> {
        const auto known = m_library.findings().loudness(id);
        return known ? std::optional(static_cast<float>(*known)) : std::nullopt;
    };
    made.result = buildPlaylist(query, {**index, *m_catalogue, *table, made.closeEnds, loudness});
    return made;
}

} // namespace tonekin::cli
