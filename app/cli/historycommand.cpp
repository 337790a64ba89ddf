// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "commandline.h"
#include "errorwords.h"
#include "history/matching.h"
#include "history/readhistory.h"
#include "library/playstore.h"
#include "library/scanlock.h"
#include "library/trackstore.h"
#include "textoutput.h"

#include <chrono>
#include <iostream>
#include <map>
#include <memory>

namespace tonekin::cli {

namespace {

struct HistoryArguments {
    std::filesystem::path file;
    std::string source; // empty: named after its kind
    std::vector<std::string> columns;
};

/// A history and what became of it.
struct Import {
    HistoryFile history;
    std::vector<HistoryMatch> matches;
    std::vector<TrackPlays> plays;
    std::string source;
};

constexpr std::size_t mostLinesForPeople = 20;

std::vector<LibraryTrack> tracksOf(const AskedLibrary& opened, const std::vector<TrackRow>& rows)
{
    std::vector<LibraryTrack> tracks;
    tracks.reserve(rows.size());
    for (const TrackRow& row : rows)
        tracks.push_back({row.id, row.tags.musicBrainzRecordingId, row.tags.artist, row.tags.albumArtist,
                          row.tags.title, row.tags.album, row.audio.durationSeconds, opened.pathOf(row.id)});
    return tracks;
}

Result<Import> match(const GeneralOptions& general, const HistoryArguments& arguments)
{
    const auto opened = AskedLibrary::open(general);
    if (!opened)
        return opened.error();
    const auto rows = opened->library().tracks().all();
    if (!rows)
        return rows.error();
    auto history = readHistory(arguments.file, {arguments.columns});
    if (!history)
        return history.error();
    Import import;
    import.history = std::move(*history);
    import.matches = matchHistory(import.history.entries, tracksOf(*opened, *rows));
    import.plays = playsOfTracks(import.history.entries, import.matches);
    import.source = arguments.source.empty() ? std::string(nameOf(import.history.kind)) : arguments.source;
    return import;
}

Status save(const GeneralOptions& general, const Import& import)
{
    const auto lock = ScanLock::take(general.library);
    if (!lock)
        return lock.error();
    auto library = Library::open(general.library, Library::Access::ReadWrite);
    if (!library)
        return library.error();
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return library->plays().save(import.source, import.plays,
                                 std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

/// How many entries were matched by what, and not matched why, by their stable names.
struct Outcome {
    std::map<std::string_view, std::int64_t> matched{{"recording_id", 0}, {"name", 0}, {"path", 0}};
    std::map<std::string_view, std::int64_t> notMatched;
    std::int64_t notMatchedCount = 0;
};

Outcome outcomeOf(const Import& import)
{
    Outcome outcome;
    for (const HistoryMatch& match : import.matches) {
        if (match.track) {
            ++outcome.matched[nameOf(match.by)];
        } else {
            ++outcome.notMatched[nameOf(match.why)];
            ++outcome.notMatchedCount;
        }
    }
    return outcome;
}

std::string_view wordsFor(NotMatched why)
{
    switch (why) {
    case NotMatched::NoSuchArtist:
        return "no such artist in the library";
    case NotMatched::NoSuchTitle:
        return "no such title by this artist";
    case NotMatched::LengthDiffers:
        return "the length is another";
    case NotMatched::SeveralCandidates:
        return "several tracks fit";
    case NotMatched::NoSuchPlace:
        return "no track has this place or recording";
    }
    return "not found";
}

std::string nameOfEntry(const HistoryEntry& entry)
{
    if (!entry.artist.empty() || !entry.title.empty())
        return entry.artist + " - " + entry.title;
    return entry.path.empty() ? entry.recordingId : entry.path;
}

std::string placeOf(const RefusedLine& line)
{
    std::string place = line.part;
    if (line.number > 0)
        place += (place.empty() ? "" : ", ") + std::to_string(line.number);
    return place;
}

void printNotMatched(const Import& import, std::int64_t count)
{
    std::size_t printed = 0;
    for (std::size_t i = 0; i < import.matches.size() && printed < mostLinesForPeople; ++i) {
        if (import.matches[i].track)
            continue;
        std::cout << "  " << plainText(nameOfEntry(import.history.entries[i])) << ": "
                  << wordsFor(import.matches[i].why) << '\n';
        ++printed;
    }
    if (static_cast<std::size_t>(count) > printed)
        std::cout << "  and " << static_cast<std::size_t>(count) - printed << " more; --json lists all\n";
}

void printRefused(const HistoryFile& history)
{
    std::size_t printed = 0;
    for (const RefusedLine& line : history.refused) {
        if (printed++ >= mostLinesForPeople)
            break;
        std::cout << "  " << plainText(placeOf(line)) << ": " << plainText(line.reason) << '\n';
    }
}

void printForPeople(const Import& import)
{
    const Outcome outcome = outcomeOf(import);
    std::cout << "Kind:             " << nameOf(import.history.kind) << '\n'
              << "Source:           " << plainText(import.source) << '\n'
              << "Recordings:       " << import.history.entries.size() << '\n'
              << "Matched by id:    " << outcome.matched.at("recording_id") << '\n'
              << "Matched by name:  " << outcome.matched.at("name") << '\n'
              << "Matched by path:  " << outcome.matched.at("path") << '\n'
              << "Tracks with plays kept: " << import.plays.size() << '\n'
              << "Not matched:      " << outcome.notMatchedCount << '\n';
    printNotMatched(import, outcome.notMatchedCount);
    std::cout << "Refused lines:    " << import.history.refusedCount << '\n';
    printRefused(import.history);
}

nlohmann::ordered_json jsonOf(const Import& import)
{
    const Outcome outcome = outcomeOf(import);
    auto notMatched = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < import.matches.size(); ++i) {
        const HistoryEntry& entry = import.history.entries[i];
        if (!import.matches[i].track)
            notMatched.push_back({{"artist", entry.artist},
                                  {"title", entry.title},
                                  {"album", entry.album},
                                  {"path", entry.path},
                                  {"plays", entry.plays},
                                  {"reason", nameOf(import.matches[i].why)}});
    }
    auto refused = nlohmann::ordered_json::array();
    for (const RefusedLine& line : import.history.refused)
        refused.push_back({{"part", line.part}, {"number", line.number}, {"reason", line.reason}});
    return {{"kind", nameOf(import.history.kind)},
            {"source", import.source},
            {"entries", import.history.entries.size()},
            {"matchedByRecordingId", outcome.matched.at("recording_id")},
            {"matchedByName", outcome.matched.at("name")},
            {"matchedByPath", outcome.matched.at("path")},
            {"tracks", import.plays.size()},
            {"notMatchedCount", outcome.notMatchedCount},
            {"notMatched", notMatched},
            {"ignored", import.history.ignoredCount},
            {"refusedCount", import.history.refusedCount},
            {"refused", refused}};
}

int importHistory(const GeneralOptions& general, const HistoryArguments& arguments)
{
    if (arguments.source == ownPlays)
        return complainOfUsage("'tonekin' is the source of what Tonekin itself played; choose another name");
    const auto import = match(general, arguments);
    if (!import)
        return complain(import.error());
    // A file in which nothing is known must not take away what was known before.
    if (!import->plays.empty()) {
        if (const auto saved = save(general, *import); !saved)
            return complain(saved.error());
    }
    if (general.json)
        printJson(jsonOf(*import));
    else if (!general.quiet)
        printForPeople(*import);
    return done;
}

std::string dayOf(std::int64_t seconds)
{
    const std::chrono::sys_days day(
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
    const std::chrono::year_month_day date(day);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

int printSources(const GeneralOptions& general)
{
    const auto library = openForReading(general);
    if (!library)
        return complain(library.error());
    const auto sources = library->plays().sources();
    if (!sources)
        return complain(sources.error());
    if (general.json) {
        auto list = nlohmann::ordered_json::array();
        for (const PlaySource& source : *sources)
            list.push_back({{"source", source.name},
                            {"tracks", source.tracks},
                            {"plays", source.plays},
                            {"imported", source.imported}});
        printJson(list);
        return done;
    }
    for (const PlaySource& source : *sources)
        std::cout << plainText(source.name) << ": " << source.plays << " plays of " << source.tracks
                  << " tracks, imported on " << dayOf(source.imported) << '\n';
    if (sources->empty())
        std::cout << "No plays were imported yet; 'tonekin-cli history import FILE' does it.\n";
    return done;
}

} // namespace

void addHistoryCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("history", "Take over what other programs know of your plays");
    command->require_subcommand(1);
    const auto arguments = std::make_shared<HistoryArguments>();
    CLI::App* const import =
        command->add_subcommand("import", "Read plays from a player's database or a service's export");
    import->add_option("file", arguments->file, "What to read; its kind shows in its content")
        ->required()
        ->type_name("FILE");
    import->add_option("--as", arguments->source, "Name of the source, in whose place a later import comes")
        ->type_name("NAME");
    import->add_option("--columns", arguments->columns, "Columns of a table without header: artist,album,title,date")
        ->delimiter(',')
        ->type_name("NAMES");
    import->callback([&, arguments] { exitStatus = importHistory(general, *arguments);
});
CLI::App* const status = command->add_subcommand("status", "List where plays came from, how many and when");
status->callback([&] { exitStatus = printSources(general); });
} // namespace tonekin::cli

} // namespace tonekin::cli
