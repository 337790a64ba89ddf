// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "scan/foldercrawl.h"
#include "corpus/corpus.h"
#include "worker/decoderprocess.h"
#include "worker/helperprograms.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace tonekin {
namespace {

struct CorpusChoices {
    std::vector<std::string> folders;
    std::string out;
    int jobs = 1;
};

struct FoundTrack {
    std::filesystem::path file;
    CorpusTrack track;
};

std::string firstPart(const std::string& path)
{
    return path.substr(0, path.find('/'));
}

/// One folder: its own folders are the collections. Several: each is a collection.
Result<std::vector<FoundTrack>> findTracks(const CorpusChoices& choices, std::stop_token stop)
{
    std::vector<FoundTrack> found;
    for (const std::string& folder : choices.folders) {
        const std::filesystem::path root = std::filesystem::absolute(folder).lexically_normal();
        const std::string name = (root.has_filename() ? root : root.parent_path()).filename().string();
        const auto add = [&](SeenFile&& seen) {
            if (!seen.regular)
                return;
            CorpusTrack track;
            track.path = choices.folders.size() > 1 ? name + "/" + seen.relativePath : seen.relativePath;
            track.collection = track.path.find('/') == std::string::npos ? name : firstPart(track.path);
            track.melFile = melFileName(track.path);
            found.push_back({root / seen.relativePath, std::move(track)});
        };
        const auto crawled = crawlFolder(root, {}, add, stop);
        if (!crawled)
            return crawled.error();
    }
    std::ranges::sort(found, {},
                      [](const FoundTrack& entry) { return std::tie(entry.track.collection, entry.track.path); });
    return found;
}

/// Decodes the tracks with several helpers at once. What an earlier run has made is kept.
class CorpusMaker {
public:
    CorpusMaker(Corpus corpus, std::vector<FoundTrack> found, std::stop_token stop)
        : m_corpus(std::move(corpus))
        , m_found(std::move(found))
        , m_stop(std::move(stop))
    {
        if (const auto earlier = readCorpus(m_corpus.folder); earlier && earlier->frontEnd == m_corpus.frontEnd)
            for (const CorpusTrack& track : earlier->tracks)
                m_earlier.emplace(track.path, track);
    }

    ExitStatus make(int jobs)
    {
        std::filesystem::create_directories(m_corpus.folder / "mel");
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < std::max(1, jobs); ++i)
                workers.emplace_back([this] { work(); });
        }
        for (const FoundTrack& entry : m_found)
            if (entry.track.seconds > 0.0)
                m_corpus.tracks.push_back(entry.track);
        if (auto written = writeCorpus(m_corpus); !written)
            return tellError(written.error());
        std::cout << m_corpus.tracks.size() << " tracks in " << m_corpus.folder.string() << ", " << m_failed
                  << " failed\n";
        if (m_stop.stop_requested())
            return ExitStatus::Interrupted;
        return m_failed > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
    }

private:
    void work()
    {
        DecoderProcess decoder(HelperPrograms::find().decoder, {});
        for (std::size_t i = m_next++; i < m_found.size() && !m_stop.stop_requested(); i = m_next++)
            make(decoder, m_found[i]);
    }

    bool takeEarlier(CorpusTrack& track) const
    {
        const auto earlier = m_earlier.find(track.path);
        std::error_code ignored;
        if (earlier == m_earlier.end() || !std::filesystem::exists(m_corpus.folder / track.melFile, ignored))
            return false;
        track = earlier->second;
        return true;
    }

    void make(DecoderProcess& decoder, FoundTrack& entry)
    {
        if (takeEarlier(entry.track))
            return;
        auto decoded = decode(decoder, entry.file);
        Status saved = decoded ? saveMel(m_corpus.folder / entry.track.melFile, decoded->mel) : decoded.error();
        const std::scoped_lock lock(m_output);
        if (!saved) {
            ++m_failed;
            std::cerr << "tonekin-train: " << entry.track.path << ": " << errorName(saved.error().code) << ' '
                      << saved.error().detail << '\n';
            return;
        }
        entry.track.title = decoded->tags.title;
        entry.track.artist = decoded->tags.artist;
        entry.track.album = decoded->tags.album;
        entry.track.seconds = decoded->audio.analysedSeconds;
        std::cerr << '[' << ++m_made << '/' << m_found.size() << "] " << entry.track.path << '\n';
    }

    Result<DecodedTrack> decode(DecoderProcess& decoder, const std::filesystem::path& file)
    {
        const auto descriptor = openRegularFile(file);
        if (!descriptor)
            return descriptor.error();
        auto decoded = decoder.decode(descriptor->get(), m_corpus.frontEnd, m_stop);
        if (decoded && decoded->mel.frames() == 0)
            return Error{ErrorCode::TooShort, "no frame"};
        return decoded;
    }

    Corpus m_corpus;
    std::vector<FoundTrack> m_found;
    std::stop_token m_stop;
    std::map<std::string, CorpusTrack> m_earlier;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_output;
    int m_made = 0;
    int m_failed = 0;
};

ExitStatus runCorpus(const CorpusChoices& choices, std::stop_token stop)
{
    auto found = findTracks(choices, stop);
    if (!found)
        return tellError(found.error());
    CorpusMaker maker({choices.out, MelFrontEnd{}, {}}, std::move(*found), std::move(stop));
    return maker.make(choices.jobs);
}

} // namespace

void addCorpusCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<CorpusChoices>();
    CLI::App* command = app.add_subcommand("corpus", "Decode music into a folder of spectrograms");
    command
        ->add_option("FOLDER", choices->folders,
                     "Music. One folder: each folder in it is a collection. Several: each is a collection")
        ->required();
    command->add_option("--out", choices->out, "The corpus folder; what is there already is kept")->required();
    command->add_option("--jobs", choices->jobs, "Decoders at once")->capture_default_str()->check(CLI::Range(1, 256));
    command->callback([choices, &context] { context.status = runCorpus(*choices, context.stop); });
}

} // namespace tonekin
