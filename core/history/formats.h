// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "history/readhistory.h"

#include <string_view>

namespace tonekin {

class Database;
class ZipReader;

/// One function a format; which one it is has been decided. They give what was readable; errors only where that is
/// nothing at all.

// Databases: throw DatabaseError where a table cannot be read to its end.
HistoryFile readSongsTable(const Database& database, HistoryKind kind); // Strawberry and Clementine
HistoryFile readAmarok(const Database& database);
HistoryFile readMpdStickers(const Database& database);

// Whole texts in memory
HistoryFile readRhythmbox(std::string_view xml);
HistoryFile readMusicXml(std::string_view xml);
HistoryFile readScrobblerLog(std::string_view text);
HistoryFile readListenBrainzJson(std::string_view json); // a list, or a listen a line
HistoryFile readSpotifyJson(std::string_view json);
/// Maloja's export or that of lastfmstats, which is built alike.
HistoryFile readScrobblesJson(std::string_view json);
/// Errors: InvalidArgument when the columns cannot be told apart.
Result<HistoryFile> readLastFmCsv(std::string_view csv, const HistoryOptions& options);

// Zips
HistoryFile readListenBrainzZip(ZipReader& zip);
HistoryFile readSpotifyZip(ZipReader& zip);

} // namespace tonekin
