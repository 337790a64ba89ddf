// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/kindground.h"

#include "library/findingstore.h"
#include "library/library.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace tonekin {

namespace {

constexpr float leastHeard = 2.0F; // seconds
constexpr std::size_t fewestOfSet = 4;
constexpr int mostOfDisc = 10'000; // numbers

/// A set under way: places of subjects, and which of them are judged in it.
struct Gathered {
    std::string name;
    bool isAlbum = false;
    std::vector<std::size_t> places;
};

class Gathering {
public:
    Gathering(const Library& library, const Catalogue& catalogue)
        : m_library(library)
        , m_catalogue(catalogue)
    {
    }

    Result<KindGround> run()
    {
        if (const auto read = readVectors(); !read)
            return read.error();
        if (const auto read = readTraits(); !read)
            return read.error();
        std::vector<bool> judged(m_ground.subjects.size());
        for (const auto& [key, album] : gatherAlbums())
            if (album.places.size() >= fewestOfSet)
                judge(album, judged);
        for (const auto& [key, artist] : gatherArtists(judged))
            judge(artist, judged);
        for (std::size_t place = 0; place < judged.size(); ++place)
            if (!judged[place])
                judge({{}, false, {place}}, judged);
        return std::move(m_ground);
    }

private:
    Status readVectors()
    {
        const auto hash = m_library.findings().modelInUse();
        if (!hash)
            return hash.error();
        if (hash->empty())
            return ok();
        auto table = m_library.findings().embeddings(*hash);
        if (!table)
            return table.error();
        m_table = std::move(*table);
        for (std::size_t i = 0; i < m_table.ids.size(); ++i)
            m_rowOf.emplace(m_table.ids[i].value, i);
        return ok();
    }

    Status readTraits()
    {
        const auto stored = m_library.findings().soundTraits();
        if (!stored)
            return stored.error();
        std::unordered_map<std::int64_t, const SoundTraits*> traitsOf;
        for (const StoredSoundTraits& one : *stored)
            traitsOf.emplace(one.id.value, &one.traits);
        for (const CatalogueTrackRef& track : m_catalogue.tracks()) {
            if (track->state == TrackState::Excluded || track->state == TrackState::Missing ||
                track->state == TrackState::Failed) // which no scan changes by itself
                continue;
            const auto traits = traitsOf.find(track->id.value);
            if (traits == traitsOf.end() || !track->audioHash) // by which decisions are kept
                ++m_ground.withoutTraits;
            else if (traits->second->heardSeconds < leastHeard)
                m_ground.tooShort.push_back(track->id);
            else
                m_ground.subjects.push_back({track.get(), *traits->second, {}, {}, {}});
        }
        return ok();
    }

    std::map<std::string, Gathered> gatherAlbums() const
    {
        std::map<std::string, Gathered> albums;
        for (std::size_t place = 0; place < m_ground.subjects.size(); ++place) {
            const CatalogueTrack& track = *m_ground.subjects[place].track;
            if (track.albumKey->empty())
                continue;
            Gathered& album = albums[*track.albumKey];
            if (album.places.empty())
                album = {*track.names.album, true, {}};
            album.places.push_back(place);
        }
        return albums;
    }

    /// Of those artists who have tracks that are not judged yet.
    std::map<std::string, Gathered> gatherArtists(const std::vector<bool>& judged) const
    {
        std::map<std::string, Gathered> artists;
        for (std::size_t place = 0; place < judged.size(); ++place) {
            const CatalogueTrack& track = *m_ground.subjects[place].track;
            if (!judged[place] && !track.artistKeys->empty())
                artists[track.artistKeys->front()] = {*track.names.artist, false, {}};
        }
        for (std::size_t place = 0; place < judged.size(); ++place) {
            const auto& keys = *m_ground.subjects[place].track->artistKeys;
            const auto artist = keys.empty() ? artists.end() : artists.find(keys.front());
            if (artist != artists.end())
                artist->second.places.push_back(place);
        }
        return artists;
    }

    void judge(const Gathered& set, std::vector<bool>& judged)
    {
        std::vector<KindTrack> tracks;
        tracks.reserve(set.places.size());
        for (const std::size_t place : set.places)
            tracks.push_back(trackOf(m_ground.subjects[place], set.isAlbum));
        SetFeatures found = kindFeaturesOf(tracks);
        for (std::size_t i = 0; i < set.places.size(); ++i) {
            const std::size_t place = set.places[i];
            if (judged[place])
                continue;
            judged[place] = true;
            KindSubject& subject = m_ground.subjects[place];
            subject.features = found.tracks[i];
            subject.usual = found.usual;
            if (found.usual)
                subject.set = set.name;
        }
    }

    KindTrack trackOf(const KindSubject& subject, bool isAlbum) const
    {
        const CatalogueTrack& about = *subject.track;
        KindTrack track;
        track.traits = subject.traits;
        track.seconds = about.seconds > 0.0F ? about.seconds : subject.traits.heardSeconds;
        track.isAlbum = isAlbum;
        if (about.number > 0)
            track.order = std::max(0, about.disc) * mostOfDisc + std::min(about.number, mostOfDisc - 1);
        if (const auto row = m_rowOf.find(about.id.value); row != m_rowOf.end()) {
            const auto dimensions = static_cast<std::size_t>(m_table.dimensions);
            track.vector = std::span(m_table.values).subspan(row->second * dimensions, dimensions);
        }
        return track;
    }

    const Library& m_library;
    const Catalogue& m_catalogue;
    EmbeddingTable m_table;
    std::unordered_map<std::int64_t, std::size_t> m_rowOf; // by track id
    KindGround m_ground;
};

} // namespace

Result<KindGround> kindGround(const Library& library, const Catalogue& catalogue)
{
    return Gathering(library, catalogue).run();
}

} // namespace tonekin
