// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/csvcolumns.h"
#include "history/csvrows.h"
#include "history/formats.h"
#include "history/historybuilder.h"

namespace tonekin {

namespace {

std::string fieldOf(const std::vector<std::string>& fields, std::optional<std::size_t> column)
{
    return column && *column < fields.size() ? fields[*column] : std::string();
}

/// A count of a table of counts; where there is none, a row is one play.
std::optional<std::int64_t> countOf(const std::vector<std::string>& fields, std::optional<std::size_t> column,
                                    std::int64_t otherwise)
{
    if (!column)
        return otherwise;
    const auto number = readNumber(fieldOf(fields, column));
    if (!number || *number < 0.0 || *number > 1e12)
        return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

/// Empty when added, otherwise why not.
std::string add(HistoryBuilder& builder, const std::vector<std::string>& fields, const CsvColumns& columns,
                HistoryPlace place)
{
    HistoryEntry entry;
    entry.artist = fieldOf(fields, columns.artist);
    entry.title = fieldOf(fields, columns.title);
    entry.album = fieldOf(fields, columns.album);
    entry.recordingId = fieldOf(fields, columns.recordingId);
    entry.seconds = readNumber(fieldOf(fields, columns.seconds));
    entry.rating = readNumber(fieldOf(fields, columns.rating));
    const auto plays = countOf(fields, columns.plays, 1);
    const auto skips = countOf(fields, columns.skips, 0);
    if (!plays || !skips)
        return "a count is no such number";
    entry.plays = *plays;
    entry.skips = *skips;
    const std::string date = fieldOf(fields, columns.date);
    const auto time = readTime(date);
    if (columns.date && !columns.plays && !time)
        return date.empty() ? "it has no time: it was being played" : "the time cannot be read";
    entry.lastPlayed = time.value_or(0);
    builder.add(std::move(entry), place);
    return {};
}

Result<CsvColumns> columnsOf(std::string_view csv, char separator, const HistoryOptions& options)
{
    if (options.columns.empty())
        return columnsByContent(csv, separator);
    const CsvColumns columns = columnsByName(options.columns);
    if (!columns.areEnough())
        return Error{ErrorCode::InvalidArgument, "Among the columns must be an artist and a title."};
    return columns;
}

} // namespace

Result<HistoryFile> readLastFmCsv(std::string_view csv, const HistoryOptions& options)
{
    const char separator = separatorOf(csv);
    const auto columns = columnsOf(csv, separator, options);
    if (!columns)
        return columns.error();
    HistoryBuilder builder(HistoryKind::LastFm);
    CsvRows rows(csv, separator);
    for (bool isFirst = true; rows.next(); isFirst = false) {
        if (isFirst && columns->hasHeader)
            continue;
        const HistoryPlace place{{}, rows.line()};
        std::string flaw = rows.flaw();
        if (flaw.empty())
            flaw = add(builder, rows.fields(), *columns, place);
        if (!flaw.empty())
            builder.refuse(place, std::move(flaw));
    }
    return builder.take();
}

} // namespace tonekin
