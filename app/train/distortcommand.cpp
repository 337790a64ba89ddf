// SPDX-License-Identifier: GPL-3.0-or-later
#include "changedcopies.h"
#include "commands.h"

#include "corpus/changedcopy.h"
#include "corpus/corpus.h"
#include "files/openregularfile.h"
#include "synthesis/runprogram.h"
#include "worker/decoderprocess.h"
#include "worker/helperprograms.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace tonekin {
namespace {

/// Longer tracks are heard in windows spread over them, which would lie elsewhere in a faster copy.
constexpr double longestSeconds = 14.5 * 60.0;

struct DistortChoices {
    std::string music;
    std::string corpus;
    std::string out;
    std::string collections;
    std::string except;
    std::vector<std::string> only; // names of changes; empty: all
    int mostEach = 1'000'000;
    int jobs = 1;
};

/// The tracks of the corpus that shall be changed, at most so many a collection, spread over it. A collection that the
/// folder of music lacks was made from another one.
Result<std::vector<CorpusTrack>> chooseTracks(const DistortChoices& choices, const Corpus& corpus)
{
    std::set<std::string> wanted;
    std::set<std::string> unwanted;
    for (const auto& [file, names] :
         {std::pair(&choices.collections, &wanted), std::pair(&choices.except, &unwanted)}) {
        if (file->empty())
            continue;
        auto read = readCollectionNames(*file);
        if (!read)
            return read.error();
        *names = std::move(*read);
    }
    std::map<std::string, std::vector<CorpusTrack>> byCollection;
    for (const CorpusTrack& track : corpus.tracks)
        if ((choices.collections.empty() || wanted.contains(track.collection)) &&
            !unwanted.contains(track.collection) && track.seconds < longestSeconds)
            byCollection[track.collection].push_back(track);
    std::erase_if(byCollection, [&choices](const auto& entry) {
        return !std::filesystem::exists(std::filesystem::path(choices.music) / entry.first);
    });
    if (byCollection.empty())
        return Error{ErrorCode::NotFound, choices.music + " has none of the wanted collections of the corpus"};
    std::vector<CorpusTrack> chosen;
    for (const auto& [collection, tracks] : byCollection) {
        const std::size_t count = std::min(tracks.size(), static_cast<std::size_t>(choices.mostEach));
        for (std::size_t i = 0; i < count; ++i)
            chosen.push_back(tracks[i * tracks.size() / count]);
    }
    return chosen;
}

std::vector<AudioChange> chooseChanges(const std::vector<std::string>& only)
{
    std::vector<AudioChange> chosen;
    std::ranges::copy_if(audioChanges(), std::back_inserter(chosen), [&only](const AudioChange& change) {
        return only.empty() || std::ranges::find(only, change.name) != only.end();
    });
    return chosen;
}

/// Changes and decodes tracks with several workers at once. What an earlier run has made is kept.
class Distortion {
public:
    Distortion(const DistortChoices& choices, std::filesystem::path ffmpeg, Corpus made,
               std::vector<CorpusTrack> tracks, std::stop_token stop)
        : m_choices(choices)
        , m_changes(chooseChanges(choices.only))
        , m_ffmpeg(std::move(ffmpeg))
        , m_made(std::move(made))
        , m_tracks(std::move(tracks))
        , m_stop(std::move(stop))
    {
        for (const CorpusTrack& copy : m_made.tracks)
            m_earlier.insert(copy.path);
    }

    ExitStatus run()
    {
        std::error_code problem;
        std::filesystem::create_directories(m_made.folder / "mel", problem);
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < m_choices.jobs; ++i)
                workers.emplace_back([this] { work(); });
        }
        std::ranges::sort(m_made.tracks, {},
                          [](const CorpusTrack& track) { return std::tie(track.collection, track.path); });
        if (auto written = writeCorpus(m_made); !written)
            return tellError(written.error());
        std::cout << m_made.tracks.size() << " changed copies in " << m_choices.out << ", " << m_failed
                  << " tracks failed\n";
        if (m_stop.stop_requested())
            return ExitStatus::Interrupted;
        return m_failed > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
    }

private:
    void work()
    {
        DecoderProcess decoder(HelperPrograms::find().decoder, {});
        for (std::size_t i = m_next++; i < m_tracks.size() && !m_stop.stop_requested(); i = m_next++) {
            const auto done = change(decoder, m_tracks[i]);
            const std::scoped_lock lock(m_guard);
            if (done) {
                std::cerr << '[' + std::to_string(++m_done) + "/" + std::to_string(m_tracks.size()) + "] " +
                                 m_tracks[i].path + "\n";
                continue;
            }
            ++m_failed;
            std::cerr << "tonekin-train: " + m_tracks[i].path + ": " + done.error().detail + "\n";
        }
    }

    Status change(DecoderProcess& decoder, const CorpusTrack& track)
    {
        if (std::ranges::all_of(m_changes, [&](const AudioChange& change) {
                return m_earlier.contains(changedCopyOf(track, change.name).path);
            }))
            return ok();
        const auto folder = PrivateFolder::create(std::filesystem::temp_directory_path());
        if (!folder)
            return folder.error();
        const auto file = std::filesystem::absolute(m_choices.music) / track.path;
        if (auto copied = makeChangedCopies(m_ffmpeg, file, track.seconds, m_changes, folder->path()); !copied)
            return copied;
        for (const AudioChange& change : m_changes)
            if (auto kept = keep(decoder, track, change, folder->path() / (change.name + change.ending)); !kept)
                return kept;
        return ok();
    }

    Status keep(DecoderProcess& decoder, const CorpusTrack& track, const AudioChange& change,
                const std::filesystem::path& file)
    {
        CorpusTrack copy = changedCopyOf(track, change.name);
        if (m_earlier.contains(copy.path))
            return ok();
        const auto descriptor = openRegularFile(file);
        if (!descriptor)
            return descriptor.error();
        const auto decoded = decoder.decode(descriptor->get(), m_made.frontEnd, m_stop);
        if (!decoded)
            return decoded.error();
        if (decoded->mel.frames() == 0)
            return Error{ErrorCode::TooShort, change.name + ": no frame"};
        if (auto saved = saveMel(m_made.folder / copy.melFile, decoded->mel); !saved)
            return saved;
        copy.seconds = decoded->audio.analysedSeconds;
        const std::scoped_lock lock(m_guard);
        m_made.tracks.push_back(std::move(copy));
        return ok();
    }

    const DistortChoices& m_choices;
    std::vector<AudioChange> m_changes;
    std::filesystem::path m_ffmpeg;
    Corpus m_made;
    std::vector<CorpusTrack> m_tracks;
    std::stop_token m_stop;
    std::set<std::string> m_earlier;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_guard; // m_made.tracks and what follows
    int m_done = 0;
    int m_failed = 0;
};

ExitStatus runDistort(const DistortChoices& choices, std::stop_token stop)
{
    const auto ffmpeg = findProgram("ffmpeg");
    if (ffmpeg.empty())
        return tellError({ErrorCode::NotFound, "the ffmpeg program is not installed"});
    const auto corpus = readCorpus(choices.corpus);
    if (!corpus)
        return tellError(corpus.error());
    auto tracks = chooseTracks(choices, *corpus);
    if (!tracks)
        return tellError(tracks.error());
    Corpus made{choices.out, corpus->frontEnd, {}};
    if (auto earlier = readCorpus(choices.out)) {
        if (!(earlier->frontEnd == corpus->frontEnd))
            return tellError({ErrorCode::InvalidArgument, choices.out + " holds a corpus of another front end"});
        made.tracks = std::move(earlier->tracks);
    }
    return Distortion(choices, ffmpeg, std::move(made), std::move(*tracks), std::move(stop)).run();
}

} // namespace

void addDistortCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<DistortChoices>();
    CLI::App* command = app.add_subcommand(
        "distort", "Re-encode, resample, mix and speed up tracks of a corpus, to measure what a network makes of it");
    command->add_option("MUSIC", choices->music, "The folder that the corpus was made from")->required();
    command->add_option("--corpus", choices->corpus, "The corpus of the originals")->required();
    command->add_option("--out", choices->out, "The corpus of the changed copies; what is there already is kept")
        ->required();
    command->add_option("--collections", choices->collections, "File with the only collections to take, one a line");
    command->add_option("--except", choices->except, "File with collections not to take, one a line");
    std::vector<std::string> names;
    std::ranges::transform(audioChanges(), std::back_inserter(names), &AudioChange::name);
    command->add_option("--only", choices->only, "The only changes to make")->check(CLI::IsMember(names));
    command->add_option("--most-each", choices->mostEach, "Tracks of a collection, spread over it")
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--jobs", choices->jobs, "Tracks at once")->capture_default_str()->check(CLI::Range(1, 256));
    command->callback([choices, &context] { context.status = runDistort(*choices, context.stop); });
}

} // namespace tonekin
