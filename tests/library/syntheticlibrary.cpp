// SPDX-License-Identifier: GPL-3.0-or-later
#include "syntheticlibrary.h"

#include "base/decodedtrack.h"
#include "base/filestamp.h"
#include "base/filterterms.h"
#include "findings/fingerprintpacking.h"
#include "findings/soundtraitspacking.h"
#include "library/findingstore.h"
#include "library/trackstore.h"
#include "model/manifesttemplates.h"
#include "model/modelfiles.h"

#include <QtGlobal>

#include <array>
#include <cmath>
#include <random>

namespace tonekin::made {

namespace {

constexpr int dimensions = 16;

template <typename Value>
Value must(Result<Value> result)
{
    if (!result)
        qFatal("the library refused: %s", result.error().detail.c_str());
    return *std::move(result);
}

Embedding vectorFor(int sound, std::uint32_t seed)
{
    std::mt19937 family(static_cast<std::uint32_t>(sound) + 1);
    std::mt19937 own(seed);
    std::normal_distribution<float> shared;
    std::normal_distribution<float> normal; // one each: a distribution keeps half of what it draws for the next call
    Embedding vector;
    float squares = 0.0F;
    for (int i = 0; i < dimensions; ++i) {
        vector.push_back(shared(family) + 0.35F * normal(own));
        squares += vector.back() * vector.back();
    }
    for (float& value : vector)
        value /= std::sqrt(squares);
    return vector;
}

DecodedTrack decoded(const MadeTrack& track, std::uint32_t seed)
{
    DecodedTrack result;
    result.tags = track.tags;
    result.audio = {"flac", "flac", 44100, 2, 900000, track.seconds, track.seconds};
    for (std::size_t i = 0; i < result.audioHash.bytes.size(); ++i)
        result.audioHash.bytes[i] = track.audio ? track.audio : static_cast<std::uint8_t>(seed >> (8 * (i % 4)));
    for (int i = 0; i < 400; ++i) {
        result.waveform.peak.push_back(static_cast<std::uint8_t>(120 + 100 * std::sin(i * 0.05 + seed)));
        result.waveform.rms.push_back(static_cast<std::uint8_t>(60 + 50 * std::sin(i * 0.05 + seed)));
    }
    result.loudnessLufs = track.loudnessLufs;
    const auto finding = [](FindingKind kind, PackedBytes packed) {
        return Finding{kind, currentVersion(kind), std::move(packed)};
    };
    result.findings = {finding(FindingKind::Fingerprint, packFingerprint({})),
                       finding(FindingKind::SoundTraits, packSoundTraits(track.traits))};
    if (track.warning)
        result.warnings.push_back({*track.warning, "made"});
    return result;
}

FileStamp stampOf(const MadeTrack& track)
{
    return {1, std::hash<std::string>{}(track.relativePath) & 0xFFFFFFFFU, 1000, 1};
}

void drive(MadeTrack& track, int number)
{
    std::mt19937 chance(static_cast<std::uint32_t>(number) + 77);
    std::exponential_distribution<float> few(1.0F);
    track.filters.resize(Model::filters);
    for (FilterResponse& response : track.filters) {
        response.mean = 0.2F * few(chance);
        response.maximum = response.mean + few(chance);
        response.secondsOfMaximum = static_cast<float>(chance() % 90);
    }
    track.hidden.resize(Model::hiddenUnits);
    for (float& value : track.hidden)
        value = 0.3F * few(chance);
    track.hidden[static_cast<std::size_t>(track.sound)] += 2.0F;
}

} // namespace

Library openForWriting(const std::filesystem::path& file)
{
    return must(Library::open(file, Library::Access::ReadWrite));
}

void analyseAgain(Library& library, TrackId id, const MadeTrack& track)
{
    const auto seed = static_cast<std::uint32_t>(std::hash<std::string>{}(track.relativePath));
    TrackAnalysis analysed;
    analysed.embedding = vectorFor(track.sound, seed);
    analysed.sections.push_back({0.0F, static_cast<float>(track.seconds), analysed.embedding});
    analysed.filters = track.filters;
    analysed.hidden = track.hidden;
    analysed.laterPeaks = track.laterPeaks;
    must(library.findings().saveAnalysis(id, stampOf(track), decoded(track, seed), analysed, track.model));
}

TrackId add(Library& library, RootId root, const MadeTrack& track)
{
    const auto seed = static_cast<std::uint32_t>(std::hash<std::string>{}(track.relativePath));
    const FileStamp stamp = stampOf(track);
    const TrackId id = must(library.tracks().add(root, track.relativePath, stamp));
    if (track.failure) {
        must(library.tracks().saveFailure(id, stamp, {*track.failure, "decode", "made for a test", 1, 1'700'000'000}));
        return id;
    }
    if (!track.analysed) {
        const DecodedTrack found = decoded(track, seed);
        must(library.tracks().saveTags(id, stamp, {found.tags, found.audio, found.audioHash}));
        must(library.tracks().requeue(id, stamp));
        return id;
    }
    analyseAgain(library, id, track);
    return id;
}

void fill(const std::filesystem::path& file, int count, const std::string& model)
{
    static const std::array<std::string, 12> artists{"Anna Lindqvist",
                                                     "The Copper Kettles",
                                                     "Björk Sæmundsdóttir",
                                                     "Ноктюрн",
                                                     "João Ferreira Trio",
                                                     "Orchestra of the North",
                                                     "DJ Halogen",
                                                     "Zoë & the Tides",
                                                     "宮城 みどり",
                                                     "Los Olvidados",
                                                     "Kestrel",
                                                     "Ensemble Pérotin"};
    static const std::array<std::string, 10> words{"River",  "Night",  "Copper", "Winter", "Distant",
                                                   "Signal", "Garden", "Hollow", "Light",  "Machine"};
    static const std::array<std::string, 6> genres{"Folk", "Rock", "Electronic", "Classical", "Jazz", "Latin"};
    Library library = openForWriting(file);
    const RootId root = must(library.roots().add("/music/collection"));
    must(library.begin());
    for (int i = 0; i < count; ++i) {
        const auto artist = static_cast<std::size_t>(i / 9) % artists.size();
        const int album = i / 9;
        MadeTrack track;
        const auto word = [&](int place) { return words[static_cast<std::size_t>(place) % words.size()]; };
        track.tags.title =
            word(i * 7) + " " + word(i * 3 + album + 1) + (i % 5 ? "" : ", Part " + std::to_string(i % 4 + 1));
        track.tags.artist = artists[artist];
        track.tags.album = word(album * 3) + " and " + word(album + 4);
        track.tags.genre = genres[artist % genres.size()];
        track.tags.year = 1958 + album * 5 % 64;
        track.tags.trackNumber = i % 9 + 1;
        if (i % 3)
            track.tags.playCount = i % 37;
        track.seconds = 95 + (i * 37) % 400;
        track.sound = static_cast<int>(artist);
        track.relativePath = track.tags.artist + "/" + track.tags.album + "/" + std::to_string(i % 9 + 1) + " " +
                             track.tags.title + " " + std::to_string(i) + ".flac";
        if (i % 61 == 7)
            track.failure = i % 2 ? ErrorCode::CorruptHeader : ErrorCode::Permission;
        if (i % 71 == 5)
            track.warning = ErrorCode::Truncated;
        track.analysed = i % 47 != 11;
        if (i % 40 == 1)
            track.audio = static_cast<std::uint8_t>(artist + 1);
        track.model = model;
        drive(track, i);
        const TrackId id = add(library, root, track);
        if (i % 97 == 20)
            must(library.tracks().markMissing(id));
        if (i % 101 == 30)
            must(library.tracks().markExcluded(id));
    }
    must(library.commit());
}

Model model(const std::filesystem::path& folder, std::vector<FilterName> names, unsigned seed)
{
    ModelManifest manifest = tinyManifest("made-" + std::to_string(seed));
    manifest.filterNames = std::move(names);
    FilterKernels kernels{Model::filters, manifest.frontEnd.bands, manifest.layers.convolutions.front().width, {}};
    std::mt19937 chance(seed);
    std::normal_distribution<float> normal;
    kernels.weights.resize(static_cast<std::size_t>(kernels.filters) * kernels.bands * kernels.frames);
    for (float& weight : kernels.weights)
        weight = std::round(normal(chance) * 64.0F) / 64.0F; // exact in half precision
    const NamedTensor tensor{"conv1.weight", {kernels.filters, kernels.bands, kernels.frames}, kernels.weights};
    const std::filesystem::path file = folder / "made.json";
    const ModelManifest written = must(writeModel(file, manifest, std::span(&tensor, 1)));
    return {file, written.modelHash(), std::move(kernels)};
}

std::vector<FilterName> names()
{
    std::vector<FilterName> all;
    for (int filter = 0; filter < Model::filters; ++filter) {
        if (filter % 3 == 1)
            all.push_back({filterText("around %1 Hz", {100 * (filter + 1)}) + "; onset",
                           FilterNameKind::Descriptor,
                           ActivationMode::Maximum,
                           0.0,
                           0.0,
                           {}});
        else
            all.push_back({std::string(filterTerms()[static_cast<std::size_t>(filter)]), FilterNameKind::Measured,
                           filter % 2 ? ActivationMode::Mean : ActivationMode::Maximum, 0.93 + 0.004 * filter, 0.06,
                           "tom"});
    }
    return all;
}

} // namespace tonekin::made
