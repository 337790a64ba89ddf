// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/readhistory.h"

#include "history/databasecopy.h"
#include "history/formats.h"
#include "history/zipreader.h"

#include <algorithm>
#include <fstream>
#include <new>

namespace tonekin {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largestText = std::uintmax_t{512} << 20U;
constexpr std::size_t looksBytes = 64 * 1024;

Error refused(std::string sentence)
{
    return {ErrorCode::InvalidArgument, std::move(sentence)};
}

Error unknownKind()
{
    return refused(
        "This is no history that can be read. Known are: strawberry.db, clementine.db, Rhythmbox's "
        "rhythmdb.xml, Amarok's SQLite file, MPD's sticker.sql, the library file (XML) of iTunes or Music, exports of "
        "ListenBrainz, Last.fm (CSV), Spotify and Maloja, and .scrobbler.log.");
}

std::string_view withoutMark(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// Python's pickles begin with the protocol's number, the oldest with a list.
bool isPickle(std::string_view text)
{
    const bool isNumbered = text.size() > 2 && text[0] == '\x80' && text[1] >= 2 && text[1] <= 8;
    return isNumbered || text.starts_with("(lp") || text.starts_with("(dp");
}

Result<HistoryFile> readDatabase(const fs::path& file)
{
    const ForeignDatabase foreign(file);
    const Database& database = foreign.database();
    if (hasColumns(database, "songs", {"url", "title", "artist", "playcount"}))
        return readSongsTable(database, HistoryKind::Strawberry);
    if (hasColumns(database, "songs", {"filename", "title", "artist", "playcount"}))
        return readSongsTable(database, HistoryKind::Clementine);
    if (hasColumns(database, "statistics", {"url", "accessdate", "rating", "playcount"}) &&
        hasColumns(database, "urls", {"id", "deviceid", "rpath"}))
        return readAmarok(database);
    if (hasColumns(database, "sticker", {"type", "uri", "name", "value"}))
        return readMpdStickers(database);
    return unknownKind();
}

Result<HistoryFile> readZip(const fs::path& file)
{
    auto zip = ZipReader::open(file);
    if (!zip)
        return zip.error();
    const auto has = [&](auto&& condition) { return std::ranges::any_of(zip->names(), condition); };
    if (has([](const std::string& name) { return name == "user.json" || name.starts_with("listens/"); }))
        return readListenBrainzZip(*zip);
    if (has(isSpotifyHistory))
        return readSpotifyZip(*zip);
    return unknownKind();
}

Result<HistoryFile> readJson(std::string_view json)
{
    const auto looks = json.substr(0, looksBytes);
    const auto speaksOf = [&](std::string_view name) { return looks.find(name) != std::string_view::npos; };
    if (speaksOf("\"track_metadata\""))
        return readListenBrainzJson(json);
    if (speaksOf("\"ms_played\"") || speaksOf("\"msPlayed\""))
        return readSpotifyJson(json);
    if (speaksOf("\"scrobbles\"") || speaksOf("\"list\""))
        return readScrobblesJson(json);
    return unknownKind();
}

Result<HistoryFile> readXmlText(std::string_view xml)
{
    const auto looks = xml.substr(0, looksBytes);
    if (looks.find("<rhythmdb") != std::string_view::npos)
        return readRhythmbox(xml);
    if (looks.find("<plist") != std::string_view::npos)
        return readMusicXml(xml);
    return unknownKind();
}

Result<HistoryFile> readText(std::string_view bytes, const HistoryOptions& options)
{
    if (isPickle(bytes))
        return refused("This is Quod Libet's own file, a Python pickle: reading one can run programs, so it is never "
                       "opened. Let Quod Libet export its songs as CSV with the columns artist, title, album, "
                       "playcount, skipcount and lastplayed (quodlibet --print-query with --with-pattern), and give "
                       "that.");
    const std::string_view text = withoutMark(bytes);
    if (text.empty())
        return refused("The file is empty.");
    if (text.starts_with("#AUDIOSCROBBLER/"))
        return readScrobblerLog(text);
    if (text.starts_with('<'))
        return readXmlText(text);
    if (text.starts_with('{') || text.starts_with('['))
        return readJson(text);
    if (text.substr(0, looksBytes).find('\0') != std::string_view::npos)
        return unknownKind(); // not a text
    if (text.find_first_of(",;\t") == std::string_view::npos)
        return unknownKind();
    return readLastFmCsv(text, options);
}

Result<std::string> wholeText(const fs::path& file)
{
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed)
        return Error{ErrorCode::IoError, failed.message()};
    if (size > largestText)
        return refused("The file is too large to be a history.");
    std::ifstream stream(file, std::ios::binary);
    std::string text(size, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    if (stream.bad() || (text.empty() && size > 0))
        return Error{ErrorCode::IoError, "the file cannot be read"};
    return text;
}

Result<std::string> firstBytes(const fs::path& file)
{
    std::error_code failed;
    const auto status = fs::status(file, failed);
    if (status.type() == fs::file_type::not_found)
        return Error{ErrorCode::NotFound, file.native()};
    if (failed)
        return Error{ErrorCode::IoError, failed.message()};
    if (!fs::is_regular_file(status))
        return Error{ErrorCode::NotRegular, file.native()};
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{ErrorCode::Permission, file.native()};
    std::string bytes(16, '\0');
    stream.read(bytes.data(), 16);
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

Result<HistoryFile> readByLooks(const fs::path& file, const HistoryOptions& options)
{
    const auto looks = firstBytes(file);
    if (!looks)
        return looks.error();
    if (*looks == std::string_view("SQLite format 3\0", 16))
        return readDatabase(file);
    if (looks->starts_with("PK\x03\x04") || looks->starts_with("PK\x05\x06"))
        return readZip(file);
    const auto text = wholeText(file);
    return text ? readText(*text, options) : text.error();
}

} // namespace

Result<HistoryFile> readHistory(const fs::path& file, const HistoryOptions& options)
{
    try {
        return readByLooks(file, options);
    } catch (const DatabaseError& error) {
        return refused(std::string("The database cannot be read: ") + error.what() + '.');
    } catch (const std::bad_alloc&) {
        return refused("The file needs more memory than there is.");
    }
}

} // namespace tonekin
