// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "history/formats.h"
#include "history/playhistory.h"
#include "history/readhistory.h"

#include <cmath>
#include <utility>

using namespace tonekin;

namespace {

HistoryFile readAs(unsigned kind, std::string_view text)
{
    switch (kind % 7) {
    case 0:
        return readRhythmbox(text);
    case 1:
        return readMusicXml(text);
    case 2:
        return readScrobblerLog(text);
    case 3:
        return readListenBrainzJson(text);
    case 4:
        return readSpotifyJson(text);
    case 5:
        return readScrobblesJson(text);
    default: {
        auto read = readLastFmCsv(text, {});
        return read ? std::move(*read) : HistoryFile{};
    }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const HistoryFile history = readAs(data[0], test::textOf({data + 1, size - 1}));
    for (const HistoryEntry& entry : history.entries) {
        test::expect(entry.plays >= 0 && entry.skips >= 0 && entry.lastPlayed >= 0, "nothing is counted below 0");
        test::expect(!entry.seconds || std::isfinite(*entry.seconds), "lengths are numbers");
        test::expect(!entry.rating || (*entry.rating >= 0.0 && *entry.rating <= 1.0), "ratings are from 0 to 1");
        test::expect(entry.path.find('\0') == std::string::npos, "no path holds NUL");
    }
    test::expect(std::cmp_less_equal(history.refused.size(), history.refusedCount), "what is refused is counted");
    return 0;
}
