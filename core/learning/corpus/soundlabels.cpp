// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/soundlabels.h"

#include "corpus/labellines.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t mostFileBytes = 1'000'000'000;
constexpr std::size_t mostEntries = 1'000'000;
constexpr double longestSeconds = 100'000.0;
constexpr std::array<std::string_view, drumPieces> drumNames{"kick", "snare", "hi-hat", "cymbal", "tom", "other"};
constexpr std::array<std::string_view, chordQualities> chordNames{"major",      "minor",     "dominant",
                                                                  "diminished", "augmented", "other"};
constexpr std::array<std::string_view, noiseKinds> noiseNames{"none", "white", "pink", "brown", "hum", "crackle"};
constexpr std::array<std::string_view, 3> sectionNames{"intro", "body", "ending"};

/// What the line says is not allowed.
struct BadLine {
    std::string what;
};

template <std::size_t count>
Json nameOf(const std::array<std::string_view, count>& names, auto value)
{
    return names.at(static_cast<std::size_t>(value));
}

template <typename Value, std::size_t count>
Value valueOf(const std::array<std::string_view, count>& names, const Json& json)
{
    const auto name = json.get<std::string>();
    for (std::size_t i = 0; i < count; ++i)
        if (names[i] == name)
            return static_cast<Value>(i);
    throw BadLine{"\"" + name + "\" is not known"};
}

Json timeJson(double seconds)
{
    return std::llround(seconds * 1000.0);
}

double timeOf(const Json& json)
{
    const double seconds = json.get<double>() / 1000.0;
    if (!(seconds >= 0.0 && seconds <= longestSeconds))
        throw BadLine{"a time is out of range"};
    return seconds;
}

int numberOf(const Json& json, int lowest, int highest)
{
    const auto number = json.get<std::int64_t>();
    if (number < lowest || number > highest)
        throw BadLine{"a number is out of range"};
    return static_cast<int>(number);
}

double shareOf(const Json& json, double highest)
{
    const auto share = json.get<double>();
    if (!(share >= 0.0 && share <= highest))
        throw BadLine{"a number is out of range"};
    return share;
}

const Json& listOf(const Json& json)
{
    if (!json.is_array() || json.size() > mostEntries)
        throw BadLine{"a list is missing or too long"};
    return json;
}

/// [start, end, start, end ...]
Json spansJson(const std::vector<TimeSpan>& spans)
{
    Json list = Json::array();
    for (const TimeSpan& span : spans) {
        list.push_back(timeJson(span.start));
        list.push_back(timeJson(span.end));
    }
    return list;
}

TimeSpan spanOf(const Json& start, const Json& end)
{
    const TimeSpan span{timeOf(start), timeOf(end)};
    if (span.end < span.start)
        throw BadLine{"a span ends before it starts"};
    return span;
}

std::vector<TimeSpan> spansOf(const Json& json)
{
    std::vector<TimeSpan> spans;
    for (std::size_t i = 0; i + 1 < listOf(json).size(); i += 2)
        spans.push_back(spanOf(json[i], json[i + 1]));
    return spans;
}

Json describedSpans(const SoundLabels& labels)
{
    Json json = Json::object(); // plain noise has none
    for (const ProgramSpans& part : labels.programs)
        json["programs"].push_back({part.program, spansJson(part.spans)});
    for (const DrumHits& hits : labels.drums) {
        Json times = Json::array();
        for (const double time : hits.times)
            times.push_back(timeJson(time));
        json["drums"].push_back({nameOf(drumNames, hits.piece), std::move(times)});
    }
    for (const ChordSpan& chord : labels.chords)
        json["chords"].push_back(
            {timeJson(chord.span.start), timeJson(chord.span.end), chord.root, nameOf(chordNames, chord.quality)});
    for (const NoteSpan& note : labels.melody)
        json["melody"].push_back({timeJson(note.span.start), timeJson(note.span.end), note.pitch});
    for (const SectionSpan& section : labels.sections)
        json["sections"].push_back(
            {timeJson(section.span.start), timeJson(section.span.end), nameOf(sectionNames, section.kind)});
    if (!labels.voice.empty())
        json["voice"] = spansJson(labels.voice);
    return json;
}

void readSpans(const Json& json, SoundLabels& labels)
{
    const Json none = Json::array();
    const auto list = [&](const char* name) -> const Json& {
        return json.contains(name) ? listOf(json.at(name)) : none;
    };
    for (const Json& part : list("programs"))
        labels.programs.push_back({numberOf(part.at(0), 0, 127), spansOf(part.at(1))});
    for (const Json& hits : list("drums")) {
        DrumHits read{valueOf<DrumPiece>(drumNames, hits.at(0)), {}};
        for (const Json& time : listOf(hits.at(1)))
            read.times.push_back(timeOf(time));
        labels.drums.push_back(std::move(read));
    }
    for (const Json& chord : list("chords"))
        labels.chords.push_back({spanOf(chord.at(0), chord.at(1)), numberOf(chord.at(2), 0, 11),
                                 valueOf<ChordQuality>(chordNames, chord.at(3))});
    for (const Json& note : list("melody"))
        labels.melody.push_back({spanOf(note.at(0), note.at(1)), numberOf(note.at(2), 0, 127)});
    for (const Json& section : list("sections"))
        labels.sections.push_back(
            {spanOf(section.at(0), section.at(1)), valueOf<SectionKind>(sectionNames, section.at(2))});
    labels.voice = spansOf(list("voice"));
}

SoundLabels labelsOf(const Json& json)
{
    SoundLabels labels;
    labels.path = json.at("path").get<std::string>();
    if (labels.path.empty())
        throw BadLine{"the path is empty"};
    labels.kind = json.at("kind").get<std::string>();
    labels.work = json.at("work").get<std::string>();
    labels.version = numberOf(json.at("version"), 0, 1'000'000);
    labels.style = json.at("style").get<std::string>();
    labels.groove = json.at("groove").get<std::string>();
    labels.kit = json.at("kit").get<std::string>();
    labels.tempo = shareOf(json.at("tempo"), 1000.0);
    labels.key = numberOf(json.at("key"), -1, 11);
    labels.minor = json.at("minor").get<bool>();
    labels.reverb = shareOf(json.at("reverb"), 1.0);
    labels.distortion = shareOf(json.at("distortion"), 1.0);
    labels.vibrato = shareOf(json.at("vibrato"), 12.0);
    labels.noise = shareOf(json.at("noise"), 1.0);
    labels.noiseKind = valueOf<NoiseKind>(noiseNames, json.at("noiseKind"));
    readSpans(json, labels);
    return labels;
}

} // namespace

std::string printSoundLabels(const SoundLabels& labels)
{
    Json json = {
        {"path", labels.path},       {"kind", labels.kind},     {"work", labels.work},
        {"version", labels.version}, {"style", labels.style},   {"groove", labels.groove},
        {"kit", labels.kit},         {"tempo", labels.tempo},   {"key", labels.key},
        {"minor", labels.minor},     {"reverb", labels.reverb}, {"distortion", labels.distortion},
        {"vibrato", labels.vibrato}, {"noise", labels.noise},   {"noiseKind", nameOf(noiseNames, labels.noiseKind)}};
    json.update(describedSpans(labels));
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<SoundLabels> parseSoundLabels(std::string_view line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return Error{ErrorCode::InvalidArgument, "not a line of labels"};
    try {
        return labelsOf(json);
    } catch (const Json::exception& problem) {
        return Error{ErrorCode::InvalidArgument, problem.what()};
    } catch (const BadLine& bad) {
        return Error{ErrorCode::InvalidArgument, bad.what};
    }
}

Result<std::vector<SoundLabels>> readSoundLabels(const std::filesystem::path& file)
{
    auto all = readLabelLines<SoundLabels>(file, mostFileBytes, parseSoundLabels);
    if (all)
        std::ranges::sort(*all, {}, &SoundLabels::path);
    return all;
}

} // namespace tonekin
