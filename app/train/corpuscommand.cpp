// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "corpus/attributetriplets.h"
#include "corpus/corpus.h"
#include "corpus/probelabels.h"
#include "files/openregularfile.h"
#include "scan/foldercrawl.h"
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
    double level = MelFrontEnd::usualLevel;
};

struct FoundTrack {
    std::filesystem::path file;
    CorpusTrack track;
};

using LabelsByPath = std::map<std::string, SoundLabels>;

std::string firstPart(const std::string& path)
{
    return path.substr(0, path.find('/'));
}

struct MusicFolder {
    std::filesystem::path root;
    std::string name;
};

MusicFolder musicFolder(const std::string& folder)
{
    const std::filesystem::path root = std::filesystem::absolute(folder).lexically_normal();
    return {root, (root.has_filename() ? root : root.parent_path()).filename().string()};
}

/// Labels of the recordings in a folder of made music; their paths get `prefix` before them.
Status addLabels(const std::filesystem::path& folder, const std::string& prefix, LabelsByPath& labels)
{
    auto lines = readSoundLabels(folder / soundLabelsFile);
    if (!lines)
        return lines.error().code == ErrorCode::NotFound ? ok() : Status(lines.error());
    for (SoundLabels& line : *lines) {
        line.path = prefix + line.path;
        std::string path = line.path;
        labels.insert_or_assign(std::move(path), std::move(line));
    }
    return ok();
}

/// Labels that lie in the music folders or in the folders right below, under the paths that the tracks have.
Result<LabelsByPath> findLabels(const CorpusChoices& choices)
{
    LabelsByPath labels;
    for (const std::string& folder : choices.folders) {
        const auto [root, name] = musicFolder(folder);
        const std::string prefix = choices.folders.size() > 1 ? name + "/" : "";
        if (auto added = addLabels(root, prefix, labels); !added)
            return added.error();
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(root, ignored))
            if (entry.is_directory(ignored))
                if (auto added = addLabels(entry, prefix + entry.path().filename().string() + "/", labels); !added)
                    return added.error();
    }
    return labels;
}

/// Lines about recordings in the music folders go beside the corpus' list, under the paths that the tracks have.
template <typename Line>
Status takeLines(const CorpusChoices& choices, std::string_view file,
                 Result<std::vector<Line>> (*read)(const std::filesystem::path&),
                 Status (*write)(const std::filesystem::path&, const std::vector<Line>&),
                 std::initializer_list<std::string Line::*> paths)
{
    std::vector<Line> all;
    for (const std::string& folder : choices.folders) {
        const auto [root, name] = musicFolder(folder);
        auto lines = read(root / file);
        if (!lines && lines.error().code != ErrorCode::NotFound)
            return lines.error();
        if (!lines)
            continue;
        for (Line& line : *lines) {
            if (choices.folders.size() > 1)
                for (const auto path : paths)
                    line.*path = name + "/" + line.*path;
            all.push_back(std::move(line));
        }
    }
    return all.empty() ? ok() : write(std::filesystem::path(choices.out) / file, all);
}

Status takeProbeLabels(const CorpusChoices& choices)
{
    return takeLines<ProbeLabels>(choices, probeLabelsFile, readProbeLabels, writeProbeLabels, {&ProbeLabels::path});
}

Status takeTriplets(const CorpusChoices& choices)
{
    return takeLines<AttributeTriplet>(
        choices, attributeTripletsFile, readAttributeTriplets, writeAttributeTriplets,
        {&AttributeTriplet::work, &AttributeTriplet::anchor, &AttributeTriplet::near, &AttributeTriplet::far});
}

/// One folder: its own folders are the collections. Several: each is a collection.
Result<std::vector<FoundTrack>> findTracks(const CorpusChoices& choices, std::stop_token stop)
{
    std::vector<FoundTrack> found;
    for (const std::string& folder : choices.folders) {
        const MusicFolder music = musicFolder(folder);
        const auto add = [&](SeenFile&& seen) {
            if (!seen.regular)
                return;
            CorpusTrack track;
            track.path = choices.folders.size() > 1 ? music.name + "/" + seen.relativePath : seen.relativePath;
            track.collection = track.path.find('/') == std::string::npos ? music.name : firstPart(track.path);
            track.melFile = melFileName(track.path);
            found.push_back({music.root / seen.relativePath, std::move(track)});
        };
        const auto crawled = crawlFolder(music.root, {}, add, stop);
        if (!crawled)
            return crawled.error();
    }
    std::ranges::sort(found, {},
                      [](const FoundTrack& entry) { return std::tie(entry.track.collection, entry.track.path); });
    return found;
}

/// Decodes the tracks with several helpers at once. What an earlier run has made is kept, unless the labels say that
/// another recording has taken its place.
class CorpusMaker {
public:
    CorpusMaker(Corpus corpus, std::vector<FoundTrack> found, LabelsByPath labels, std::stop_token stop)
        : m_corpus(std::move(corpus))
        , m_found(std::move(found))
        , m_labels(std::move(labels))
        , m_stop(std::move(stop))
    {
        const auto earlier = readCorpus(m_corpus.folder);
        const auto earlierLabels = readCorpusLabels(m_corpus.folder);
        if (!earlier || !earlierLabels || earlier->frontEnd != m_corpus.frontEnd)
            return;
        for (const CorpusTrack& track : earlier->tracks)
            if (sameLabels(*earlierLabels, m_labels, track.path))
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
        const LabelsByPath kept = labelsOfCorpus();
        if (auto written = writeCorpusLabels(m_corpus.folder, kept); !written)
            return tellError(written.error());
        if (auto written = writeCorpus(m_corpus); !written)
            return tellError(written.error());
        std::cout << m_corpus.tracks.size() << " tracks in " << m_corpus.folder.string() << ", " << kept.size()
                  << " with exact labels, " << m_failed << " failed\n";
        if (m_stop.stop_requested())
            return ExitStatus::Interrupted;
        return m_failed > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
    }

private:
    static bool sameLabels(const LabelsByPath& one, const LabelsByPath& two, const std::string& path)
    {
        const auto first = one.find(path);
        const auto second = two.find(path);
        if (first == one.end() || second == two.end())
            return (first == one.end()) == (second == two.end());
        return first->second == second->second;
    }

    LabelsByPath labelsOfCorpus() const
    {
        LabelsByPath kept;
        for (const CorpusTrack& track : m_corpus.tracks)
            if (const auto known = m_labels.find(track.path); known != m_labels.end())
                kept.insert(*known);
        return kept;
    }

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
    LabelsByPath m_labels;
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
    auto labels = findLabels(choices);
    if (!labels)
        return tellError(labels.error());
    MelFrontEnd frontEnd;
    frontEnd.level = choices.level;
    CorpusMaker maker({choices.out, frontEnd, {}}, std::move(*found), std::move(*labels), std::move(stop));
    const ExitStatus made = maker.make(choices.jobs);
    for (const auto take : {takeProbeLabels, takeTriplets})
        if (auto taken = take(choices); !taken)
            return tellError(taken.error());
    return made;
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
    command->footer("Where a folder, or one right below it, has a labels.jsonl from tonekin-synth, the labels come "
                    "along; so do the questions of a folder of triplets.");
    command->add_option("--out", choices->out, "The corpus folder; what is there already is kept")->required();
    command->add_option("--jobs", choices->jobs, "Decoders at once")->capture_default_str()->check(CLI::Range(1, 256));
    command
        ->add_option("--level", choices->level,
                     "The mean power in all bands that every track is brought to; 0: tracks stay as loud as they are")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1000.0));
    command->callback([choices, &context] { context.status = runCorpus(*choices, context.stop); });
}

} // namespace tonekin
