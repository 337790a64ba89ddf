// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "history/playhistory.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

struct HistoryOptions {
    /// For a table of plays without a header whose columns cannot be told apart: "artist", "title", "album", "date",
    /// "plays", "seconds", "mbid" or, for a column without use, "-". Empty: by header and content.
    std::vector<std::string> columns;
};

/// Reads what another program or service knows of a person's plays: the databases of Strawberry, Clementine and Amarok,
/// MPD's stickers, Rhythmbox's and iTunes' XML, exports of ListenBrainz, Last.fm (CSV, JSON), Spotify and Maloja, the
/// log of a portable player. What kind a file is shows in its content. The file is only read: a database in use is
/// copied to a private folder first. Blocks; any thread. A line, row or item that makes no sense is refused by itself
/// and the rest is read.
///
/// Errors, with a sentence for the user: NotFound, NotRegular, Permission, IoError, InvalidArgument (none of these
/// kinds, too large, damaged from its beginning; columns in doubt; Quod Libet's pickle, which is never opened).
Result<HistoryFile> readHistory(const std::filesystem::path& file, const HistoryOptions& options = {});

} // namespace tonekin
