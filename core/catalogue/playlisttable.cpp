// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/playlisttable.h"

#include "base/foldtext.h"
#include "playlist/lessplayed.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tonekin {

namespace {

/// Numbers for keys, in the order in which they come.
template <typename Key>
class Numbers {
public:
    std::uint32_t of(const Key& key)
    {
        return m_numbers.try_emplace(key, static_cast<std::uint32_t>(m_numbers.size())).first->second;
    }
    std::size_t size() const { return m_numbers.size(); }

private:
    std::unordered_map<Key, std::uint32_t> m_numbers;
};

/// 0: unknown. Two different hashes that begin alike do not happen.
std::uint64_t audioNumber(const CatalogueTrack& track)
{
    if (!track.audioHash)
        return 0;
    std::uint64_t number = 0;
    std::memcpy(&number, track.audioHash->bytes.data(), sizeof number);
    return std::max<std::uint64_t>(number, 1);
}

class TableMaker {
public:
    TableMaker(const Catalogue& catalogue, std::span<const TrackPlays> plays)
        : m_catalogue(catalogue)
        , m_plays(plays)
    {
    }

    PlaylistTableRef make()
    {
        auto table = std::make_shared<PlaylistTable>();
        for (const CatalogueTrackRef& track : m_catalogue.tracks())
            add(*track, table->tracks);
        table->tracks.setTexts(std::move(m_genres), std::move(m_folders));
        table->playedness = playednessOf(table->tracks);
        return table;
    }

private:
    void add(const CatalogueTrack& track, PlaylistTracks& tracks)
    {
        PlaylistTrack row;
        row.id = track.id;
        row.audio = audioNumber(track);
        row.addedSeconds = track.addedSeconds;
        row.album = track.albumKey->empty() ? 0 : m_albums.of(*track.albumKey) + 1;
        row.genre = genreOf(track);
        row.folder = folderOf(track);
        row.seconds = track.seconds;
        row.year = static_cast<std::int16_t>(std::clamp(track.year, 0, 9999));
        row.mayBeListed = takesPart(track, Purpose::SimilarList);
        addPlays(track, row);
        m_artists.clear();
        for (const std::string& artist : *track.artistKeys)
            m_artists.push_back(m_artistNumbers.of(artist) + 1);
        tracks.add(row, m_artists);
    }

    std::uint32_t genreOf(const CatalogueTrack& track)
    {
        const std::uint32_t number = m_genreNumbers.of(track.names.genre.get()); // each different text once
        if (number == m_genres.size())
            m_genres.push_back(foldText(*track.names.genre));
        return number;
    }

    std::uint32_t folderOf(const CatalogueTrack& track)
    {
        const std::string_view path = track.relativePath;
        const auto slash = path.rfind('/');
        m_folderKey = std::to_string(track.root.value) + '/';
        m_folderKey += path.substr(0, slash == std::string_view::npos ? 0 : slash);
        const std::uint32_t number = m_folderNumbers.of(m_folderKey);
        if (number == m_folders.size())
            m_folders.push_back(m_catalogue.pathOf(track).parent_path().native());
        return number;
    }

    void addPlays(const CatalogueTrack& track, PlaylistTrack& row)
    {
        while (m_nextPlays < m_plays.size() && m_plays[m_nextPlays].track < track.id)
            ++m_nextPlays;
        row.plays = std::max(track.plays, 0);
        if (m_nextPlays == m_plays.size() || m_plays[m_nextPlays].track != track.id)
            return;
        const TrackPlays& known = m_plays[m_nextPlays];
        row.plays = static_cast<int>(std::min<std::int64_t>(known.plays, std::numeric_limits<int>::max()));
        row.lastPlayed = known.lastPlayed;
        row.rating = known.rating ? static_cast<float>(*known.rating) : -1.0F;
    }

    const Catalogue& m_catalogue;
    std::span<const TrackPlays> m_plays;
    std::size_t m_nextPlays = 0;
    Numbers<std::string> m_albums;
    Numbers<std::string> m_artistNumbers;
    Numbers<std::string> m_folderNumbers;
    Numbers<const std::string*> m_genreNumbers;
    std::vector<std::uint32_t> m_artists;
    std::vector<std::string> m_genres;
    std::vector<std::string> m_folders;
    std::string m_folderKey;
};

} // namespace

PlaylistTableRef playlistTable(const Catalogue& catalogue, std::span<const TrackPlays> plays)
{
    return TableMaker(catalogue, plays).make();
}

} // namespace tonekin
