// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fakemusic.h"

#include "files/openregularfile.h"
#include "library/trackstore.h"

#include <array>
#include <cmath>
#include <fstream>
#include <unistd.h>

namespace tonekin::test {

namespace {

std::string contentOf(int descriptor)
{
    std::array<char, 4096> bytes{};
    const auto got = pread(descriptor, bytes.data(), bytes.size(), 0);
    return {bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

ProbedTrack probedFrom(const std::string& content)
{
    ProbedTrack probed;
    const auto bar = content.find('|');
    const std::string sound = content.substr(0, bar);
    const auto secondBar = content.find('|', bar + 1);
    probed.tags.title = content.substr(bar + 1, secondBar - bar - 1);
    probed.audio = {content.substr(secondBar + 1), "fake", 44'100, 2, 128'000, 3.0, 0.0};
    if (probed.audio.container != "fake") // as much sound, and more around it
        probed.audio.bitRate = 130'000;
    for (std::size_t index = 0; index < sound.size(); ++index)
        probed.audioHash.bytes[index % 16] =
            static_cast<std::uint8_t>(probed.audioHash.bytes[index % 16] * 31 + sound[index]);
    return probed;
}

Embedding embeddingOf(const MelSpectrogram& mel)
{
    const float first = mel.values.front();
    return {std::cos(first), std::sin(first)};
}

} // namespace

FakeMusic::FakeMusic()
    : m_folder(m_temporary.path().toStdString())
{
    std::filesystem::create_directories(folder());
}

void FakeMusic::write(const std::string& name, const std::string& sound, const std::string& title,
                      const std::string& container)
{
    std::filesystem::create_directories((folder() / name).parent_path());
    std::ofstream(folder() / name) << sound << '|' << title << '|' << container;
    makeOld(name);
}

void FakeMusic::makeOld(const std::string& name)
{
    const auto age = std::chrono::hours(1) - std::chrono::milliseconds(++m_written);
    std::filesystem::last_write_time(folder() / name, std::filesystem::file_time_type::clock::now() - age);
}

ScanOptions FakeMusic::options() const
{
    ScanOptions options;
    options.libraryFile = libraryFile();
    options.folders = {folder()};
    options.jobs = jobs;
    return options;
}

NetworkFacts FakeMusic::facts() const
{
    NetworkFacts facts;
    facts.modelName = model;
    facts.modelHash = "hash of " + model;
    facts.dimensions = 2;
    facts.filters = 1;
    facts.hiddenUnits = 1;
    facts.laterFilters = laterFilters;
    facts.device = "fake device";
    return facts;
}

Result<ProbedTrack> FakeMusic::probe(int descriptor)
{
    ++probed;
    return probedFrom(contentOf(descriptor));
}

Result<DecodedTrack> FakeMusic::decode(int descriptor, const MelFrontEnd& frontEnd, const std::stop_token& stop)
{
    ++decoded;
    ++decodingNow;
    const std::string content = contentOf(descriptor);
    const std::string sound = content.substr(0, content.find('|'));
    {
        const std::scoped_lock lock(m_mutex);
        m_decodedSounds.push_back(sound);
    }
    if (whileDecoding)
        whileDecoding(sound);
    --decodingNow;
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, {}};
    if (sound.starts_with("crash"))
        return Error{ErrorCode::WorkerCrashed, "signal 11"};
    if (sound.starts_with("broken"))
        return Error{ErrorCode::NotAudio, "it is broken"};
    ProbedTrack found = probedFrom(content);
    DecodedTrack track;
    track.tags = found.tags;
    track.audio = found.audio;
    track.audio.analysedSeconds = 3.0;
    if (track.audio.container == "cut")
        track.warnings = {{ErrorCode::Truncated, "1.0 s are missing"}};
    track.audioHash = found.audioHash;
    track.mel.bands = frontEnd.bands;
    track.mel.framesPerSecond = frontEnd.framesPerSecond();
    track.mel.values.assign(static_cast<std::size_t>(frontEnd.bands) * 64, static_cast<float>(sound.size()));
    track.mel.stretches = {{0, 0.0}};
    track.waveform = {{1, 2, 3}, {1, 1, 1}};
    track.findings = {{FindingKind::Fingerprint, currentVersion(FindingKind::Fingerprint), {1, 2, 3}},
                      {FindingKind::SoundTraits, currentVersion(FindingKind::SoundTraits), {4, 5}}};
    return track;
}

ScanSteps FakeMusic::steps()
{
    ScanSteps steps;
    steps.crawl = [](const std::filesystem::path& root, const std::function<void(SeenFile &&)>& found,
                     std::stop_token stop) { return crawlFolder(root, {}, found, stop); };
    steps.makeDecoding = [this] {
        DecodingSteps decoding;
        decoding.open = [this](const std::filesystem::path& file) {
            ++opened;
            return openRegularFile(file);
        };
        decoding.decode = [this](int descriptor, const MelFrontEnd& frontEnd, std::stop_token stop) {
            return decode(descriptor, frontEnd, stop);
        };
        decoding.probe = [this](int descriptor, std::stop_token) { return probe(descriptor); };
        return decoding;
    };
    steps.startNetwork = [this](std::stop_token) -> Result<AnalysisSteps> {
        AnalysisSteps network;
        network.facts = [this] { return facts(); };
        network.analyse = [this](std::span<const MelSpectrogram> tracks, std::stop_token) {
            std::vector<Result<TrackAnalysis>> activations;
            for (const MelSpectrogram& mel : tracks) {
                ++analysed;
                TrackAnalysis track;
                track.embedding = embeddingOf(mel);
                track.sections = {{0.0F, 3.0F, track.embedding}};
                track.filters = {{1.0F, 0.5F, 0.0F}};
                for (const int filters : laterFilters)
                    track.laterPeaks.emplace_back(static_cast<std::size_t>(filters), FilterPeak{2.0F, 1.0F});
                track.hidden = {1.0F};
                activations.emplace_back(std::move(track));
            }
            return activations;
        };
        return network;
    };
    steps.beforeAnotherLook = beforeAnotherLook;
    return steps;
}

ScanProgress FakeMusic::scan(const std::function<void(ScanOptions&)>& change)
{
    return scan(steps(), change);
}

ScanProgress FakeMusic::scan(const ScanSteps& steps, const std::function<void(ScanOptions&)>& change)
{
    ScanOptions scanOptions = options();
    if (change)
        change(scanOptions);
    ScanRun run(scanOptions, steps, {}, {});
    return run.wait();
}

Library FakeMusic::library() const
{
    auto library = Library::open(libraryFile(), Library::Access::ReadOnly);
    if (!library)
        throw std::runtime_error(library.error().detail);
    return std::move(*library);
}

TrackRow FakeMusic::row(const std::string& name) const
{
    const auto found = library().tracks().findAt(folder() / name);
    if (!found)
        throw std::runtime_error("no track " + name);
    return *found;
}

ErrorCode FakeMusic::problem(const std::string& name) const
{
    return row(name).problem.value_or(ErrorCode::Cancelled);
}

std::vector<std::string> FakeMusic::decodedSounds() const
{
    const std::scoped_lock lock(m_mutex);
    return m_decodedSounds;
}

} // namespace tonekin::test
