// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listlibrary.h"

#include "base/randomstream.h"
#include "catalogue/follow.h"
#include "catalogue/similar.h"
#include "library/library.h"
#include "library/playstore.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

namespace tonekin {

namespace {

constexpr std::size_t tracksOfAnAlbum = 10;
constexpr std::size_t mostAlbumsOfAnArtist = 4;
// Deviations of each step from the one above it, against that of styles from one another.
constexpr double artistSpread = 0.6;
constexpr double albumSpread = 0.35;
constexpr double trackSpread = 0.55;

using Vector = std::vector<double>;

/// A number of the normal distribution (Box and Muller 1958): the same on every machine.
double normal(RandomStream& random)
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - random.unit()));
    return radius * std::cos(2.0 * std::numbers::pi * random.unit());
}

Vector around(const Vector& centre, double spread, RandomStream& random)
{
    Vector vector = centre;
    for (double& value : vector)
        value += spread * normal(random);
    return vector;
}

SharedText shared(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

/// Adds tracks artist by artist, album by album.
class LibraryMaker {
public:
    explicit LibraryMaker(const SyntheticLibraryOptions& options)
        : m_options(options)
        , m_random(options.seed, {})
    {
    }

    ListLibrary make()
    {
        for (std::size_t style = 0; style < m_options.styles; ++style)
            m_styles.push_back(around(Vector(m_options.dimensions, 0.0), 1.0, m_random));
        while (m_tracks.size() < m_options.tracks)
            addArtist();
        ListLibrary library;
        library.plays = listen();
        library.catalogue = std::make_shared<const Catalogue>(std::move(m_tracks),
                                                              std::vector<MusicRoot>{MusicRoot{{1}, "/", 0, "", 0}});
        VectorIndex index(static_cast<int>(m_options.dimensions), std::move(m_ids), std::move(m_values));
        library.vectors->write([&](VectorIndex& current) { current = std::move(index); });
        return library;
    }

private:
    void addArtist()
    {
        const auto artist = m_artists++;
        const auto style = static_cast<std::size_t>(m_random.below(static_cast<int>(m_options.styles)));
        const Vector centre = around(m_styles[style], artistSpread, m_random);
        m_popularity = std::exp(1.5 * normal(m_random));
        const auto albums = 1 + static_cast<std::size_t>(m_random.below(static_cast<int>(mostAlbumsOfAnArtist)));
        for (std::size_t album = 0; album < albums; ++album)
            addAlbum(artist, style, around(centre, albumSpread, m_random));
    }

    void addAlbum(std::size_t artist, std::size_t style, const Vector& centre)
    {
        CatalogueTrack track;
        track.root = {1};
        const auto album = std::to_string(m_albums++);
        track.names.artist = shared("Artist " + std::to_string(artist));
        track.names.album = shared("Album " + album);
        track.names.genre = shared("Style " + std::to_string(style));
        track.albumKey = shared("album " + album);
        track.artistKeys = std::make_shared<const std::vector<std::string>>(1, "artist " + std::to_string(artist));
        track.year = 1960 + m_random.below(60);
        track.state = TrackState::Done;
        track.hasEmbedding = true;
        for (std::size_t number = 0; number < tracksOfAnAlbum && m_tracks.size() < m_options.tracks; ++number) {
            track.id = {static_cast<std::int64_t>(m_tracks.size()) + 1};
            track.relativePath = track.names.genre->substr(6) + "/" + album + "/" + std::to_string(number);
            track.names.title = "Track " + std::to_string(number);
            track.seconds = static_cast<float>(m_random.between(120.0, 400.0));
            m_tracks.push_back(std::make_shared<const CatalogueTrack>(track));
            m_trackPopularity.push_back(m_popularity * std::exp(normal(m_random)));
            m_trackStyle.push_back(style);
            addVector(around(centre, trackSpread, m_random));
        }
    }

    void addVector(const Vector& vector)
    {
        double squares = 0.0;
        for (const double value : vector)
            squares += value * value;
        for (const double value : vector)
            m_values.push_back(static_cast<float>(value / std::sqrt(squares)));
        m_ids.push_back(m_tracks.back()->id);
    }

    /// Each listener plays what is popular, and of a few styles ten times as much as of others.
    std::vector<TrackPlays> listen()
    {
        std::vector<TrackPlays> plays;
        for (const CatalogueTrackRef& track : m_tracks)
            plays.push_back({track->id, 0, 0, 0, std::nullopt});
        for (std::size_t listener = 0; listener < m_options.listeners; ++listener) {
            std::vector<bool> liked(m_options.styles, false);
            for (int style = 0; style < 3; ++style)
                liked[static_cast<std::size_t>(m_random.below(static_cast<int>(m_options.styles)))] = true;
            for (std::size_t at = 0; at < m_tracks.size(); ++at) {
                const double chance = 0.02 * m_trackPopularity[at] * (liked[m_trackStyle[at]] ? 1.0 : 0.1);
                while (m_random.happens(std::min(chance, 0.9)))
                    ++plays[at].plays;
            }
        }
        return plays;
    }

    SyntheticLibraryOptions m_options;
    RandomStream m_random;
    std::vector<Vector> m_styles;
    std::vector<CatalogueTrackRef> m_tracks;
    std::vector<TrackId> m_ids;
    std::vector<float> m_values;
    std::vector<double> m_trackPopularity;
    std::vector<std::size_t> m_trackStyle;
    double m_popularity = 1.0; // of the artist under way
    std::size_t m_artists = 0;
    std::size_t m_albums = 0;
};

/// What is worked out from catalogue, vectors and plays.
void complete(ListLibrary& library)
{
    library.vectors->write([](VectorIndex& index) { index.correctHubs(); });
    library.table = playlistTable(*library.catalogue, library.plays);
    if (const auto distribution = distributionOf(*library.vectors, 1))
        library.closeEnds = distribution->closeEnds;
}

} // namespace

Result<ListLibrary> readListLibrary(const std::filesystem::path& file)
{
    auto opened = Library::open(file, Library::Access::ReadOnly);
    if (!opened)
        return opened.error();
    ListLibrary library;
    CatalogueFollower follower(*opened, library.vectors);
    if (const auto followed = follower.follow(); !followed)
        return followed.error();
    auto plays = opened->plays().all();
    if (!plays)
        return plays.error();
    library.plays = std::move(*plays);
    library.catalogue = follower.catalogue();
    if (library.vectors->read([](const VectorIndex& index) { return index.size(); }) < 3)
        return Error{ErrorCode::InvalidArgument, "fewer than three tracks of this library were analysed"};
    complete(library);
    return library;
}

ListLibrary syntheticListLibrary(const SyntheticLibraryOptions& options)
{
    ListLibrary library = LibraryMaker(options).make();
    complete(library);
    return library;
}

ListLibrary partOf(const ListLibrary& library, const std::function<bool(const CatalogueTrack&)>& stays)
{
    std::vector<CatalogueTrackRef> tracks;
    for (const CatalogueTrackRef& track : library.catalogue->tracks())
        if (stays(*track))
            tracks.push_back(track);
    ListLibrary part;
    part.plays = library.plays;
    part.catalogue = std::make_shared<const Catalogue>(std::move(tracks), library.catalogue->roots());
    library.vectors->read([&](const VectorIndex& index) {
        std::vector<TrackId> ids;
        std::vector<float> values;
        for (std::size_t place = 0; place < index.size(); ++place)
            if (part.catalogue->find(index.ids()[place]) != nullptr) {
                ids.push_back(index.ids()[place]);
                values.insert(values.end(), index.row(place).begin(), index.row(place).end());
            }
        VectorIndex left(index.dimensions(), std::move(ids), std::move(values));
        part.vectors->write([&](VectorIndex& current) { current = std::move(left); });
    });
    complete(part);
    return part;
}

} // namespace tonekin
