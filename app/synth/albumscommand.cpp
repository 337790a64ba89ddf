// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "synthesis/albums.h"
#include "synthesis/corpusfolder.h"

#include <CLI/CLI.hpp>

#include <atomic>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace tonekin {
namespace {

constexpr double hoursAnAlbum = 0.5; // only told apart by it: another number of albums is another folder

struct AlbumChoices {
    std::string out;
    int albums = 40;
    std::uint64_t seed = 13;
    int jobs = 1;
    ArrangementPlaces places;
};

/// Fills a folder with several threads, an album each at a time.
class AlbumRendering {
public:
    AlbumRendering(const AlbumChoices& choices, CorpusFolder folder, std::stop_token stop)
        : m_choices(choices)
        , m_folder(std::move(folder))
        , m_stop(std::move(stop))
    {
    }

    Status run(std::vector<RecordingMaker> makers)
    {
        {
            std::vector<std::jthread> workers;
            workers.reserve(makers.size());
            for (RecordingMaker& maker : makers)
                workers.emplace_back([this, &maker] { work(maker); });
        }
        if (Status finished = m_folder.finish(); !finished)
            return finished;
        std::cout << m_folder.count() << " tracks in " << m_choices.out << '\n';
        if (m_broken)
            return *m_broken;
        return m_stop.stop_requested() ? Status(Error{ErrorCode::Cancelled, "stopped; the same command goes on"})
                                       : ok();
    }

private:
    void work(RecordingMaker& maker)
    {
        for (int number = m_next++; number < m_choices.albums; number = m_next++) {
            const PlannedAlbum album = planAlbum(m_choices.seed, number);
            for (std::size_t place = 0; place < album.tracks.size(); ++place) {
                if (m_stop.stop_requested() || m_ended)
                    return;
                if (!m_folder.has(album.tracks[place].path))
                    tell(make(maker, album, place));
            }
            const std::scoped_lock lock(m_output);
            std::cerr << '[' + std::to_string(++m_made) + "/" + std::to_string(m_choices.albums) + "] albums\n";
        }
    }

    Status make(RecordingMaker& maker, const PlannedAlbum& album, std::size_t place)
    {
        const auto recording = makeAlbumTrack(maker, m_choices.seed, album, place);
        if (!recording)
            return recording.error();
        const auto file = encodeAudio(recording->samples, AudioFormat::Flac, 0, album.tracks[place].texts);
        return file ? m_folder.add(recording->labels, *file) : Status(file.error());
    }

    void tell(const Status& made)
    {
        if (made)
            return;
        const std::scoped_lock lock(m_output);
        m_broken = made.error();
        m_ended = true;
    }

    const AlbumChoices& m_choices;
    CorpusFolder m_folder;
    std::stop_token m_stop;
    std::atomic<int> m_next{0};
    std::atomic<bool> m_ended{false};
    std::mutex m_output; // guards what follows
    std::optional<Error> m_broken;
    int m_made = 0;
};

Status runAlbums(const AlbumChoices& choices, std::stop_token stop)
{
    std::vector<RecordingMaker> makers;
    for (int i = 0; i < choices.jobs; ++i) {
        auto maker = RecordingMaker::open(choices.places, choices.seed);
        if (!maker)
            return maker.error();
        makers.push_back(std::move(*maker));
    }
    auto folder = CorpusFolder::open(choices.out, choices.seed, choices.albums * hoursAnAlbum);
    if (!folder)
        return folder.error();
    AlbumRendering rendering(choices, std::move(*folder), std::move(stop));
    return rendering.run(std::move(makers));
}

} // namespace

void addAlbumsCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<AlbumChoices>();
    CLI::App* command = app.add_subcommand(
        "albums", "Make albums with intros, outros, interludes, skits and ambience, to find these and to measure it");
    command->add_option("--out", choices->out, "The folder; an interrupted run goes on in it")->required();
    command->add_option("--albums", choices->albums, "Albums, about ten tracks each")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    command->add_option("--seed", choices->seed, "The same seed makes the same albums")->capture_default_str();
    command->add_option("--jobs", choices->jobs, "Albums at once")->capture_default_str()->check(CLI::Range(1, 256));
    command->add_option("--soundfonts", choices->places.soundFonts, "The folder of soundfonts")->capture_default_str();
    command->add_option("--grooves", choices->places.grooves, "The folder of MMA's grooves")->capture_default_str();
    command->callback([choices, &context] {
        const Status done = runAlbums(*choices, context.stop);
        context.status = done ? ExitStatus::Done : tellError(done.error());
    });
}

} // namespace tonekin
