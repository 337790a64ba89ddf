// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corpus.h"

#include "model/safetensors.h"
#include "model/sha256.h"
#include "model/wholefile.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view formatName = "tonekin-corpus-1";
constexpr std::uintmax_t mostBytes = 1'000'000'000;

Json frontEndJson(const MelFrontEnd& frontEnd)
{
    return {{"level", frontEnd.level},
            {"sampleRate", frontEnd.sampleRate},
            {"window", frontEnd.window},
            {"hop", frontEnd.hop},
            {"bands", frontEnd.bands},
            {"lowestHertz", frontEnd.lowestHertz},
            {"highestHertz", frontEnd.highestHertz},
            {"logGain", frontEnd.logGain}};
}

MelFrontEnd frontEndOf(const Json& json)
{
    return {json.at("sampleRate").get<int>(),
            json.at("window").get<int>(),
            json.at("hop").get<int>(),
            json.at("bands").get<int>(),
            json.at("lowestHertz").get<double>(),
            json.at("highestHertz").get<double>(),
            json.at("logGain").get<double>(),
            json.value("level", 0.0)};
}

Json trackJson(const CorpusTrack& track)
{
    return {{"path", track.path},   {"collection", track.collection}, {"title", track.title}, {"artist", track.artist},
            {"album", track.album}, {"seconds", track.seconds},       {"mel", track.melFile}};
}

CorpusTrack trackOf(const Json& json)
{
    return {json.at("path").get<std::string>(),  json.at("collection").get<std::string>(),
            json.at("title").get<std::string>(), json.at("artist").get<std::string>(),
            json.at("album").get<std::string>(), json.at("seconds").get<double>(),
            json.at("mel").get<std::string>()};
}

} // namespace

Result<Corpus> readCorpus(const std::filesystem::path& folder)
{
    const auto bytes = readWholeFile(folder / "corpus.json", mostBytes);
    if (!bytes)
        return Error{ErrorCode::NotFound, bytes.error().detail};
    const Json json = Json::parse(bytes->begin(), bytes->end(), nullptr, false);
    try {
        if (json.is_discarded() || json.at("format") != formatName)
            return Error{ErrorCode::InvalidArgument, folder.string() + " holds no corpus that this program knows"};
        Corpus corpus{folder, frontEndOf(json.at("frontEnd")), {}};
        for (const Json& track : json.at("tracks"))
            corpus.tracks.push_back(trackOf(track));
        return corpus;
    } catch (const Json::exception& problem) {
        return Error{ErrorCode::InvalidArgument, (folder / "corpus.json").string() + ": " + problem.what()};
    }
}

Status writeCorpus(const Corpus& corpus)
{
    Json tracks = Json::array();
    for (const CorpusTrack& track : corpus.tracks)
        tracks.push_back(trackJson(track));
    const Json json = {{"format", formatName}, {"frontEnd", frontEndJson(corpus.frontEnd)}, {"tracks", tracks}};
    // A name may hold any bytes; what is not UTF-8 in it is replaced, since it only labels the track.
    const std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    return writeWholeFile(corpus.folder / "corpus.json", text);
}

Result<std::map<std::string, SoundLabels>> readCorpusLabels(const std::filesystem::path& folder)
{
    std::map<std::string, SoundLabels> labels;
    auto lines = readSoundLabels(folder / soundLabelsFile);
    if (!lines && lines.error().code == ErrorCode::NotFound)
        return labels;
    if (!lines)
        return lines.error();
    for (SoundLabels& line : *lines) {
        std::string path = line.path;
        labels.insert_or_assign(std::move(path), std::move(line));
    }
    return labels;
}

Status writeCorpusLabels(const std::filesystem::path& folder, const std::map<std::string, SoundLabels>& labels)
{
    const std::filesystem::path file = folder / soundLabelsFile;
    if (labels.empty()) {
        std::error_code problem;
        std::filesystem::remove(file, problem);
        return problem ? Status(Error{ErrorCode::IoError, file.string() + ": " + problem.message()}) : ok();
    }
    std::string text;
    for (const auto& [path, line] : labels)
        text += printSoundLabels(line) + '\n';
    return writeWholeFile(file, text);
}

std::string melFileName(const std::string& trackPath)
{
    return "mel/" + sha256Hex(trackPath).substr(0, 20) + ".safetensors";
}

Status saveMel(const std::filesystem::path& file, const MelSpectrogram& mel)
{
    NamedTensor values{"mel", {mel.frames(), mel.bands}, mel.values};
    NamedTensor stretches{"stretches", {static_cast<std::int64_t>(mel.stretches.size()), 2}, {}};
    for (const MelStretch& stretch : mel.stretches) {
        stretches.values.push_back(static_cast<float>(stretch.firstFrame));
        stretches.values.push_back(static_cast<float>(stretch.startSeconds));
    }
    // Frame numbers beyond 2,048 do not survive half precision, so the two go into files of their own.
    if (auto written = writeWholeFile(file, printSafetensors(std::span(&values, 1), TensorType::F16)); !written)
        return written;
    if (mel.stretches.size() < 2)
        return ok();
    std::filesystem::path beside = file;
    beside += ".stretches";
    return writeWholeFile(beside, printSafetensors(std::span(&stretches, 1), TensorType::F32));
}

Result<MelSpectrogram> loadMel(const std::filesystem::path& file, const MelFrontEnd& frontEnd)
{
    const auto bytes = readWholeFile(file, mostBytes);
    if (!bytes)
        return Error{ErrorCode::NotFound, bytes.error().detail};
    auto tensors = parseSafetensors(*bytes);
    if (!tensors || tensors->size() != 1 || tensors->front().shape.size() != 2 ||
        tensors->front().shape[1] != frontEnd.bands)
        return Error{ErrorCode::InvalidArgument, file.string() + " holds no spectrogram of this corpus"};
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    mel.values = std::move(tensors->front().values);
    mel.stretches = {{0, 0.0}};
    std::filesystem::path beside = file;
    beside += ".stretches";
    const auto stretchBytes = readWholeFile(beside, mostBytes);
    if (!stretchBytes)
        return mel;
    const auto stretches = parseSafetensors(*stretchBytes);
    if (!stretches || stretches->size() != 1)
        return Error{ErrorCode::InvalidArgument, beside.string() + " cannot be read"};
    mel.stretches.clear();
    const std::vector<float>& places = stretches->front().values;
    for (std::size_t i = 0; i + 1 < places.size(); i += 2)
        mel.stretches.push_back({static_cast<int>(places[i]), static_cast<double>(places[i + 1])});
    return mel;
}

} // namespace tonekin
