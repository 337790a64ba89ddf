// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/csvcolumns.h"

#include "base/foldtext.h"
#include "history/csvrows.h"
#include "history/historybuilder.h"

#include <algorithm>
#include <set>

namespace tonekin {

namespace {

constexpr std::size_t rowsToLookAt = 2000;

struct ColumnName {
    std::string_view name;
    std::optional<std::size_t> CsvColumns::*column;
};

// As exporters call them. lastfmstats adds the user to the date: "Date#name".
constexpr ColumnName knownNames[]{
    {"artist", &CsvColumns::artist},
    {"artist_name", &CsvColumns::artist},
    {"artistname", &CsvColumns::artist},
    {"track", &CsvColumns::title},
    {"title", &CsvColumns::title},
    {"track_name", &CsvColumns::title},
    {"trackname", &CsvColumns::title},
    {"song", &CsvColumns::title},
    {"name", &CsvColumns::title},
    {"album", &CsvColumns::album},
    {"album_name", &CsvColumns::album},
    {"date", &CsvColumns::date},
    {"uts", &CsvColumns::date},
    {"time", &CsvColumns::date},
    {"timestamp", &CsvColumns::date},
    {"utc_time", &CsvColumns::date},
    {"datetime", &CsvColumns::date},
    {"played_at", &CsvColumns::date},
    {"lastplayed", &CsvColumns::date},
    {"last_played", &CsvColumns::date},
    {"plays", &CsvColumns::plays},
    {"playcount", &CsvColumns::plays},
    {"play_count", &CsvColumns::plays},
    {"play count", &CsvColumns::plays},
    {"skips", &CsvColumns::skips},
    {"skipcount", &CsvColumns::skips},
    {"seconds", &CsvColumns::seconds},
    {"length", &CsvColumns::seconds},
    {"duration", &CsvColumns::seconds},
    {"rating", &CsvColumns::rating},
    {"mbid", &CsvColumns::recordingId},
    {"track_mbid", &CsvColumns::recordingId},
    {"trackmbid", &CsvColumns::recordingId},
    {"recording_mbid", &CsvColumns::recordingId},
};

/// What the rows hold in one column.
struct ColumnContent {
    std::size_t rows = 0;
    std::size_t dates = 0;
    std::size_t numbers = 0;
    std::size_t empty = 0;
    std::set<std::string> different;

    bool isDate() const { return rows > 0 && (dates + empty) * 10 >= rows * 9 && dates * 2 > rows; }
    bool isText() const { return !isDate() && numbers * 2 < rows; }
};

void look(ColumnContent& content, const std::string& field)
{
    constexpr std::int64_t earliest = 946'684'800; // 2000: a smaller number is a count or a length
    ++content.rows;
    const auto time = readTime(field);
    content.dates += time && *time >= earliest;
    content.numbers += readNumber(field).has_value();
    content.empty += field.empty();
    content.different.insert(field);
}

std::vector<ColumnContent> contentOf(std::string_view csv, char separator)
{
    std::vector<ColumnContent> contents;
    CsvRows rows(csv, separator);
    for (std::size_t seen = 0; seen < rowsToLookAt && rows.next();) {
        if (!rows.flaw().empty())
            continue;
        if (contents.empty())
            contents.resize(rows.fields().size());
        if (rows.fields().size() != contents.size())
            continue;
        ++seen;
        for (std::size_t i = 0; i < contents.size(); ++i)
            look(contents[i], rows.fields()[i]);
    }
    return contents;
}

Error inDoubt()
{
    return {ErrorCode::InvalidArgument,
            "It is not clear which column of the table is the artist, the title and the album. Name the columns in "
            "their order, for example artist,album,title,date; '-' for one without use."};
}

/// Which of the two is the album; -1 in doubt.
int albumOf(const ColumnContent& one, const ColumnContent& other)
{
    if (one.empty != other.empty)
        return one.empty > other.empty ? 0 : 1;
    if (one.different.size() != other.different.size())
        return one.different.size() < other.different.size() ? 0 : 1;
    return -1;
}

} // namespace

CsvColumns columnsByName(const std::vector<std::string>& names)
{
    CsvColumns columns;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string name = foldText(names[i]);
        name.erase(std::min(name.find('#'), name.size()));
        const auto known = std::ranges::find(knownNames, std::string_view(name), &ColumnName::name);
        if (known == std::end(knownNames))
            continue;
        auto& column = columns.*(known->column);
        if (!column)
            column = i;
    }
    return columns;
}

Result<CsvColumns> columnsByContent(std::string_view csv, char separator)
{
    CsvRows first(csv, separator);
    if (first.next() && first.flaw().empty()) {
        CsvColumns named = columnsByName(first.fields());
        named.hasHeader = true;
        if (named.areEnough())
            return named;
    }
    const auto contents = contentOf(csv, separator);
    CsvColumns columns;
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        if (contents[i].isDate() && !columns.date)
            columns.date = i;
        else if (contents[i].isText())
            texts.push_back(i);
    }
    if (!columns.date || texts.size() < 2 || texts.size() > 3)
        return inDoubt();
    columns.artist = texts[0];
    if (texts.size() == 2) {
        columns.title = texts[1];
        return columns;
    }
    const int album = albumOf(contents[texts[1]], contents[texts[2]]);
    if (album < 0)
        return inDoubt();
    columns.album = texts[album == 0 ? 1 : 2];
    columns.title = texts[album == 0 ? 2 : 1];
    return columns;
}

} // namespace tonekin
