// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probelabels.h"

#include "corpus/labellines.h"
#include "corpus/probeattributes.h"
#include "model/wholefile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t mostFileBytes = 100'000'000;
constexpr std::size_t mostClips = 100'000;
constexpr double longestMilliseconds = 1e8;

/// What the line says is not allowed.
struct BadLine {
    std::string what;
};

double secondsOf(const Json& json)
{
    const auto milliseconds = json.get<double>();
    if (!(milliseconds >= 0.0 && milliseconds <= longestMilliseconds))
        throw BadLine{"a time is out of range"};
    return milliseconds / 1000.0;
}

std::vector<std::string> namesOf(const Json& json)
{
    if (!json.is_array())
        throw BadLine{"a list of names is missing"};
    std::vector<std::string> names;
    for (const Json& name : json) {
        names.push_back(name.get<std::string>());
        if (!ProbeAttributes::all().find(names.back()))
            throw BadLine{"\"" + names.back() + "\" is not known"};
    }
    return names;
}

/// [start, end, [factors], [unsure]]
ProbeClip clipOf(const Json& json)
{
    ProbeClip clip{{secondsOf(json.at(0)), secondsOf(json.at(1))}, namesOf(json.at(2)), namesOf(json.at(3))};
    if (clip.span.end <= clip.span.start)
        throw BadLine{"a clip ends before it starts"};
    return clip;
}

ProbeLabels labelsOf(const Json& json)
{
    ProbeLabels labels;
    labels.path = json.at("path").get<std::string>();
    const Json& clips = json.at("clips");
    if (labels.path.empty() || !clips.is_array() || clips.size() > mostClips)
        throw BadLine{"the path is empty, or the clips are missing or too many"};
    for (const Json& clip : clips) {
        labels.clips.push_back(clipOf(clip));
        if (labels.clips.size() > 1 && labels.clips.back().span.start < (labels.clips.end() - 2)->span.end)
            throw BadLine{"a clip begins before the one before it has ended"};
    }
    return labels;
}

} // namespace

std::string printProbeLabels(const ProbeLabels& labels)
{
    Json clips = Json::array();
    for (const ProbeClip& clip : labels.clips)
        clips.push_back({std::llround(clip.span.start * 1000.0), std::llround(clip.span.end * 1000.0),
                         Json(clip.attributes), Json(clip.unsure)});
    const Json json = {{"path", labels.path}, {"clips", std::move(clips)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ProbeLabels> parseProbeLabels(std::string_view line)
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

Status writeProbeLabels(const std::filesystem::path& file, const std::vector<ProbeLabels>& all)
{
    std::string lines;
    for (const ProbeLabels& labels : all)
        lines += printProbeLabels(labels) + "\n";
    return writeWholeFile(file, lines);
}

Result<std::vector<ProbeLabels>> readProbeLabels(const std::filesystem::path& file)
{
    auto all = readLabelLines<ProbeLabels>(file, mostFileBytes, parseProbeLabels);
    if (all)
        std::ranges::sort(*all, {}, &ProbeLabels::path);
    return all;
}

} // namespace tonekin
